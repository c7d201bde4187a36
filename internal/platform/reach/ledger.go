package reach

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/kit"
)

// Ledger writes services. Features call it inside their own transaction, after
// they checked their own rights.
type Ledger struct {
	kit   kit.Kit
	known countingsCache
}

// NewLedger returns the ledger.
func NewLedger(k kit.Kit) *Ledger { return &Ledger{kit: k} }

// Write notes a service and gives the id of its row. A second live row for the
// same evidence is refused by the database.
func (l *Ledger) Write(ctx context.Context, tx *db.Tx, a actor.Actor, e Entry) (string, error) {
	s := l.service(a, e, l.kit.IDs.New())
	return s.ID, l.add(ctx, tx, s)
}

// Replace notes the corrected form of a service: the old row stays, marked.
func (l *Ledger) Replace(ctx context.Context, tx *db.Tx, a actor.Actor, oldID string, e Entry) (string, error) {
	newID := l.kit.IDs.New()
	if err := l.end(ctx, tx, a, oldID, newID); err != nil {
		return "", err
	}
	s := l.service(a, e, newID)
	s.Replaces = oldID
	return newID, l.add(ctx, tx, s)
}

// Void marks a service as withdrawn.
func (l *Ledger) Void(ctx context.Context, tx *db.Tx, a actor.Actor, oldID string) error {
	return l.end(ctx, tx, a, oldID, void)
}

// PeopleChanged brings the counts up to date after a merge, its undoing, or a
// change of what a person's pseudonymous key is made of. It is told everybody
// whose services may have moved: both sides of a merge, before and after.
func (l *Ledger) PeopleChanged(ctx context.Context, tx *db.Tx, a actor.Actor, personIDs ...string) error {
	countings, err := l.countings(ctx, tx, a.TenantID)
	if err != nil {
		return err
	}
	for _, c := range countings {
		for _, p := range personIDs {
			if err := refresh(ctx, tx, c, "p:"+p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *Ledger) service(a actor.Actor, e Entry, id string) Service {
	return Service{ID: id, TenantID: a.TenantID, Entry: e, Day: civil.DateOf(e.At, civil.Brussels())}
}

func (l *Ledger) add(ctx context.Context, tx *db.Tx, s Service) error {
	s.Hash = s.Sum()
	if err := insertService(ctx, tx, s); err != nil {
		return err
	}
	sum(tx, s, 1)
	countings, err := l.countings(ctx, tx, s.TenantID)
	if err != nil {
		return err
	}
	if err := noteKeys(ctx, tx, s, countings); err != nil {
		return err
	}
	for _, c := range countings {
		if !c.Days.Contains(s.Day) || !c.Rule.Counts(s) {
			continue
		}
		if err := touch(ctx, tx, c, s); err != nil {
			return err
		}
	}
	return nil
}

// end marks a live row and takes it out of the sums and the counts.
func (l *Ledger) end(ctx context.Context, tx *db.Tx, a actor.Actor, oldID, by string) error {
	old, err := serviceByID(ctx, tx, a.TenantID, oldID)
	if err != nil {
		return err
	}
	n, err := l.endService(ctx, tx, a.TenantID, oldID, by)
	if err != nil {
		return err
	}
	if n == 0 {
		return errs.New(errs.Conflict, "already-replaced")
	}
	sum(tx, old, -1)
	countings, err := l.countings(ctx, tx, a.TenantID)
	if err != nil {
		return err
	}
	for _, c := range countings {
		if !c.Days.Contains(old.Day) {
			continue
		}
		if err := untouch(ctx, tx, c, old); err != nil {
			return err
		}
	}
	return nil
}
