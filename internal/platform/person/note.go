package person

import (
	"context"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/text"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// NoteClass says who may read a note.
type NoteClass string

// The classes of notes.
const (
	NoteGeneral   NoteClass = "general"
	NotePractical NoteClass = "practical" // what helps at the desk: large print, a quiet place
	NoteSensitive NoteClass = "sensitive" // only for who holds the right; reading is logged
)

// NoteClasses lists them.
func NoteClasses() []NoteClass { return []NoteClass{NotePractical, NoteGeneral, NoteSensitive} }

// Valid says whether it is one of NoteClasses.
func (n NoteClass) Valid() bool {
	return n == NoteGeneral || n == NotePractical || n == NoteSensitive
}

// Key is the key of the label.
func (n NoteClass) Key() string { return "person.note." + string(n) }

// Note is something that was written down about a person.
type Note struct {
	ID        string
	PersonID  string // the file it was added to
	Class     NoteClass
	Body      string
	CreatedAt time.Time
	CreatedBy string // account id
	Author    string // name at the time
}

// AddNote writes a note in somebody's file. A text with a number or secret that
// no field may hold is refused and kept nowhere.
func (s *Service) AddNote(ctx context.Context, a actor.Actor, c AddNote) (Note, error) {
	if err := requireNote(a, c.Class); err != nil {
		return Note{}, err
	}
	if err := c.validate(); err != nil {
		return Note{}, err
	}
	n := Note{ID: s.kit.IDs.New(), PersonID: c.PersonID, Class: c.Class, Body: c.Body, CreatedAt: s.kit.Clock.Now(), CreatedBy: a.AccountID, Author: a.Name}
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if _, err := s.own(ctx, tx, a, c.PersonID); err != nil {
			return err
		}
		sealed := s.kit.Keys.Seal([]byte(n.Body), noteAAD(a.TenantID, n.ID))
		if _, err := tx.Exec(ctx, sqlInsertNote, n.ID, a.TenantID, n.PersonID, string(n.Class), sealed, clock.Stamp(n.CreatedAt), n.CreatedBy, n.Author); err != nil {
			return err
		}
		s.record(tx, a, "person.note.add", c.PersonID)
		return nil
	})
	return n, err
}

func (c *AddNote) validate() error {
	var ck errs.Check
	c.Body = text.CleanLines(c.Body)
	ck.That(c.Class.Valid(), "class", "choose")
	ck.That(c.Body != "", "body", "required")
	ck.That(text.Runes(c.Body) <= maxNote, "body", "too-long", "max", maxNote)
	merge(&ck, guard("body", c.Body))
	return ck.Err()
}

// requireNote checks the right to write a note of a class.
func requireNote(a actor.Actor, class NoteClass) error {
	if err := access.Require(a, RightWrite); err != nil {
		return err
	}
	if class == NoteSensitive {
		return access.Require(a, RightSensitive)
	}
	return nil
}

// RemoveNote takes a note out of the file; RestoreNote puts it back.
func (s *Service) RemoveNote(ctx context.Context, a actor.Actor, noteID string) (personID string, err error) {
	return s.changeNote(ctx, a, noteID, "person.note.remove", func(tx *db.Tx) (int64, error) {
		return tx.Exec(ctx, sqlRemoveNote, a.TenantID, noteID, clock.Stamp(s.kit.Clock.Now()))
	})
}

// RestoreNote puts back a note that was taken out.
func (s *Service) RestoreNote(ctx context.Context, a actor.Actor, noteID string) (personID string, err error) {
	return s.changeNote(ctx, a, noteID, "person.note.restore", func(tx *db.Tx) (int64, error) {
		return tx.Exec(ctx, sqlRestoreNote, a.TenantID, noteID)
	})
}

// noteOwner is whose note it is, of which class, and by whom.
type noteOwner struct {
	class  NoteClass
	by     string
	person string
}

func scanNoteOwner(s db.Scanner) (o noteOwner, err error) {
	return o, s.Scan(&o.class, &o.by, &o.person)
}

func (s *Service) changeNote(ctx context.Context, a actor.Actor, noteID, action string, do func(*db.Tx) (int64, error)) (string, error) {
	if err := access.Require(a, RightWrite); err != nil {
		return "", err
	}
	var o noteOwner
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		if o, err = db.One(ctx, tx, scanNoteOwner, sqlNoteOwner, a.TenantID, noteID); err != nil {
			return err
		}
		if err := requireNote(a, o.class); err != nil {
			return err
		}
		n, err := do(tx)
		if err == nil && n > 0 {
			s.record(tx, a, action, o.person)
		}
		return err
	})
	return o.person, err
}

func noteAAD(tenantID, noteID string) crypt.AAD {
	return crypt.AAD{Tenant: tenantID, Table: "person_note", Column: "body", Row: noteID}
}

// notes opens the notes of a file. Sensitive ones stay closed for who lacks the
// right; how many there are is told.
func (s *Service) notes(ctx context.Context, r db.Reader, a actor.Actor, rootID string) (open []Note, closed int, err error) {
	rows, err := db.All(ctx, r, scanNote, sqlNotes, a.TenantID, rootID)
	if err != nil {
		return nil, 0, err
	}
	for _, n := range rows {
		if n.Class == NoteSensitive && !a.Can(RightSensitive) {
			closed++
			continue
		}
		body, err := s.kit.Keys.Open(n.Body, noteAAD(a.TenantID, n.ID))
		if err != nil {
			return nil, 0, err
		}
		n.Body = string(body)
		open = append(open, n)
	}
	return open, closed, nil
}
