package person

import (
	"context"
	"encoding/json"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/search"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// Preview is what a merge would do.
type Preview struct {
	From, Into  Person
	Differences []Difference
	Contacts    int // contact points that the survivor's file shows on top
	Tags        int
	Notes       int // sensitive ones included
}

// PreviewMerge shows what merging From into Into would do, and changes nothing.
func (s *Service) PreviewMerge(ctx context.Context, a actor.Actor, from, into string) (Preview, error) {
	if err := access.Require(a, RightMerge); err != nil {
		return Preview{}, err
	}
	var p Preview
	var err error
	if p.From, err = db.One(ctx, s.kit.DB, scan, sqlByID, a.TenantID, from); err != nil {
		return p, err
	}
	if p.Into, err = db.One(ctx, s.kit.DB, scan, sqlByID, a.TenantID, into); err != nil {
		return p, err
	}
	if err := mergeable(p.From, p.Into); err != nil {
		return p, err
	}
	p.Differences = differences(p.From.Identity, p.Into.Identity)
	return p, s.countMoves(ctx, a, &p)
}

func (s *Service) countMoves(ctx context.Context, a actor.Actor, p *Preview) error {
	contacts, err := db.All(ctx, s.kit.DB, scanContact, sqlContacts, a.TenantID, p.From.ID)
	if err != nil {
		return err
	}
	tags, err := db.All(ctx, s.kit.DB, db.Column[string], sqlTags, a.TenantID, p.From.ID)
	if err != nil {
		return err
	}
	notes, err := db.All(ctx, s.kit.DB, scanNote, sqlNotes, a.TenantID, p.From.ID)
	p.Contacts, p.Tags, p.Notes = len(contacts), len(tags), len(notes)
	return err
}

// mergeable refuses a file that another one already speaks for, so that no file
// gets two survivors and no two files speak for each other (ID3).
func mergeable(from, into Person) error {
	switch {
	case from.ID == into.ID:
		return errs.OneField("into", "person-merge-same")
	case from.Merged():
		return errMerged(from)
	case into.Merged():
		return errMerged(into)
	}
	return nil
}

// Merge lets Into speak for From, and for everything merged into From (ID3). Of
// two merges of one person at once, exactly one works.
func (s *Service) Merge(ctx context.Context, a actor.Actor, c Merge) (Person, error) {
	if err := access.Require(a, RightMerge); err != nil {
		return Person{}, err
	}
	if err := c.validate(); err != nil {
		return Person{}, err
	}
	var out Person
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		both, err := lock(ctx, tx, a.TenantID, c.From, c.Into)
		if err != nil {
			return err
		}
		files := joined{both[c.From], both[c.Into]}
		if err := s.guard(files.from, files.into); err != nil {
			return err
		}
		if err := files.check(c); err != nil {
			return err
		}
		out, err = s.join(ctx, tx, a, files, c.Keep)
		return err
	})
	return out, err
}

// joined is two locked files, one of which is to speak for the other.
type joined struct{ from, into Person }

// check refuses files that are not as they were shown.
func (j joined) check(c Merge) error {
	if c.FromVersion != 0 && c.FromVersion != j.from.Version || c.IntoVersion != 0 && c.IntoVersion != j.into.Version {
		return errs.New(errs.Stale, "stale")
	}
	return nil
}

// join writes a merge of two files that may be merged.
func (s *Service) join(ctx context.Context, tx *db.Tx, a actor.Actor, files joined, keep []string) (Person, error) {
	now, from, into := s.kit.Clock.Now(), files.from, files.into
	before := into.Identity
	var changes []changedField
	into.Identity, changes = combine(from.Identity, into.Identity, keep)
	into.UpdatedAt = now
	if err := update(ctx, tx, into, into.Version); err != nil {
		return into, err
	}
	into.Version++
	moved, err := s.hang(ctx, tx, a.TenantID, from.ID, into.ID)
	if err != nil {
		return into, err
	}
	mergeID := s.kit.IDs.New()
	sealed, err := s.sealChanges(a.TenantID, mergeID, changes)
	if err != nil {
		return into, err
	}
	if _, err := tx.Exec(ctx, sqlInsertMerge, mergeID, a.TenantID, from.ID, into.ID, sealed, clock.Stamp(now), a.AccountID, a.Name); err != nil {
		return into, err
	}
	s.record(tx, a, "person.merge", into.ID)
	s.record(tx, a, "person.merged", from.ID)
	if into.countsBy(before) {
		if err := search.Put(ctx, tx, into.doc()); err != nil {
			return into, err
		}
	}
	return into, s.changed(ctx, tx, a, append(moved, into.ID)...)
}

