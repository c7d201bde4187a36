package job

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"digibank/internal/base/db"
)

// Config tunes a worker; zero values mean the defaults.
type Config struct {
	Parallel int           // jobs at a time; 2
	Lease    time.Duration // how long a dead worker keeps its jobs; 1 minute
	Poll     time.Duration // how often it looks for jobs that other processes added; 1 second
	Timeout  time.Duration // longest run of one job; 15 minutes
	Grace    time.Duration // how long running jobs may go on after the stop; 10 seconds
	Log      *slog.Logger
}

func (c Config) withDefaults() Config {
	set := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	if c.Parallel == 0 {
		c.Parallel = 2
	}
	set(&c.Lease, time.Minute)
	set(&c.Poll, time.Second)
	set(&c.Timeout, 15*time.Minute)
	set(&c.Grace, 10*time.Second)
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}

// Worker runs the jobs of a queue.
type Worker struct {
	queue     *Queue
	cfg       Config
	handlers  map[string]handler
	schedules []scheduled

	mu      sync.Mutex
	running map[key]*run
}

// run is a job at work in this process.
type run struct {
	job    Job
	cancel context.CancelFunc
}

// key tells runs apart: a machine that slept may claim a job twice itself.
type key struct {
	id      string
	attempt int64
}

func (j Job) key() key { return key{j.ID, j.Attempt} }

// NewWorker returns a worker without handlers.
func NewWorker(q *Queue, cfg Config) *Worker {
	return &Worker{queue: q, cfg: cfg.withDefaults(), handlers: map[string]handler{}, running: map[key]*run{}}
}

func (w *Worker) kinds() string { return db.List(slices.Sorted(maps.Keys(w.handlers))) }

// Run works until ctx ends, then lets running jobs finish for the grace time;
// what is still running then is given back. It returns when all is quiet.
func (w *Worker) Run(ctx context.Context) {
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	free := make(chan struct{}, w.cfg.Parallel)
	for range w.cfg.Parallel {
		free <- struct{}{}
	}
	var beat, jobs sync.WaitGroup
	beat.Go(func() { w.heartbeat(work) })
	for ctx.Err() == nil {
		w.round(ctx, work, free, &jobs)
	}
	timer := time.AfterFunc(w.cfg.Grace, w.cancelAll)
	jobs.Wait()
	timer.Stop()
	stop()
	beat.Wait()
}

// round claims as many jobs as there are free places and starts them; it pauses
// when there were fewer.
func (w *Worker) round(ctx, work context.Context, free chan struct{}, wg *sync.WaitGroup) {
	if err := w.tick(ctx); err != nil {
		w.report(ctx, "schedule jobs", err)
	}
	places := takeFree(ctx, free)
	if places == 0 {
		return
	}
	claimed, err := w.claim(ctx, places)
	if err != nil {
		w.report(ctx, "claim jobs", err)
	}
	for range places - len(claimed) {
		free <- struct{}{}
	}
	for _, j := range claimed {
		wg.Go(func() {
			w.perform(work, j)
			free <- struct{}{}
		})
	}
	if len(claimed) < places {
		w.pause(ctx)
	}
}

// takeFree waits for one free place and takes all others that are free too.
func takeFree(ctx context.Context, free chan struct{}) int {
	select {
	case <-ctx.Done():
		return 0
	case <-free:
	}
	n := 1
	for {
		select {
		case <-free:
			n++
		default:
			return n
		}
	}
}

// pause waits for a wake-up, the next due job, or the next look around.
func (w *Worker) pause(ctx context.Context) {
	wait := w.cfg.Poll
	if due, err := nextDue(ctx, w.queue.db, w.kinds()); err == nil && !due.IsZero() {
		wait = min(wait, max(due.Sub(w.queue.clock.Now()), time.Millisecond))
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-w.queue.wake:
	case <-timer.C:
	}
}

func (w *Worker) report(ctx context.Context, what string, err error) {
	if ctx.Err() == nil {
		w.cfg.Log.ErrorContext(ctx, what, "error", err)
	}
}
