package api

import (
	"context"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/job"
)

const (
	keepFor = 30 * 24 * time.Hour // how long a repeat gets the first answer
	sweepAt = job.Daily(3*60 + 20)
)

// sweep forgets old answers.
type sweep struct{}

// Kind names the job.
func (sweep) Kind() string { return "api.sweep" }

// Jobs tells the worker what to do at night.
func (s *API) Jobs(w *job.Worker) {
	job.Handle(w, func(ctx context.Context, _ job.Job, _ sweep) error { return s.once.sweep(ctx) })
	w.Schedule(sweepAt, sweep{})
}

func (o *once) sweep(ctx context.Context) error {
	return o.kit.DB.Update(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, sqlSweep, clock.Stamp(o.kit.Clock.Now().Add(-keepFor)))
		return err
	})
}
