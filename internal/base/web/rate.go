package web

import (
	"context"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"digibank/internal/base/errs"
)

// sweepAt is how many addresses a limit remembers before it forgets idle ones.
const sweepAt = 10_000

// Limit holds back one sort of request: so many per second and address, and so
// many at a time over all addresses. It is safe for concurrent use.
type Limit struct {
	perSecond rate.Limit
	burst     int
	slots     chan struct{}
	mu        sync.Mutex
	seen      map[string]*visitor
}

type visitor struct {
	limiter *rate.Limiter
	last    time.Time
}

// NewLimit allows perSecond requests per second and address after a first burst,
// and atOnce at a time in all.
func NewLimit(perSecond float64, burst, atOnce int) *Limit {
	return &Limit{perSecond: rate.Limit(perSecond), burst: burst, slots: make(chan struct{}, atOnce), seen: map[string]*visitor{}}
}

// Allow says whether an address may go on at the instant now.
func (l *Limit) Allow(address string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	v, ok := l.seen[address]
	if !ok {
		l.sweep(now)
		v = &visitor{limiter: rate.NewLimiter(l.perSecond, l.burst)}
		l.seen[address] = v
	}
	v.last = now
	return v.limiter.AllowN(now, 1)
}

// sweep forgets who has been away long enough to have a full burst again.
func (l *Limit) sweep(now time.Time) {
	if len(l.seen) < sweepAt {
		return
	}
	full := time.Duration(float64(l.burst) / float64(l.perSecond) * float64(time.Second))
	for address, v := range l.seen {
		if now.Sub(v.last) > full {
			delete(l.seen, address)
		}
	}
}

// enter waits for a slot.
func (l *Limit) enter(ctx context.Context) error {
	select {
	case l.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return errs.Wrap(errs.Unavailable, "busy", ctx.Err())
	}
}

func (l *Limit) leave() { <-l.slots }

// Throttle applies the limit that which picks for a request; nil is none.
// v5.0.0-2.4.1
func Throttle(which func(*http.Request) *Limit, now func() time.Time, fail func(w http.ResponseWriter, r *http.Request, err error)) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			limit := which(r)
			if limit == nil {
				next.ServeHTTP(w, r)
				return
			}
			if !limit.Allow(hostOnly(r.RemoteAddr), now()) {
				w.Header().Set("Retry-After", "60")
				fail(w, r, errs.New(errs.Throttled, "too-many"))
				return
			}
			if err := limit.enter(r.Context()); err != nil {
				fail(w, r, err)
				return
			}
			defer limit.leave()
			next.ServeHTTP(w, r)
		})
	}
}