// Unmerge parts a file from the one that speaks for it, with everything that had
// been merged into it before, within 30 days (ID3).
func (s *Service) Unmerge(ctx context.Context, a actor.Actor, personID string) (Person, error) {
	if err := access.Require(a, RightMerge); err != nil {
		return Person{}, err
	}
	var out Person
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		locked, err := s.lockGroup(ctx, tx, a, personID)
		if err != nil {
			return err
		}
		m, err := s.undoable(ctx, tx, a, personID)
		if err != nil {
			return err
		}
		if err := s.giveBack(ctx, tx, a.TenantID, locked[m.IntoID], m); err != nil {
			return err
		}
		out, err = s.part(ctx, tx, a, locked[personID], m)
		return err
	})
	return out, err
}

// lockGroup locks a file and every other one of its group.
func (s *Service) lockGroup(ctx context.Context, tx *db.Tx, a actor.Actor, personID string) (map[string]Person, error) {
	p, err := db.One(ctx, tx, scan, sqlByID, a.TenantID, personID)
	if err != nil {
		return nil, err
	}
	group, err := db.All(ctx, tx, scan, sqlGroup, a.TenantID, p.RootID)
	if err != nil {
		return nil, err
	}
	ids := []string{personID}
	for _, g := range group {
		if g.ID != personID {
			ids = append(ids, g.ID)
		}
	}
	locked, err := lock(ctx, tx, a.TenantID, ids...)
	if err == nil && locked[personID].RootID != p.RootID {
		return nil, errs.New(errs.Stale, "stale") // another merge came between
	}
	return locked, err
}

// undoable reads the merge of a file if it can still be undone.
func (s *Service) undoable(ctx context.Context, tx *db.Tx, a actor.Actor, personID string) (Merging, error) {
	m, err := db.One(ctx, tx, scanMerge, sqlMergeOf, a.TenantID, personID)
	if errs.Is(err, errs.NotFound) {
		return m, errs.New(errs.Conflict, "person-not-merged")
	}
	if err == nil && !s.kit.Clock.Now().Before(m.At.Add(undoFor)) {
		return m, errs.New(errs.Conflict, "person-merge-too-old")
	}
	return m, err
}

// part takes a locked file out of the one that speaks for it.
func (s *Service) part(ctx context.Context, tx *db.Tx, a actor.Actor, from Person, m Merging) (Person, error) {
	moved, err := s.unhang(ctx, tx, from)
	if err != nil {
		return from, err
	}
	if err := changed(tx.Exec(ctx, sqlUndoMerge, a.TenantID, m.ID, clock.Stamp(s.kit.Clock.Now()), a.AccountID)); err != nil {
		return from, err
	}
	s.record(tx, a, "person.unmerge", from.ID)
	s.record(tx, a, "person.unmerged", m.IntoID)
	if err := s.changed(ctx, tx, a, append(moved, m.IntoID, from.RootID)...); err != nil {
		return from, err
	}
	return db.One(ctx, tx, scan, sqlByID, a.TenantID, from.ID)
}

// giveBack restores what a merge changed in the file it merged into.
func (s *Service) giveBack(ctx context.Context, tx *db.Tx, tenantID string, into Person, m Merging) error {
	undone, err := s.openChanges(tenantID, m)
	if err != nil {
		return err
	}
	later, err := db.All(ctx, tx, scanMerge, sqlMergesAfter, tenantID, m.IntoID, clock.Stamp(m.At), m.ID)
	if err != nil {
		return err
	}
	opened := make([][]changedField, len(later))
	for i := range later {
		if opened[i], err = s.openChanges(tenantID, later[i]); err != nil {
			return err
		}
	}
	before := into.Identity
	var touched []int
	into.Identity, touched = uncombine(into.Identity, undone, opened)
	for _, i := range touched {
		if err := s.saveChanges(ctx, tx, tenantID, later[i].ID, opened[i]); err != nil {
			return err
		}
	}
	if into.Identity == before {
		return nil
	}
	into.UpdatedAt = s.kit.Clock.Now()
	if err := update(ctx, tx, into, into.Version); err != nil {
		return err
	}
	return search.Put(ctx, tx, into.doc())
}

func (s *Service) saveChanges(ctx context.Context, tx *db.Tx, tenantID, mergeID string, changes []changedField) error {
	sealed, err := s.sealChanges(tenantID, mergeID, changes)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, sqlSetChanges, tenantID, mergeID, sealed)
	return err
}

// sealChanges keeps what a merge changed, closed: it holds names.
func (s *Service) sealChanges(tenantID, mergeID string, changes []changedField) (string, error) {
	raw, err := json.Marshal(changes)
	if err != nil {
		return "", err
	}
	return s.kit.Keys.Seal(raw, mergeAAD(tenantID, mergeID)), nil
}

func (s *Service) openChanges(tenantID string, m Merging) ([]changedField, error) {
	raw, err := s.kit.Keys.Open(m.changes, mergeAAD(tenantID, m.ID))
	if err != nil {
		return nil, err
	}
	var out []changedField
	return out, json.Unmarshal(raw, &out)
}

func mergeAAD(tenantID, mergeID string) crypt.AAD {
	return crypt.AAD{Tenant: tenantID, Table: "person_merge", Column: "changes", Row: mergeID}
}
