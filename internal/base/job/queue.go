package job

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/id"
)

// defaultAttempts spreads over some two and a half hours of backoff.
const defaultAttempts = 10

// Options say when and how often; the zero value means now, with the usual retries.
type Options struct {
	At          time.Time // not before; zero means at once
	Unique      string    // while a job of the kind with this key waits, no second one is added
	MaxAttempts int64     // 0 means 10
}

// Queue adds jobs and shows what waits. It is safe for concurrent use.
type Queue struct {
	db    *db.DB
	clock clock.Clock
	ids   id.Source
	wake  chan struct{}
}

// NewQueue returns the queue of a database.
func NewQueue(d *db.DB, c clock.Clock, ids id.Source) *Queue {
	return &Queue{db: d, clock: c, ids: ids, wake: make(chan struct{}, 1)}
}

// Add adds a job in the caller's transaction. A worker of this process is woken
// right after the commit; those of others look by themselves.
func (q *Queue) Add(ctx context.Context, tx *db.Tx, args Args, o Options) error {
	raw, err := json.Marshal(args)
	if err != nil {
		return fmt.Errorf("write arguments of %s: %w", args.Kind(), err)
	}
	now := q.clock.Now()
	due := now
	if o.At.After(now) {
		due = o.At
	}
	if o.MaxAttempts == 0 {
		o.MaxAttempts = defaultAttempts
	}
	_, err = tx.Exec(ctx, sqlAdd, q.ids.New(), args.Kind(), string(raw), o.Unique, clock.Stamp(due), o.MaxAttempts, clock.Stamp(now))
	if err == nil {
		tx.AfterCommit(q.poke)
	}
	return err
}

// poke wakes a waiting worker; one reminder is enough for all that was added.
func (q *Queue) poke() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}
