// Package clock tells the time and writes it down the one way the program
// stores instants: UTC text of fixed width, so that text order is time order.
package clock

import (
	"fmt"
	"sync"
	"time"
)

// Layout is the stored form of an instant: UTC, milliseconds, 24 characters.
const Layout = "2006-01-02T15:04:05.000Z"

// Clock tells the present instant. Use cases receive one; none of them calls time.Now.
type Clock interface {
	Now() time.Time
}

// System is the machine's clock.
type System struct{}

// Now returns the machine's time in UTC.
func (System) Now() time.Time { return time.Now().UTC() }

// Fake is a clock that stands still until it is moved. It is safe for concurrent use.
type Fake struct {
	mu  sync.Mutex
	now time.Time
}

// NewFake returns a clock that stands at t.
func NewFake(t time.Time) *Fake { return &Fake{now: t.UTC()} }

// Now returns where the clock stands.
func (f *Fake) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// Advance moves the clock by d.
func (f *Fake) Advance(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = f.now.Add(d)
}

// Set puts the clock at t.
func (f *Fake) Set(t time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = t.UTC()
}

// Stamp writes t in Layout.
func Stamp(t time.Time) string { return t.UTC().Format(Layout) }

// Parse reads a stored instant.
func Parse(s string) (time.Time, error) { return time.Parse(Layout, s) }

// Stored scans an instant column; NULL and the empty text give the zero time.
type Stored struct{ *time.Time }

// Into wraps t so that a stored instant can be scanned into it.
func Into(t *time.Time) Stored { return Stored{t} }

// Scan reads the column value.
func (s Stored) Scan(v any) error {
	switch x := v.(type) {
	case nil:
		*s.Time = time.Time{}
		return nil
	case string:
		return s.set(x)
	case []byte:
		return s.set(string(x))
	}
	return fmt.Errorf("clock: cannot read an instant from %T", v)
}

func (s Stored) set(text string) error {
	if text == "" {
		*s.Time = time.Time{}
		return nil
	}
	t, err := Parse(text)
	*s.Time = t
	return err
}

// StampOrEmpty writes t in Layout, and the zero time as the empty text.
func StampOrEmpty(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return Stamp(t)
}
