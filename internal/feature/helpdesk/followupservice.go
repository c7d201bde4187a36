package helpdesk

import (
	"context"
	"errors"
	"slices"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/page"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// AddFollowUp makes a follow-up after a contact or at a place. A repeated client
// id gives the first one.
func (s *Service) AddFollowUp(ctx context.Context, a actor.Actor, f AddFollowUp) (FollowUp, error) {
	if err := access.Require(a, RightFollowUpWrite); err != nil {
		return FollowUp{}, err
	}
	if err := f.Validate(); err != nil {
		return FollowUp{}, err
	}
	at, err := s.followUpAt(ctx, a, f)
	if err != nil {
		return FollowUp{}, err
	}
	var made FollowUp
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		made, err = s.insertFollowUp(ctx, tx, a, f, at)
		return err
	})
	if errors.Is(err, errRepeated) {
		return db.One(ctx, s.kit.DB, scanFollowUp, sqlFollowUpByClient, a.TenantID, f.ClientID)
	}
	return made, err
}

// followUpAt finds where a new follow-up belongs and checks the right there.
func (s *Service) followUpAt(ctx context.Context, a actor.Actor, f AddFollowUp) (FollowUp, error) {
	if f.ContactID != "" {
		c, err := s.current(ctx, s.kit.DB, a, f.ContactID)
		if err != nil {
			return FollowUp{}, err
		}
		return followUpOf(c), access.RequireAt(a, RightFollowUpWrite, c.Spot())
	}
	b, err := s.places.Brief(ctx, s.kit.DB, a.TenantID, f.PlaceID)
	if errs.Is(err, errs.NotFound) {
		return FollowUp{}, errs.OneField("place", "choose")
	}
	if err != nil {
		return FollowUp{}, err
	}
	if f.PersonID != "" {
		if _, err := s.people.Facts(ctx, s.kit.DB, a.TenantID, f.PersonID); err != nil {
			return FollowUp{}, errs.OneField("person", "contact-person")
		}
	}
	return FollowUp{PersonID: f.PersonID, PlaceID: b.ID, PlaceNIS: b.NIS, PartnerID: b.PartnerID}, access.RequireAt(a, RightFollowUpWrite, b.Spot())
}

// addFollowUp makes a follow-up in the transaction of its contact.
func (s *Service) addFollowUp(ctx context.Context, tx *db.Tx, a actor.Actor, n NewFollowUp, at FollowUp) error {
	_, err := s.insertFollowUp(ctx, tx, a, AddFollowUp{NewFollowUp: n}, at)
	return err
}

func (s *Service) insertFollowUp(ctx context.Context, tx *db.Tx, a actor.Actor, n AddFollowUp, f FollowUp) (FollowUp, error) {
	f.ID, f.Version, f.State = s.kit.IDs.New(), 1, TaskOpen
	f.Kind, f.Due, f.OwnerID = n.Kind, n.Due, n.OwnerID
	f.CreatedAt, f.CreatedBy = s.kit.Clock.Now(), a.AccountID
	if f.OwnerID == "" {
		f.OwnerID = a.AccountID
	}
	if err := s.inTeam(ctx, tx, a, f.OwnerID); err != nil {
		return f, err
	}
	if n.Note != "" {
		f.Note = s.kit.Keys.Seal([]byte(n.Note), followUpAAD(a.TenantID, f.ID))
	}
	isNew, err := insertFollowUp(ctx, tx, a.TenantID, n.ClientID, f)
	if err == nil && !isNew {
		err = errRepeated
	}
	s.kit.Audit.Record(tx, a, audit.Entry{Action: "followup.create", Kind: "followup", ID: f.ID, Person: f.PersonID})
	return f, err
}

// inTeam refuses an owner who does not help here.
func (s *Service) inTeam(ctx context.Context, r db.Reader, a actor.Actor, accountID string) error {
	if accountID == a.AccountID {
		return nil
	}
	team, err := s.team.Team(ctx, r, a.TenantID)
	if err == nil && !slices.ContainsFunc(team, func(h Helper) bool { return h.ID == accountID && !h.Gone }) {
		err = errs.OneField("owner", "choose")
	}
	return err
}

// EndFollowUp finishes a follow-up with its outcome, or cancels it.
func (s *Service) EndFollowUp(ctx context.Context, a actor.Actor, e EndFollowUp) error {
	if err := e.Validate(); err != nil {
		return err
	}
	state, outcome := TaskDone, e.Outcome
	if e.Cancel {
		state, outcome = TaskCancelled, ""
	}
	return s.changeFollowUp(ctx, a, seenTask{e.ID, e.Version, "followup." + string(state)}, func(tx *db.Tx, f FollowUp) (int64, error) {
		return tx.Exec(ctx, sqlEndFollowUp, a.TenantID, f.ID, f.Version, string(state), string(outcome), clock.Stamp(s.kit.Clock.Now()))
	})
}

