package place

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// change is the path of every change to an existing place: right, lock, right at
// the spot, the work, the trail, and the revision that makes old pages expire.
func (s *Service) change(ctx context.Context, a actor.Actor, placeID string, e audit.Entry, work func(*db.Tx, Place) error) error {
	if err := access.Require(a, RightManage); err != nil {
		return err
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		p, err := s.own(ctx, tx, a, placeID)
		if err != nil {
			return err
		}
		if err := work(tx, p); err != nil {
			return err
		}
		e.ID = p.ID
		s.record(tx, a, e)
		return nil
	})
}

// own locks a place that the actor may change.
func (s *Service) own(ctx context.Context, tx *db.Tx, a actor.Actor, placeID string) (Place, error) {
	p, err := db.One(ctx, tx, scan, sqlLock, placeID, a.TenantID)
	if err != nil {
		return Place{}, err
	}
	return p, access.RequireAt(a, RightManage, p.Spot())
}

// touch moves the version of the place; version 0 means whatever it is.
func (s *Service) touch(ctx context.Context, tx *db.Tx, p Place, version int64) error {
	return changed(tx.Exec(ctx, sqlTouch, p.ID, p.TenantID, version, stampNow(s)))
}

// record writes the trail and, at the end, moves the revision of the tenant's
// places: a hot row, so it is taken just before the commit.
func (s *Service) record(tx *db.Tx, a actor.Actor, e audit.Entry) {
	e.Kind = "place"
	s.kit.Audit.Record(tx, a, e)
	tx.BeforeCommit(db.RankSums, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, sqlBump, a.TenantID)
		return err
	})
}

func stampNow(s *Service) string { return clock.Stamp(s.kit.Clock.Now()) }

// refuse answers what is wrong with the input, but first whether the actor may
// ask at all.
func refuse(a actor.Actor, invalid error) error {
	if err := access.Require(a, RightManage); err != nil {
		return err
	}
	return invalid
}

// slugTaken turns a duplicate into an error at the field: the slug is the only
// other unique key of a place.
func slugTaken(err error) error {
	if db.IsDuplicate(err) {
		return errs.OneField("slug", "taken")
	}
	return err
}

// knownPartner refuses a partner organisation of another digibank.
func knownPartner(ctx context.Context, tx *db.Tx, p Place) error {
	if p.PartnerID == "" {
		return nil
	}
	ok, err := db.Exists(ctx, tx, sqlPartner, p.TenantID, p.PartnerID)
	if err == nil && !ok {
		err = errs.OneField("partner", "choose")
	}
	return err
}
