package job

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
)

// Args are the arguments of one sort of job, stored as JSON. They hold ids, no
// secrets and nothing personal: the handler looks up what it needs.
type Args interface {
	// Kind names the sort of job, such as "account.invite-mail".
	Kind() string
}

// Job is one claimed run.
type Job struct {
	ID          string
	Kind        string
	Attempt     int64 // 1 for the first run
	MaxAttempts int64
	args        []byte
}

// Finish takes the job off the list inside the handler's transaction, so that
// its effect and its end are one. It refuses when the lease was lost meanwhile.
func (j Job) Finish(ctx context.Context, tx *db.Tx) error {
	n, err := tx.Exec(ctx, sqlFinish, j.ID, j.Attempt)
	if err == nil && n == 0 {
		return errs.New(errs.Conflict, "job-lost")
	}
	return err
}

// handler runs a job of one kind.
type handler func(ctx context.Context, j Job) error

// Handle tells the worker what to do with a kind of job. It is called before
// Run, once per kind. A nil error ends the job; any other brings it back.
func Handle[A Args](w *Worker, fn func(ctx context.Context, j Job, args A) error) {
	var zero A
	w.handlers[zero.Kind()] = func(ctx context.Context, j Job) error {
		var args A
		if err := json.Unmarshal(j.args, &args); err != nil {
			return fmt.Errorf("read arguments of %s: %w", j.Kind, err)
		}
		return fn(ctx, j, args)
	}
}

// Backoff gives the pause after a failed attempt (1 for the first): 10 s,
// doubled each time, at most an hour.
func Backoff(attempt int64) time.Duration {
	const first, longest = 10 * time.Second, time.Hour
	if attempt > 9 {
		return longest
	}
	return min(first<<max(attempt-1, 0), longest)
}
