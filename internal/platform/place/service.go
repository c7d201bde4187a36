package place

import (
	"context"

	"digibank/internal/base/civil"
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

// Today is the day it is in Brussels.
func (s *Service) Today() civil.Date { return civil.DateOf(s.kit.Clock.Now(), civil.Brussels()) }

// Create makes a place; the same client id again gives the first one.
func (s *Service) Create(ctx context.Context, a actor.Actor, c Create) (Place, error) {
	if err := access.Require(a, RightManage); err != nil {
		return Place{}, err
	}
	if err := c.Validate(s.known); err != nil {
		return Place{}, err
	}
	now := s.kit.Clock.Now()
	p := Place{ID: s.kit.IDs.New(), TenantID: a.TenantID, Identity: c.Identity, Address: c.Address, Equipment: c.Equipment, Contact: c.Contact,
		Version: 1, CreatedAt: now, UpdatedAt: now}
	if err := access.RequireAt(a, RightManage, p.Spot()); err != nil {
		return Place{}, err
	}
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if err := knownPartner(ctx, tx, p); err != nil {
			return err
		}
		fresh, err := insert(ctx, tx, p, c.ClientID)
		if err != nil {
			return err
		}
		if !fresh {
			p, err = db.One(ctx, tx, scan, sqlByClient, c.ClientID, a.TenantID)
			return err
		}
		s.record(tx, a, audit.Entry{Action: "place.create", ID: p.ID})
		return nil
	})
	return p, slugTaken(err)
}

// Update changes parts of a place.
func (s *Service) Update(ctx context.Context, a actor.Actor, u Update) (Place, error) {
	if err := access.Require(a, RightManage); err != nil {
		return Place{}, err
	}
	if err := u.Validate(s.known); err != nil {
		return Place{}, err
	}
	var p Place
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		if p, err = s.own(ctx, tx, a, u.ID); err != nil {
			return err
		}
		p.apply(u)
		if err := access.RequireAt(a, RightManage, p.Spot()); err != nil { // not moved out of one's own limits
			return err
		}
		if err := knownPartner(ctx, tx, p); err != nil {
			return err
		}
		p.UpdatedAt = s.kit.Clock.Now()
		if err := update(ctx, tx, p, u.Version); err != nil {
			return err
		}
		p.Version = u.Version + 1
		s.record(tx, a, audit.Entry{Action: "place.update", ID: p.ID})
		return nil
	})
	return p, slugTaken(err)
}

func (p *Place) apply(u Update) {
	if u.Identity != nil {
		p.Identity = *u.Identity
	}
	if u.Address != nil {
		p.Address = *u.Address
	}
	if u.Equipment != nil {
		p.Equipment = *u.Equipment
	}
	if u.Contact != nil {
		p.Contact = *u.Contact
	}
}

// Close ends a place from a day on, or opens it again when no day is given.
func (s *Service) Close(ctx context.Context, a actor.Actor, c Close) error {
	return s.change(ctx, a, c.ID, audit.Entry{Action: "place.close", Reason: c.Reason}, func(tx *db.Tx, p Place) error {
		if !c.From.IsZero() && c.From.Before(p.OpenedOn) {
			return errs.OneField("from", "place-close-before-open")
		}
		return changed(tx.Exec(ctx, sqlClose, p.ID, a.TenantID, c.Version, c.From.String(), stampNow(s)))
	})
}

// SetOffers replaces what the place helps with.
func (s *Service) SetOffers(ctx context.Context, a actor.Actor, c SetOffers) error {
	if err := c.Validate(); err != nil {
		return refuse(a, err)
	}
	return s.change(ctx, a, c.ID, audit.Entry{Action: "place.offers"}, func(tx *db.Tx, p Place) error {
		if err := s.touch(ctx, tx, p, c.Version); err != nil {
			return err
		}
		return replaceOffers(ctx, tx, a.TenantID, p.ID, c.Offers)
	})
}

// SetComputers replaces the list of public computers.
func (s *Service) SetComputers(ctx context.Context, a actor.Actor, c SetComputers) error {
	if err := c.Validate(); err != nil {
		return refuse(a, err)
	}
	return s.change(ctx, a, c.ID, audit.Entry{Action: "place.computers"}, func(tx *db.Tx, p Place) error {
		if err := s.touch(ctx, tx, p, c.Version); err != nil {
			return err
		}
		return replaceComputers(ctx, tx, a.TenantID, p.ID, c.Computers)
	})
}
