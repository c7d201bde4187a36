package account

import (
	"context"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/job"
)

// sweepAt is when the night's cleaning starts.
const sweepAt = job.Daily(3 * 60)

// sweep throws away what time made useless: sessions, links and counters.
type sweep struct{}

// Kind names the job.
func (sweep) Kind() string { return "account.sweep" }

func (s *Service) nightly(ctx context.Context, _ job.Job, _ sweep) error { return s.Sweep(ctx) }

// Sweep throws away sessions, links and counters that ended.
func (s *Service) Sweep(ctx context.Context) error {
	now := s.kit.Clock.Now()
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		for _, q := range []struct {
			query  string
			before time.Time
		}{
			{sqlSweepSessions, now}, {sqlSweepIdle, now.Add(-s.cfg.SessionIdle)}, {sqlSweepLinks, now}, {sqlSweepTries, now.Add(-forgetAfter)},
		} {
			if _, err := tx.Exec(ctx, q.query, clock.Stamp(q.before)); err != nil {
				return err
			}
		}
		return nil
	})
}
