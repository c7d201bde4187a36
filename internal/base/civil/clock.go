package civil

import (
	"errors"
	"fmt"
	"time"
)

// ErrClock says that a text is not a time of day.
var ErrClock = errors.New("civil: not a time of day")

// Clock is a time of day in whole minutes since midnight, 0 (00:00) to 1440
// (24:00, the end of the day).
type Clock int

// Midnight and EndOfDay are the limits of a day.
const (
	// Midnight is 00:00, the start of a day.
	Midnight Clock = 0
	// EndOfDay is 24:00, the midnight that closes a day.
	EndOfDay Clock = 24 * 60
)

// NewClock returns the time of day, or ErrClock when there is no such time.
func NewClock(hour, minute int) (Clock, error) {
	c := Clock(hour*60 + minute)
	if hour < 0 || minute < 0 || hour > 24 || minute > 59 || !c.Valid() {
		return 0, fmt.Errorf("%w: %d:%02d", ErrClock, hour, minute)
	}
	return c, nil
}

// MustClock is NewClock for times written in code; it panics on a wrong one.
func MustClock(hour, minute int) Clock {
	c, err := NewClock(hour, minute)
	if err != nil {
		panic(err)
	}
	return c
}

// ClockOf returns the time of day of t in loc, seconds dropped.
func ClockOf(t time.Time, loc *time.Location) Clock {
	t = t.In(loc)
	return Clock(t.Hour()*60 + t.Minute())
}

// Valid reports whether c lies within 00:00 to 24:00.
func (c Clock) Valid() bool { return c >= Midnight && c <= EndOfDay }

// Hour returns the hour, 0 to 24.
func (c Clock) Hour() int { return int(c) / 60 }

// Minute returns the minute of the hour, 0 to 59.
func (c Clock) Minute() int { return int(c) % 60 }

// String returns "14:30".
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", c.Hour(), c.Minute()) }
