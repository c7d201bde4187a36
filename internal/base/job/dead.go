package job

import (
	"context"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
)

// Letter is a job that failed for good, or too often.
type Letter struct {
	ID, Kind  string
	Attempts  int64
	LastError string
	CreatedAt time.Time
	FailedAt  time.Time
}

// Counts tells how many jobs there are in each state.
type Counts struct {
	Ready, Running, Dead int64
}

// Counts counts the jobs.
func (q *Queue) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	err := db.Each(ctx, q.db, func(s db.Scanner) error {
		var state string
		var n int64
		if err := s.Scan(&state, &n); err != nil {
			return err
		}
		switch state {
		case "ready":
			c.Ready = n
		case "running":
			c.Running = n
		case "dead":
			c.Dead = n
		}
		return nil
	}, sqlCount)
	return c, err
}

// Dead lists dead letters by id, at most limit, after the given id.
func (q *Queue) Dead(ctx context.Context, after string, limit int) ([]Letter, error) {
	return db.All(ctx, q.db, func(s db.Scanner) (l Letter, err error) {
		return l, s.Scan(&l.ID, &l.Kind, &l.Attempts, &l.LastError, clock.Into(&l.CreatedAt), clock.Into(&l.FailedAt))
	}, sqlDead, after, limit)
}

// Retry lets a dead letter run again at once, with all its attempts.
func (q *Queue) Retry(ctx context.Context, tx *db.Tx, id string) error {
	err := changeDead(ctx, tx, sqlRetry, id, clock.Stamp(q.clock.Now()))
	if err == nil {
		tx.AfterCommit(q.poke)
	}
	return err
}

// Drop throws a dead letter away.
func (q *Queue) Drop(ctx context.Context, tx *db.Tx, id string) error {
	return changeDead(ctx, tx, sqlDrop, id)
}

func changeDead(ctx context.Context, tx *db.Tx, query string, args ...any) error {
	n, err := tx.Exec(ctx, query, args...)
	if err == nil && n == 0 {
		return errs.Missing()
	}
	return err
}
