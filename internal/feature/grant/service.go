package grant

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/reach"
)

// Service holds the use cases.
type Service struct {
	kit     kit.Kit
	ledger  *reach.Ledger
	figures *reach.Figures
}

// New returns the service.
func New(k kit.Kit, l *reach.Ledger, f *reach.Figures) *Service {
	return &Service{kit: k, ledger: l, figures: f}
}

// List gives the funds of the tenant, latest period first.
func (s *Service) List(ctx context.Context, a actor.Actor) ([]Fund, error) {
	if err := access.Require(a, RightRead); err != nil {
		return nil, err
	}
	funds, err := db.All(ctx, s.kit.DB, scan, sqlList, a.TenantID)
	if err != nil || len(funds) == 0 {
		return nil, err
	}
	return withTiers(ctx, s.kit.DB, a.TenantID, funds)
}

// Get gives one fund.
func (s *Service) Get(ctx context.Context, a actor.Actor, id string) (Fund, error) {
	if err := access.Require(a, RightRead); err != nil {
		return Fund{}, err
	}
	return s.get(ctx, s.kit.DB, a.TenantID, id)
}

func (s *Service) get(ctx context.Context, r db.Reader, tenantID, id string) (Fund, error) {
	f, err := db.One(ctx, r, scan, sqlByID, tenantID, id)
	if err != nil {
		return f, err
	}
	funds, err := withTiers(ctx, r, tenantID, []Fund{f})
	if err != nil {
		return f, err
	}
	return funds[0], nil
}

// Exists says whether the fund is the tenant's, errs.NotFound if not.
func (s *Service) Exists(ctx context.Context, a actor.Actor, id string) error {
	_, err := db.One(ctx, s.kit.DB, scan, sqlByID, a.TenantID, id)
	return err
}

// Create makes a fund and starts its counting. A repeated client id gives the
// fund that the first request made.
func (s *Service) Create(ctx context.Context, a actor.Actor, c Save) (Fund, error) {
	if err := access.Require(a, RightManage); err != nil {
		return Fund{}, err
	}
	if err := c.Validate(); err != nil {
		return Fund{}, err
	}
	f := Fund{ID: s.kit.IDs.New(), TenantID: a.TenantID, Version: 1, UpdatedAt: s.kit.Clock.Now()}
	c.apply(&f)
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		f.CountingID, err = s.ledger.AddCounting(ctx, tx, a, reach.NewCounting{Name: f.Name, Days: f.Days, Rule: reach.DefaultRule()})
		if err != nil {
			return err
		}
		if err := insert(ctx, tx, f, c.ClientID); err != nil {
			return err
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "fund.create", Kind: "fund", ID: f.ID})
		return nil
	})
	if db.IsDuplicate(err) {
		first, err := db.One(ctx, s.kit.DB, scan, sqlByClient, a.TenantID, c.ClientID)
		if err != nil {
			return Fund{}, err
		}
		return s.get(ctx, s.kit.DB, a.TenantID, first.ID)
	}
	return f, err
}

// Update changes a fund that nobody changed since version.
func (s *Service) Update(ctx context.Context, a actor.Actor, id string, version int64, c Save) (Fund, error) {
	if err := access.Require(a, RightManage); err != nil {
		return Fund{}, err
	}
	if err := c.Validate(); err != nil {
		return Fund{}, err
	}
	var f Fund
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		if f, err = s.get(ctx, tx, a.TenantID, id); err != nil {
			return err
		}
		before := f.Days
		c.apply(&f)
		f.Version, f.UpdatedAt = version, s.kit.Clock.Now()
		n, err := update(ctx, tx, f)
		if err != nil {
			return err
		}
		if n == 0 {
			return errs.New(errs.Stale, "stale")
		}
		f.Version++
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "fund.update", Kind: "fund", ID: f.ID})
		if before == f.Days {
			return nil
		}
		return s.ledger.MoveCounting(ctx, tx, a, f.CountingID, f.Days)
	})
	return f, err
}

// today is the civil day of the service's clock.
func (s *Service) today() civil.Date { return civil.DateOf(s.kit.Clock.Now(), civil.Brussels()) }

// Today is the civil day of the service's clock, for forms that take "vandaag".
func (s *Service) Today() civil.Date { return s.today() }

// ChangeRule stores a new version of the counting rule of a fund.
func (s *Service) ChangeRule(ctx context.Context, a actor.Actor, c reach.ChangeRule) error {
	_, err := s.ledger.ChangeRule(ctx, a, c)
	return err
}
