package place

import (
	"context"
	"slices"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/hours"
	"digibank/internal/base/id"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// UndoTime is how long a removal can be undone.
const UndoTime = 10 * time.Minute

// AddRule adds an opening rule; the same client id again gives the first one.
func (s *Service) AddRule(ctx context.Context, a actor.Actor, c AddRule) (OpeningRule, error) {
	var ck errs.Check
	ck.That(id.Valid(c.ClientID), "client_id", "client-id")
	checkRule(&ck, c.Rule)
	if err := ck.Err(); err != nil {
		return OpeningRule{}, refuse(a, err)
	}
	r := OpeningRule{ID: s.kit.IDs.New(), PlaceID: c.PlaceID, Rule: c.Rule, Version: 1}
	err := s.change(ctx, a, c.PlaceID, audit.Entry{Action: "place.rule-add"}, func(tx *db.Tx, p Place) error {
		fresh, err := insertRule(ctx, tx, made{a.TenantID, c.ClientID, s.kit.Clock.Now()}, r)
		if err == nil && !fresh {
			r, err = db.One(ctx, tx, scanRule, sqlRuleByClient, a.TenantID, c.ClientID)
			return err
		}
		if err == nil {
			err = s.noOverlap(ctx, tx, p, r.ID)
		}
		if err != nil {
			return err
		}
		return s.touch(ctx, tx, p, 0)
	})
	return r, err
}

// ChangeRule replaces an opening rule.
func (s *Service) ChangeRule(ctx context.Context, a actor.Actor, c ChangeRule) error {
	var ck errs.Check
	checkRule(&ck, c.Rule)
	if err := ck.Err(); err != nil {
		return refuse(a, err)
	}
	return s.change(ctx, a, c.PlaceID, audit.Entry{Action: "place.rule-change"}, func(tx *db.Tx, p Place) error {
		return s.replaceRule(ctx, tx, p, OpeningRule{ID: c.ID, Rule: c.Rule, Version: c.Version})
	})
}

// EndRule lets an opening rule hold until a day, included.
func (s *Service) EndRule(ctx context.Context, a actor.Actor, c EndRule) error {
	return s.change(ctx, a, c.PlaceID, audit.Entry{Action: "place.rule-end"}, func(tx *db.Tx, p Place) error {
		r, err := db.One(ctx, tx, scanRule, sqlRule, a.TenantID, p.ID, c.ID)
		if err != nil {
			return err
		}
		if c.Last.IsZero() || c.Last.Before(r.ValidFrom) {
			return errs.OneField("last", "hours-order")
		}
		r.ValidTo, r.Version = c.Last.AddDays(1), c.Version
		return s.replaceRule(ctx, tx, p, r)
	})
}

// replaceRule stores a changed rule when it fits its neighbours.
func (s *Service) replaceRule(ctx context.Context, tx *db.Tx, p Place, r OpeningRule) error {
	if _, err := db.One(ctx, tx, scanRule, sqlRule, p.TenantID, p.ID, r.ID); err != nil {
		return err
	}
	args := append([]any{r.ID, p.TenantID, p.ID, r.Version}, ruleArgs(r.Rule)...)
	if err := changed(tx.Exec(ctx, sqlUpdateRule, args...)); err != nil {
		return err
	}
	if err := s.noOverlap(ctx, tx, p, r.ID); err != nil {
		return err
	}
	return s.touch(ctx, tx, p, 0)
}

// noOverlap refuses when the rule shares time with another one of the place.
func (s *Service) noOverlap(ctx context.Context, tx *db.Tx, p Place, ruleID string) error {
	rules, err := db.All(ctx, tx, scanRule, sqlRules, p.TenantID, db.List([]string{p.ID}))
	if err != nil {
		return err
	}
	at := slices.IndexFunc(rules, func(r OpeningRule) bool { return r.ID == ruleID })
	sched := hours.Schedule{Rules: []hours.Rule{rules[at].Rule}}
	for i, r := range rules {
		if i != at {
			pair := hours.Schedule{Rules: append(slices.Clone(sched.Rules), r.Rule)}
			if len(pair.Validate()) > 0 {
				return errs.OneField("start", "hours-overlap")
			}
		}
	}
	if len(rules) > hours.MaxRules {
		return errs.OneField("start", "too-many", "max", hours.MaxRules)
	}
	return nil
}

// RemoveRule takes a rule away; RestoreRule brings it back within UndoTime.
func (s *Service) RemoveRule(ctx context.Context, a actor.Actor, placeID, ruleID string, version int64) error {
	return s.change(ctx, a, placeID, audit.Entry{Action: "place.rule-remove"}, func(tx *db.Tx, p Place) error {
		if _, err := db.One(ctx, tx, scanRule, sqlRule, a.TenantID, p.ID, ruleID); err != nil {
			return err
		}
		if err := changed(tx.Exec(ctx, sqlRemoveRule, ruleID, a.TenantID, p.ID, version, stampNow(s))); err != nil {
			return err
		}
		return s.touch(ctx, tx, p, 0)
	})
}

// RestoreRule undoes RemoveRule.
func (s *Service) RestoreRule(ctx context.Context, a actor.Actor, placeID, ruleID string) error {
	return s.change(ctx, a, placeID, audit.Entry{Action: "place.rule-restore"}, func(tx *db.Tx, p Place) error {
		n, err := tx.Exec(ctx, sqlRestoreRule, ruleID, a.TenantID, p.ID, s.undoSince())
		if err != nil {
			return err
		}
		if n == 0 {
			return errs.New(errs.Conflict, "undo-too-late")
		}
		if err := s.noOverlap(ctx, tx, p, ruleID); err != nil {
			return err
		}
		return s.touch(ctx, tx, p, 0)
	})
}

func (s *Service) undoSince() string { return clock.Stamp(s.kit.Clock.Now().Add(-UndoTime)) }

// AddException adds a closing, other hours or extra hours; the same client id
// again gives the first one.
func (s *Service) AddException(ctx context.Context, a actor.Actor, c AddException) (OpeningException, error) {
	if err := c.validate(); err != nil {
		return OpeningException{}, refuse(a, err)
	}
	e := OpeningException{ID: s.kit.IDs.New(), PlaceID: c.PlaceID, Exception: c.Exception}
	if e.Last.IsZero() {
		e.Last = e.First
	}
	err := s.change(ctx, a, c.PlaceID, audit.Entry{Action: "place.exception-add", Reason: e.Reason}, func(tx *db.Tx, p Place) error {
		fresh, err := insertException(ctx, tx, made{a.TenantID, c.ClientID, s.kit.Clock.Now()}, e)
		if err == nil && !fresh {
			e, err = db.One(ctx, tx, scanException, sqlExceptionByClient, a.TenantID, c.ClientID)
			return err
		}
		if err != nil {
			return err
		}
		return s.touch(ctx, tx, p, 0)
	})
	return e, err
}

// RemoveException takes an exception away; RestoreException brings it back.
func (s *Service) RemoveException(ctx context.Context, a actor.Actor, placeID, exceptionID string) error {
	return s.change(ctx, a, placeID, audit.Entry{Action: "place.exception-remove"}, func(tx *db.Tx, p Place) error {
		n, err := tx.Exec(ctx, sqlRemoveException, exceptionID, a.TenantID, p.ID, stampNow(s))
		if err == nil && n == 0 {
			return errs.Missing()
		}
		if err != nil {
			return err
		}
		return s.touch(ctx, tx, p, 0)
	})
}

// RestoreException undoes RemoveException within UndoTime.
func (s *Service) RestoreException(ctx context.Context, a actor.Actor, placeID, exceptionID string) error {
	return s.change(ctx, a, placeID, audit.Entry{Action: "place.exception-restore"}, func(tx *db.Tx, p Place) error {
		n, err := tx.Exec(ctx, sqlRestoreException, exceptionID, a.TenantID, p.ID, s.undoSince())
		if err == nil && n == 0 {
			return errs.New(errs.Conflict, "undo-too-late")
		}
		if err != nil {
			return err
		}
		return s.touch(ctx, tx, p, 0)
	})
}
