package person

import (
	"context"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

const (
	recentFor  = 30 * 24 * time.Hour // how long somebody stays in the list of people seen lately
	recentSize = 8                   // how many are shown
)

// Recent gives the people whose file the actor opened or served lately, the last
// one first.
func (s *Service) Recent(ctx context.Context, a actor.Actor) ([]Person, error) {
	if err := access.Require(a, RightRead); err != nil {
		return nil, err
	}
	since := clock.Stamp(s.kit.Clock.Now().Add(-recentFor))
	return db.All(ctx, s.kit.DB, scan, sqlRecent, a.TenantID, a.AccountID, since, recentSize)
}

// Seen notes that the actor just had to do with a person.
func (s *Service) Seen(ctx context.Context, tx *db.Tx, a actor.Actor, personID string) error {
	_, err := tx.Exec(ctx, sqlSeen, a.TenantID, a.AccountID, personID, clock.Stamp(s.kit.Clock.Now()))
	return err
}

// opened leaves a row in the trail each time a file is shown.
func (s *Service) opened(ctx context.Context, a actor.Actor, personID string) error {
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		s.record(tx, a, "person.view", personID)
		return s.Seen(ctx, tx, a, personID)
	})
}
