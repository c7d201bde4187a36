package job

import (
	"context"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
)

// Schedule tells when recurring work is due.
type Schedule interface {
	// Next gives the first time after t.
	Next(t time.Time) time.Time
}

// Every is a schedule with a fixed pause, counted in UTC.
type Every time.Duration

// Next gives the next whole multiple of the pause.
func (e Every) Next(t time.Time) time.Time {
	return t.UTC().Truncate(time.Duration(e)).Add(time.Duration(e))
}

// Daily is a schedule at one time of the Belgian day, summer and winter.
type Daily civil.Clock

// Next gives the next day's time, or today's when it is still to come.
func (d Daily) Next(t time.Time) time.Time {
	day := civil.DateOf(t, civil.Brussels())
	for {
		if at := civil.At(day, civil.Clock(d), civil.Brussels()); at.After(t) {
			return at.UTC()
		}
		day = day.AddDays(1)
	}
}

type scheduled struct {
	when Schedule
	args Args
}

// Schedule adds args as a job whenever when says so: once per time, also with
// several processes. Times missed while nothing ran are made up for once.
func (w *Worker) Schedule(when Schedule, args Args) {
	w.schedules = append(w.schedules, scheduled{when, args})
}

// tick adds the scheduled jobs that are due.
func (w *Worker) tick(ctx context.Context) error {
	for _, s := range w.schedules {
		if err := w.queue.tickOne(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// tickOne adds the job when its time has come; moving last_at decides which
// process does. A kind seen for the first time starts counting now.
func (q *Queue) tickOne(ctx context.Context, s scheduled) error {
	now := q.clock.Now()
	last, err := db.Value[string](ctx, q.db, sqlLastRun, s.args.Kind())
	if errs.Is(err, errs.NotFound) {
		return q.db.Update(ctx, func(tx *db.Tx) error {
			_, err := tx.Exec(ctx, sqlNewSchedule, s.args.Kind(), clock.Stamp(now))
			return err
		})
	}
	if err != nil {
		return err
	}
	at, err := clock.Parse(last)
	if err != nil || s.when.Next(at).After(now) {
		return err
	}
	return q.db.Update(ctx, func(tx *db.Tx) error {
		moved, err := tx.Exec(ctx, sqlMoveSchedule, s.args.Kind(), last, clock.Stamp(now))
		if err != nil || moved == 0 {
			return err
		}
		return q.Add(ctx, tx, s.args, Options{})
	})
}
