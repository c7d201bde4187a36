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

// Partners lists the partners of one's own digibank by name, past ones too.
func (s *Service) Partners(ctx context.Context, a actor.Actor) ([]Partner, error) {
	if err := access.Require(a, RightPartners); err != nil {
		return nil, err
	}
	return db.All(ctx, s.kit.DB, scanPartner, sqlPartners, a.TenantID)
}

// PartnersOn lists who is a partner of a digibank on a day, for lists to choose
// from. Names of partners are public.
func (s *Service) PartnersOn(ctx context.Context, tenantID string, day civil.Date) ([]Partner, error) {
	all, err := db.All(ctx, s.kit.DB, scanPartner, sqlPartners, tenantID)
	var out []Partner
	for _, p := range all {
		if p.On(day) {
			out = append(out, p)
		}
	}
	return out, err
}

// Partner gives a partner of one's own digibank.
func (s *Service) Partner(ctx context.Context, a actor.Actor, id string) (Partner, error) {
	if err := access.Require(a, RightPartners); err != nil {
		return Partner{}, err
	}
	return db.One(ctx, s.kit.DB, scanPartner, sqlPartner, id, a.TenantID)
}

// CreatePartner makes a partner; the same client id again gives the first one.
func (s *Service) CreatePartner(ctx context.Context, a actor.Actor, c SavePartner) (Partner, error) {
	if err := access.Require(a, RightPartners); err != nil {
		return Partner{}, err
	}
	if err := c.clean(); err != nil {
		return Partner{}, err
	}
	p := c.partner(c.ClientID)
	if p.ID == "" {
		p.ID = s.kit.IDs.New()
	}
	p.Version, p.CreatedAt, p.UpdatedAt = 1, s.kit.Clock.Now(), s.kit.Clock.Now()
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "partner.create", Kind: "partner", ID: p.ID})
		return insertPartner(ctx, tx, a.TenantID, p)
	})
	if !db.IsDuplicate(err) {
		return p, err
	}
	if first, bad := s.Partner(ctx, a, p.ID); bad == nil {
		return first, nil // the same request once more
	}
	return Partner{}, errs.OneField("name", "tenant-partner")
}

func (c SavePartner) partner(id string) Partner {
	return Partner{ID: id, Name: c.Name, Kind: c.Kind, Controller: c.Controller, Role: c.Role, KBO: c.KBO, Website: c.Website, From: c.From, To: c.To}
}

// UpdatePartner changes a partner.
func (s *Service) UpdatePartner(ctx context.Context, a actor.Actor, id string, version int64, c SavePartner) error {
	if err := access.Require(a, RightPartners); err != nil {
		return err
	}
	if err := c.clean(); err != nil {
		return err
	}
	p := c.partner(id)
	p.UpdatedAt = s.kit.Clock.Now()
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if _, err := db.One(ctx, tx, scanPartner, sqlPartner, id, a.TenantID); err != nil {
			return err
		}
		n, err := updatePartner(ctx, tx, a.TenantID, version, p)
		if err == nil && n == 0 {
			err = errs.New(errs.Stale, "stale")
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "partner.update", Kind: "partner", ID: id})
		return err
	})
	if db.IsDuplicate(err) {
		err = errs.OneField("name", "tenant-partner")
	}
	return err
}
