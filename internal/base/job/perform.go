package job

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
)

// maxError is how much of a failure is kept, in bytes.
const maxError = 300

var errCrashed = errors.New("the program ended while the job ran")

func shorten(s string) string {
	if len(s) > maxError {
		s = s[:maxError]
	}
	return strings.ToValidUTF8(s, "")
}

// perform runs one claimed job to its end, whatever that is.
func (w *Worker) perform(ctx context.Context, j Job) {
	if j.Attempt > j.MaxAttempts { // every attempt so far took its process along
		w.fail(ctx, j, errCrashed)
		return
	}
	jctx, cancel := context.WithTimeoutCause(ctx, w.cfg.Timeout, errors.New("job: ran too long"))
	defer cancel()
	w.enter(j, cancel)
	err := w.call(jctx, j)
	stopped := w.leave(j)
	switch {
	case err == nil:
		err = w.finish(ctx, j)
		if err != nil {
			w.report(ctx, "finish a job", err)
		}
	case stopped:
		w.write(ctx, "give a job back", sqlRelease, j.ID, j.Attempt, clock.Stamp(w.queue.clock.Now()))
	default:
		w.fail(ctx, j, err)
	}
}

// call runs the handler; a panic is a failure like any other.
func (w *Worker) call(ctx context.Context, j Job) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	return w.handlers[j.Kind](ctx, j)
}

// finish deletes the job, unless its handler did so itself or it was taken over.
func (w *Worker) finish(ctx context.Context, j Job) error {
	return w.queue.db.Update(ctx, func(tx *db.Tx) error {
		err := j.Finish(ctx, tx)
		if errs.Code(err) == "job-lost" {
			return nil
		}
		return err
	})
}

// fail brings a job back later, or makes it a dead letter.
func (w *Worker) fail(ctx context.Context, j Job, cause error) {
	state, due := "ready", w.queue.clock.Now().Add(Backoff(j.Attempt))
	if j.Attempt >= j.MaxAttempts {
		state, due = "dead", w.queue.clock.Now()
	}
	w.cfg.Log.WarnContext(ctx, "job failed", "kind", j.Kind, "job", j.ID, "attempt", j.Attempt, "state", state, "error", cause)
	w.write(ctx, "fail a job", sqlFail, j.ID, j.Attempt, state, clock.Stamp(due), shorten(cause.Error()))
}

func (w *Worker) write(ctx context.Context, what, query string, args ...any) {
	err := w.queue.db.Update(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, query, args...)
		return err
	})
	if err != nil {
		w.report(ctx, what, err)
	}
}

func (w *Worker) enter(j Job, cancel context.CancelFunc) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running[j.key()] = &run{job: j, cancel: cancel}
}

// leave takes a run off the list and says whether it was cancelled by the stop.
func (w *Worker) leave(j Job) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	r := w.running[j.key()]
	delete(w.running, j.key())
	return r == nil || r.cancel == nil
}

// cancelAll ends what still runs when the grace time is over.
func (w *Worker) cancelAll() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, r := range w.running {
		r.cancel()
		r.cancel = nil
	}
}

// heartbeat keeps the leases of running jobs, and cancels a job that was lost.
func (w *Worker) heartbeat(ctx context.Context) {
	ticker := time.NewTicker(w.cfg.Lease / 3)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			w.renew(ctx)
		}
	}
}

func (w *Worker) renew(ctx context.Context) {
	jobs := w.current()
	if len(jobs) == 0 {
		return
	}
	var lost []key
	err := w.queue.db.Update(ctx, func(tx *db.Tx) error {
		lost = nil
		until := clock.Stamp(w.queue.clock.Now().Add(w.cfg.Lease))
		for _, j := range jobs {
			n, err := tx.Exec(ctx, sqlRenew, j.ID, j.Attempt, until)
			if err != nil {
				return err
			}
			if n == 0 {
				lost = append(lost, j.key())
			}
		}
		return nil
	})
	if err != nil {
		w.report(ctx, "renew leases", err)
	}
	w.drop(lost)
}

func (w *Worker) current() []Job {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := make([]Job, 0, len(w.running))
	for _, r := range w.running {
		out = append(out, r.job)
	}
	return out
}

func (w *Worker) drop(lost []key) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, k := range lost {
		if r := w.running[k]; r != nil && r.cancel != nil {
			r.cancel()
		}
	}
}
