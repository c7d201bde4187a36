package account

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// manage runs one change of somebody else's account. One's own is refused:
// nobody locks himself out, and nobody gives himself a role.
func (s *Service) manage(ctx context.Context, a actor.Actor, id, action string, fn func(tx *db.Tx, acc Account) error) error {
	if err := manages(a); err != nil {
		return err
	}
	if id == a.AccountID {
		return errs.New(errs.Conflict, "account-own")
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		acc, err := db.One(ctx, tx, scan, sqlLock, id, a.TenantID)
		if err != nil {
			return err
		}
		if err := fn(tx, acc); err != nil {
			return err
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: action, Kind: "account", ID: id})
		return nil
	})
}

// Disable keeps somebody out at once: the next request finds nobody, links and
// sessions are gone (v5.0.0-7.4.2).
func (s *Service) Disable(ctx context.Context, a actor.Actor, id string) error {
	return s.manage(ctx, a, id, "account.disable", func(tx *db.Tx, acc Account) error {
		if acc.State == Disabled {
			return errs.New(errs.Conflict, "account-disabled")
		}
		if err := s.setState(ctx, tx, acc, Disabled); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, sqlDropLinks, acc.ID, acc.TenantID); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, sqlEndSessions, acc.ID, acc.TenantID, "")
		return err
	})
}

// Enable lets somebody in again: with the old password, or by a new invitation
// for who never had one.
func (s *Service) Enable(ctx context.Context, a actor.Actor, id string) error {
	return s.manage(ctx, a, id, "account.enable", func(tx *db.Tx, acc Account) error {
		if acc.State != Disabled {
			return errs.New(errs.Conflict, "account-not-disabled")
		}
		p, err := db.One(ctx, tx, scanPerson, sqlCredentials, acc.ID, acc.TenantID)
		if err != nil {
			return err
		}
		if p.hash == "" {
			return s.setState(ctx, tx, acc, Invited)
		}
		return s.setState(ctx, tx, acc, Active)
	})
}

func (s *Service) setState(ctx context.Context, tx *db.Tx, acc Account, to State) error {
	_, err := tx.Exec(ctx, sqlSetState, acc.ID, acc.TenantID, string(to), clock.Stamp(s.kit.Clock.Now()))
	return err
}

// SignOutOther ends every session of somebody else (v5.0.0-7.4.5).
func (s *Service) SignOutOther(ctx context.Context, a actor.Actor, id string) error {
	return s.manage(ctx, a, id, "account.sign-out-other", func(tx *db.Tx, acc Account) error {
		_, err := tx.Exec(ctx, sqlEndSessions, acc.ID, acc.TenantID, "")
		return err
	})
}

// ClearSecond takes the second factor away from who lost it; it is set up anew
// at the next sign-in, and the owner gets a mail.
func (s *Service) ClearSecond(ctx context.Context, a actor.Actor, id string) error {
	return s.manage(ctx, a, id, "account.clear-second", func(tx *db.Tx, acc Account) error {
		now := clock.Stamp(s.kit.Clock.Now())
		if _, err := tx.Exec(ctx, sqlSetSecond, acc.ID, acc.TenantID, "", 0, now); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, sqlDropRecovery, acc.ID, acc.TenantID); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, sqlEndSessions, acc.ID, acc.TenantID, ""); err != nil {
			return err
		}
		return s.notify(ctx, tx, acc.TenantID, acc.ID, noticeSecond)
	})
}

// Give adds a role.
func (s *Service) Give(ctx context.Context, a actor.Actor, id string, g GrantSpec) error {
	var ck errs.Check
	if g.From.IsZero() {
		g.From = s.Today()
	}
	g.check(&ck, a.TenantID)
	if err := ck.Err(); err != nil {
		return err
	}
	if err := manages(a); err != nil {
		return err
	}
	if err := s.checkLimits(ctx, a, []GrantSpec{g}); err != nil {
		return err
	}
	return s.manage(ctx, a, id, "account.give", func(tx *db.Tx, acc Account) error {
		all, err := db.All(ctx, tx, scanGrant, sqlGrants, acc.ID, acc.TenantID)
		if err != nil {
			return err
		}
		if len(all) >= maxGrants {
			return errs.OneField("role", "account-grants")
		}
		_, err = s.give(ctx, tx, acc.TenantID, acc.ID, g)
		return err
	})
}

// End ends a role from a day on: today works at the next request.
func (s *Service) End(ctx context.Context, a actor.Actor, id, grantID string, day civil.Date) error {
	if day.IsZero() || day.Before(s.Today()) {
		day = s.Today() // the past stays as it was
	}
	return s.manage(ctx, a, id, "account.end-role", func(tx *db.Tx, acc Account) error {
		n, err := tx.Exec(ctx, sqlEndGrant, grantID, acc.ID, acc.TenantID, day)
		if err == nil && n == 0 {
			return errs.Missing()
		}
		return err
	})
}
