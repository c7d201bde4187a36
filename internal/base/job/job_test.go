package job_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/id"
	"digibank/internal/base/job"
)

type note struct{ N int }

func (note) Kind() string { return "test.note" }

// bench is what a test of jobs needs: a queue, and who ran what.
type bench struct {
	db    *db.DB
	queue *job.Queue
	mu    sync.Mutex
	ran   map[int]int
}

func setup(d *db.DB, c clock.Clock) *bench {
	return &bench{db: d, queue: job.NewQueue(d, c, id.Random{}), ran: map[int]int{}}
}

// worker is one process: a queue and a worker of its own on the same database.
func (b *bench) worker(c clock.Clock, cfg job.Config, fn func(context.Context, job.Job, note) error) *job.Worker {
	w := job.NewWorker(job.NewQueue(b.db, c, id.Random{}), cfg)
	job.Handle(w, fn)
	return w
}

func (b *bench) count(_ context.Context, _ job.Job, n note) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ran[n.N]++
	return nil
}

func (b *bench) done() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.ran)
}

func (b *bench) add(t *testing.T, n int, o job.Options) {
	t.Helper()
	err := b.db.Update(t.Context(), func(tx *db.Tx) error { return b.queue.Add(t.Context(), tx, note{n}, o) })
	if err != nil {
		t.Fatal(err)
	}
}

func (b *bench) counts(t *testing.T) job.Counts {
	t.Helper()
	c, err := b.queue.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// start runs a worker until the returned function is called.
func start(t *testing.T, w *job.Worker) (stop func()) {
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { w.Run(ctx) })
	return sync.OnceFunc(func() { cancel(); wg.Wait() })
}

func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("not in time: %s", what)
}

func TestEachJobRunsOnceWithFourProcesses(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(d, clock.System{})
		err := d.Update(t.Context(), func(tx *db.Tx) error {
			for n := range 200 {
				if err := b.queue.Add(t.Context(), tx, note{n}, job.Options{}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for range 4 {
			defer start(t, b.worker(clock.System{}, job.Config{Parallel: 3, Poll: 10 * time.Millisecond}, b.count))()
		}
		eventually(t, "200 jobs done", func() bool { return b.counts(t) == job.Counts{} })
		if b.done() != 200 {
			t.Errorf("%d different jobs ran, want 200", b.done())
		}
		for n, times := range b.ran {
			if times != 1 {
				t.Errorf("job %d ran %d times", n, times)
			}
		}
	})
}

func TestJobOfADeadWorkerRunsAgainAfterItsLease(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		c := clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
		b := setup(d, c)
		b.add(t, 1, job.Options{})
		hang, began := make(chan struct{}), make(chan job.Job, 1)
		cfg := job.Config{Parallel: 1, Lease: time.Minute, Poll: 5 * time.Millisecond}
		// The first worker hangs and its clock-driven heartbeat never comes: as good as dead.
		stopFirst := start(t, b.worker(c, cfg, func(_ context.Context, j job.Job, _ note) error {
			began <- j
			<-hang
			return nil
		}))
		first := <-began
		defer start(t, b.worker(c, cfg, b.count))()
		time.Sleep(50 * time.Millisecond)
		if b.done() != 0 {
			t.Fatal("the job ran a second time while its lease held")
		}
		c.Advance(61 * time.Second)
		eventually(t, "second run", func() bool { return b.done() == 1 && b.counts(t) == job.Counts{} })
		err := d.Update(t.Context(), func(tx *db.Tx) error { return first.Finish(t.Context(), tx) })
		if !errs.Is(err, errs.Conflict) {
			t.Errorf("who lost the lease can still finish the job: %v", err)
		}
		close(hang)
		stopFirst()
	})
}

func TestWorkDoneInTheFinishingTransactionHappensOnce(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(d, clock.System{})
		b.add(t, 1, job.Options{})
		w := b.worker(clock.System{}, job.Config{}, func(ctx context.Context, j job.Job, _ note) error {
			return d.Update(ctx, func(tx *db.Tx) error {
				if err := b.queue.Add(ctx, tx, note{2}, job.Options{At: time.Now().Add(time.Hour)}); err != nil {
					return err
				}
				return j.Finish(ctx, tx)
			})
		})
		if err := w.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got, want := b.counts(t), (job.Counts{Ready: 1}); got != want {
			t.Errorf("left %+v, want %+v", got, want)
		}
	})
}

func TestFailingJobComesBackAndEndsAsDeadLetter(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		c := clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
		b := setup(d, c)
		b.add(t, 1, job.Options{MaxAttempts: 2})
		fails := true
		w := b.worker(c, job.Config{}, func(ctx context.Context, j job.Job, n note) error {
			if fails && j.Attempt == 2 {
				panic("broken")
			}
			if fails {
				return errors.New("mail server is away")
			}
			return b.count(ctx, j, n)
		})
		drain := func() {
			if err := w.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		drain()
		if got := b.counts(t); got.Ready != 1 {
			t.Fatalf("after the first failure: %+v, want one ready", got)
		}
		c.Advance(9 * time.Second)
		drain()
		if got := b.counts(t); got.Ready != 1 {
			t.Fatalf("it ran before its pause was over: %+v", got)
		}
		c.Advance(2 * time.Second)
		drain()
		dead, err := b.queue.Dead(t.Context(), "", 10)
		if err != nil || len(dead) != 1 || dead[0].LastError != "panic: broken" || dead[0].Attempts != 2 {
			t.Fatalf("dead letters %+v, %v", dead, err)
		}
		fails = false
		if err := d.Update(t.Context(), func(tx *db.Tx) error { return b.queue.Retry(t.Context(), tx, dead[0].ID) }); err != nil {
			t.Fatal(err)
		}
		drain()
		if b.done() != 1 || b.counts(t) != (job.Counts{}) {
			t.Errorf("after the retry: ran %d, left %+v", b.done(), b.counts(t))
		}
	})
}

