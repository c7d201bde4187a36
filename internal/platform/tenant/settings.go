package tenant

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// Today is the day it is in Brussels.
func (s *Service) Today() civil.Date { return civil.DateOf(s.kit.Clock.Now(), civil.Brussels()) }

// Update changes what the site says about one's own digibank.
func (s *Service) Update(ctx context.Context, a actor.Actor, c Settings) error {
	if err := access.Require(a, RightSettings); err != nil {
		return err
	}
	if err := c.clean(); err != nil {
		return err
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, sqlUpdate, a.TenantID, c.Version, c.Name, c.Phone, c.Email, c.Banner)
		if err == nil && n == 0 {
			err = errs.New(errs.Stale, "stale")
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "tenant.update", Kind: "tenant", ID: a.TenantID})
		return err
	})
}

// Join adds a municipality to one's own digibank. Times of one municipality
// never overlap.
func (s *Service) Join(ctx context.Context, a actor.Actor, c Join) error {
	if err := access.Require(a, RightSettings); err != nil {
		return err
	}
	if err := c.validate(s.known); err != nil {
		return err
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		members, err := lockMembers(ctx, tx, a.TenantID)
		if err != nil {
			return err
		}
		for _, m := range members {
			if m.NIS == c.NIS && m.span().Overlaps(civil.Interval{From: c.From}) {
				return errs.OneField("municipality", "tenant-member")
			}
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "tenant.join", Kind: "municipality", ID: c.NIS})
		return addMember(ctx, tx, a.TenantID, c.NIS, c.From)
	})
}

func (m Membership) span() civil.Interval { return civil.Interval{From: m.From, To: m.To} }

// lockMembers reads the municipalities while nobody else changes them.
func lockMembers(ctx context.Context, tx *db.Tx, tenantID string) ([]Membership, error) {
	if _, err := db.One(ctx, tx, scan, sqlLock, tenantID); err != nil {
		return nil, err
	}
	return db.All(ctx, tx, scanMember, sqlMembers, tenantID)
}

// Leave ends the time of a municipality; day is the first one without it.
func (s *Service) Leave(ctx context.Context, a actor.Actor, nis string, day civil.Date) error {
	if err := access.Require(a, RightSettings); err != nil {
		return err
	}
	if day.IsZero() {
		return errs.OneField("to", "required")
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		members, err := lockMembers(ctx, tx, a.TenantID)
		if err != nil {
			return err
		}
		for _, m := range members {
			if m.NIS == nis && m.To.IsZero() && !m.From.Before(day) {
				return errs.OneField("to", "tenant-order")
			}
		}
		n, err := tx.Exec(ctx, sqlEndMember, a.TenantID, nis, day)
		if err == nil && n == 0 {
			err = errs.Missing()
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "tenant.leave", Kind: "municipality", ID: nis})
		return err
	})
}
