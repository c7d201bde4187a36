package job

import "context"

// Drain runs every job that is due now, one after the other, and those they
// add, until none is left; for commands and for making a demo.
func (w *Worker) Drain(ctx context.Context) error {
	for {
		jobs, err := w.claim(ctx, 1)
		if err != nil || len(jobs) == 0 {
			return err
		}
		w.perform(ctx, jobs[0])
	}
}
