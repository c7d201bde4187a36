package job

import (
	"context"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
)

const (
	sqlAdd = `INSERT INTO job (id, kind, args, state, unique_key, due_at, max_attempts, created_at)
		VALUES ($1, $2, $3, 'ready', $4, $5, $6, $7)
		ON CONFLICT (kind, unique_key) WHERE unique_key <> '' DO NOTHING`

	sqlDue = `SELECT id FROM job WHERE due_at <= $1 AND state <> 'dead' AND kind IN LIST($2) ORDER BY due_at, id LIMIT $3`

	sqlClaim = `UPDATE job SET state = 'running', due_at = $2, attempts = attempts + 1, unique_key = ''
		WHERE id IN LIST($3) AND due_at <= $1 AND state <> 'dead'
		RETURNING id, kind, args, attempts, max_attempts`

	sqlNext = `SELECT due_at FROM job WHERE state <> 'dead' AND kind IN LIST($1) ORDER BY due_at LIMIT 1`

	sqlRenew = `UPDATE job SET due_at = $3 WHERE id = $1 AND attempts = $2 AND state = 'running'`

	sqlFinish = `DELETE FROM job WHERE id = $1 AND attempts = $2 AND state = 'running'`

	sqlFail = `UPDATE job SET state = $3, due_at = $4, last_error = $5 WHERE id = $1 AND attempts = $2 AND state = 'running'`

	sqlRelease = `UPDATE job SET state = 'ready', due_at = $3, attempts = attempts - 1 WHERE id = $1 AND attempts = $2 AND state = 'running'`

	sqlNewSchedule = `INSERT INTO job_schedule (kind, last_at) VALUES ($1, $2) ON CONFLICT (kind) DO NOTHING`

	sqlLastRun = `SELECT last_at FROM job_schedule WHERE kind = $1`

	sqlMoveSchedule = `UPDATE job_schedule SET last_at = $3 WHERE kind = $1 AND last_at = $2`

	sqlCount = `SELECT state, COUNT(*) FROM job GROUP BY state`

	sqlDead = `SELECT id, kind, attempts, last_error, created_at, due_at FROM job
		WHERE state = 'dead' AND id > $1 ORDER BY id LIMIT $2`

	sqlRetry = `UPDATE job SET state = 'ready', due_at = $2, attempts = 0 WHERE id = $1 AND state = 'dead'`

	sqlDrop = `DELETE FROM job WHERE id = $1 AND state = 'dead'`
)

func scanJob(s db.Scanner) (j Job, err error) {
	var args string
	err = s.Scan(&j.ID, &j.Kind, &args, &j.Attempt, &j.MaxAttempts)
	j.args = []byte(args)
	return j, err
}

// claim takes up to n due jobs for lease. Candidates are read first, so that an
// idle worker costs no write; the update checks them again, so that of two
// workers with the same candidates each job goes to one.
func (w *Worker) claim(ctx context.Context, n int) ([]Job, error) {
	now := w.queue.clock.Now()
	ids, err := db.All(ctx, w.queue.db, db.Column[string], sqlDue, clock.Stamp(now), w.kinds(), n)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	var jobs []Job
	err = w.queue.db.Update(ctx, func(tx *db.Tx) (err error) {
		jobs, err = db.All(ctx, tx, scanJob, sqlClaim, clock.Stamp(now), clock.Stamp(now.Add(w.cfg.Lease)), db.List(ids))
		return err
	})
	return jobs, err
}

// nextDue tells when the first waiting job may run, the zero time when none waits.
func nextDue(ctx context.Context, r db.Reader, kinds string) (time.Time, error) {
	s, err := db.Value[string](ctx, r, sqlNext, kinds)
	if errs.Is(err, errs.NotFound) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, err
	}
	return clock.Parse(s)
}