// MoveFollowUp gives a follow-up another due day and, if said, another owner.
func (s *Service) MoveFollowUp(ctx context.Context, a actor.Actor, m MoveFollowUp) error {
	if err := m.Validate(); err != nil {
		return err
	}
	return s.changeFollowUp(ctx, a, seenTask{m.ID, m.Version, "followup.move"}, func(tx *db.Tx, f FollowUp) (int64, error) {
		owner := m.OwnerID
		if owner == "" {
			owner = f.OwnerID
		}
		if owner != f.OwnerID {
			if err := s.inTeam(ctx, tx, a, owner); err != nil {
				return 0, err
			}
		}
		return tx.Exec(ctx, sqlMoveFollowUp, a.TenantID, f.ID, f.Version, m.Due, owner)
	})
}

// TryFollowUp notes that somebody tried; the follow-up stays open.
func (s *Service) TryFollowUp(ctx context.Context, a actor.Actor, t TryFollowUp) error {
	if err := t.Validate(); err != nil {
		return err
	}
	return s.changeFollowUp(ctx, a, seenTask{t.ID, t.Version, "followup.try"}, func(tx *db.Tx, f FollowUp) (int64, error) {
		n, err := tx.Exec(ctx, sqlTriedFollowUp, a.TenantID, f.ID, f.Version)
		if err != nil || n == 0 {
			return n, err
		}
		return tx.Exec(ctx, sqlInsertAttempt, a.TenantID, f.ID, f.Attempts+1, clock.Stamp(s.kit.Clock.Now()), a.AccountID, string(t.Channel), string(t.Result))
	})
}

// seenTask is a follow-up as somebody saw it, and what they do with it.
type seenTask struct {
	id      string
	version int64
	action  string // for the trail
}

// changeFollowUp locks an open follow-up, checks right and version, changes it
// and leaves a row in the trail.
func (s *Service) changeFollowUp(ctx context.Context, a actor.Actor, seen seenTask, change func(*db.Tx, FollowUp) (int64, error)) error {
	if err := access.Require(a, RightFollowUpWrite); err != nil {
		return err
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		f, err := db.One(ctx, tx, scanFollowUp, sqlFollowUpLocked, a.TenantID, seen.id)
		if err != nil {
			return err
		}
		if f.OwnerID != a.AccountID {
			if err := access.RequireAt(a, RightFollowUpWrite, f.Spot()); err != nil {
				return err
			}
		}
		if f.State != TaskOpen {
			return errs.New(errs.Conflict, "followup-ended")
		}
		if f.Version != seen.version {
			return errs.New(errs.Stale, "stale")
		}
		if _, err := change(tx, f); err != nil {
			return err
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: seen.action, Kind: "followup", ID: f.ID, Person: f.PersonID})
		return nil
	})
}

// FollowUp gives one follow-up with its tries.
func (s *Service) FollowUp(ctx context.Context, a actor.Actor, id string) (FollowUp, []Attempt, error) {
	if err := access.Require(a, RightFollowUpRead); err != nil {
		return FollowUp{}, nil, err
	}
	f, err := db.One(ctx, s.kit.DB, scanFollowUp, sqlFollowUp, a.TenantID, id)
	if err != nil {
		return f, nil, err
	}
	if f.OwnerID != a.AccountID {
		if err := access.RequireAt(a, RightFollowUpRead, f.Spot()); err != nil {
			return FollowUp{}, nil, err
		}
	}
	if f.Note, err = s.openFollowUp(a.TenantID, f); err != nil {
		return f, nil, err
	}
	tries, err := db.All(ctx, s.kit.DB, scanAttempt, sqlAttempts, a.TenantID, id)
	return f, tries, err
}

// TaskFilter narrows a list of follow-ups; empty fields do not narrow.
type TaskFilter struct {
	State   TaskState  // "" is open
	Until   civil.Date // due on or before; zero for any
	OwnerID string
	PlaceID string
}

// FollowUps gives a page of follow-ups, the first due first: one's own and
// those within one's limits.
func (s *Service) FollowUps(ctx context.Context, a actor.Actor, f TaskFilter, req page.Request) (page.Page[FollowUp], error) {
	if err := access.Require(a, RightFollowUpRead); err != nil {
		return page.Page[FollowUp]{}, err
	}
	if f.State == "" {
		f.State = TaskOpen
	}
	l := a.Within(RightFollowUpRead)
	rows, err := db.All(ctx, s.kit.DB, scanFollowUp, sqlListFollowUps, a.TenantID, string(f.State), req.Key(0, ""), req.Key(1, ""), f.Until.String(), f.OwnerID, f.PlaceID,
		db.Bool(l.All), a.AccountID, db.List(l.Places), db.List(l.Municipalities), db.List(l.Partners), req.Fetch())
	if err != nil {
		return page.Page[FollowUp]{}, err
	}
	for i := range rows {
		if rows[i].Note, err = s.openFollowUp(a.TenantID, rows[i]); err != nil {
			return page.Page[FollowUp]{}, err
		}
	}
	return page.Cut(rows, req, func(f FollowUp) []string { return []string{f.Due.String(), f.ID} }), nil
}

func followUpAAD(tenantID, id string) crypt.AAD {
	return crypt.AAD{Tenant: tenantID, Table: "followup", Column: "note", Row: id}
}

func (s *Service) openFollowUp(tenantID string, f FollowUp) (string, error) {
	if f.Note == "" {
		return "", nil
	}
	plain, err := s.kit.Keys.Open(f.Note, followUpAAD(tenantID, f.ID))
	return string(plain), err
}