func TestUniqueKeyHoldsWhileTheJobWaits(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(d, clock.System{})
		b.add(t, 1, job.Options{Unique: "a"})
		b.add(t, 2, job.Options{Unique: "a"})
		b.add(t, 3, job.Options{Unique: "b"})
		b.add(t, 4, job.Options{})
		b.add(t, 5, job.Options{})
		w := b.worker(clock.System{}, job.Config{}, b.count)
		if err := w.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if b.ran[2] != 0 || b.done() != 4 {
			t.Errorf("ran %v, want all but the second with key a", b.ran)
		}
		b.add(t, 6, job.Options{Unique: "a"})
		if got := b.counts(t); got.Ready != 1 {
			t.Errorf("the key is not free after the job ran: %+v", got)
		}
	})
}

func TestJobDoesNotOutliveARolledBackTransaction(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(d, clock.System{})
		_ = d.Update(t.Context(), func(tx *db.Tx) error {
			if err := b.queue.Add(t.Context(), tx, note{1}, job.Options{}); err != nil {
				t.Error(err)
			}
			return errors.New("no")
		})
		if got := b.counts(t); got != (job.Counts{}) {
			t.Errorf("left %+v", got)
		}
	})
}

func TestWorkerWakesRightAfterTheCommit(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(d, clock.System{})
		w := job.NewWorker(b.queue, job.Config{Poll: time.Hour})
		job.Handle(w, b.count)
		defer start(t, w)()
		time.Sleep(50 * time.Millisecond) // it sleeps now, for an hour if nobody wakes it
		b.add(t, 1, job.Options{})
		eventually(t, "job done without waiting for the next look", func() bool { return b.done() == 1 })
	})
}

func TestStopWaitsForRunningJobsAndGivesTheRestBack(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(d, clock.System{})
		b.add(t, 1, job.Options{})
		b.add(t, 2, job.Options{})
		began := make(chan struct{}, 2)
		stop := start(t, b.worker(clock.System{}, job.Config{Parallel: 2, Grace: 200 * time.Millisecond}, func(ctx context.Context, j job.Job, n note) error {
			began <- struct{}{}
			if n.N == 2 { // does not end by itself
				<-ctx.Done()
				return ctx.Err()
			}
			time.Sleep(50 * time.Millisecond)
			return b.count(ctx, j, n)
		}))
		<-began
		<-began
		stop()
		if b.ran[1] != 1 {
			t.Error("the stop did not wait for the running job")
		}
		if got, want := b.counts(t), (job.Counts{Ready: 1}); got != want {
			t.Errorf("left %+v, want %+v", got, want)
		}
	})
}

type nightly struct{}

func (nightly) Kind() string { return "test.nightly" }

func TestScheduledJobIsAddedOncePerTimeByAllProcesses(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		c := clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
		b := setup(d, c)
		var mu sync.Mutex
		runs := 0
		for range 3 {
			w := job.NewWorker(job.NewQueue(d, c, id.Random{}), job.Config{Poll: 5 * time.Millisecond})
			job.Handle(w, func(context.Context, job.Job, nightly) error {
				mu.Lock()
				defer mu.Unlock()
				runs++
				return nil
			})
			w.Schedule(job.Every(time.Hour), nightly{})
			defer start(t, w)()
		}
		read := func() int { mu.Lock(); defer mu.Unlock(); return runs }
		for want := 1; want <= 3; want++ {
			time.Sleep(60 * time.Millisecond)
			c.Advance(time.Hour)
			eventually(t, fmt.Sprintf("run %d", want), func() bool { return read() == want && b.counts(t) == job.Counts{} })
		}
		time.Sleep(60 * time.Millisecond)
		if read() != 3 {
			t.Errorf("ran %d times in three hours", read())
		}
	})
}

func TestDailyScheduleFollowsTheBelgianClock(t *testing.T) {
	t.Parallel()
	at := job.Daily(2 * 60 * 1) // 02:00
	for _, tc := range []struct{ after, want string }{
		{"2026-03-28T00:30:00.000Z", "2026-03-28T01:00:00.000Z"}, // winter: UTC+1
		{"2026-03-29T12:00:00.000Z", "2026-03-30T00:00:00.000Z"}, // summer: UTC+2
		{"2026-03-30T00:00:00.000Z", "2026-03-31T00:00:00.000Z"}, // strictly after
	} {
		after, err := clock.Parse(tc.after)
		if err != nil {
			t.Fatal(err)
		}
		if got := clock.Stamp(at.Next(after)); got != tc.want {
			t.Errorf("after %s: %s, want %s", tc.after, got, tc.want)
		}
	}
}

func TestPauseGrowsWithEachAttempt(t *testing.T) {
	t.Parallel()
	for attempt, want := range map[int64]time.Duration{1: 10 * time.Second, 2: 20 * time.Second, 5: 160 * time.Second, 10: time.Hour, 99: time.Hour} {
		if got := job.Backoff(attempt); got != want {
			t.Errorf("after attempt %d: %s, want %s", attempt, got, want)
		}
	}
}
