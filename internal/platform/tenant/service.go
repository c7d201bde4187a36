package tenant

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
)

// Service holds the use cases.
type Service struct {
	kit   kit.Kit
	known func(nis string) bool
}

// New returns the service; known says which NIS codes exist.
func New(k kit.Kit, known func(nis string) bool) *Service { return &Service{kit: k, known: known} }

// Create makes a digibank with its municipalities.
func (s *Service) Create(ctx context.Context, a actor.Actor, c Create) (Tenant, error) {
	if err := access.Require(a, RightManage); err != nil {
		return Tenant{}, err
	}
	if err := c.Validate(s.known); err != nil {
		return Tenant{}, err
	}
	var ck errs.Check // both were found right above
	t := Tenant{ID: s.kit.IDs.New(), Slug: c.Slug, Name: c.Name, Phone: cleanPhone(&ck, c.Phone), Email: cleanEmail(&ck, c.Email), Version: 1, CreatedAt: s.kit.Clock.Now()}
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if err := insert(ctx, tx, t); err != nil {
			return err
		}
		for _, nis := range c.Municipalities {
			if err := addMember(ctx, tx, t.ID, nis, c.From); err != nil {
				return err
			}
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "tenant.create", Kind: "tenant", ID: t.ID})
		return nil
	})
	if db.IsDuplicate(err) {
		err = errs.OneField("slug", "taken")
	}
	return t, err
}

// BySlug finds an open digibank by its address. Anybody may.
func (s *Service) BySlug(ctx context.Context, slug string) (Tenant, error) {
	return db.One(ctx, s.kit.DB, scan, sqlBySlug, slug)
}

// ByID finds a digibank.
func (s *Service) ByID(ctx context.Context, tenantID string) (Tenant, error) {
	return db.One(ctx, s.kit.DB, scan, sqlByID, tenantID)
}

// All lists the digibanken of the installation.
func (s *Service) All(ctx context.Context, a actor.Actor) ([]Tenant, error) {
	if err := access.Require(a, RightManage); err != nil {
		return nil, err
	}
	return db.All(ctx, s.kit.DB, scan, sqlAll)
}

// Members lists the municipalities of a digibank, past ones included.
func (s *Service) Members(ctx context.Context, tenantID string) ([]Membership, error) {
	return db.All(ctx, s.kit.DB, scanMember, sqlMembers, tenantID)
}
