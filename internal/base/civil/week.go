package civil

import (
	"fmt"
	"time"
)

// Week is an ISO 8601 week: Monday to Sunday, numbered 1 to 53 in the ISO year
// that holds its Thursday. The ISO year differs from the calendar year around
// New Year.
type Week struct {
	// Year is the ISO year.
	Year int
	// Week is the number, 1 to 53.
	Week int
}

// WeekOf returns the ISO week in which d lies.
func WeekOf(d Date) Week {
	y, w := d.utc().ISOWeek()
	return Week{y, w}
}

// String returns "2026-W14".
func (w Week) String() string { return fmt.Sprintf("%04d-W%02d", w.Year, w.Week) }

// First returns the Monday of the week.
func (w Week) First() Date {
	// 4 January always lies in week 1.
	return Monday(Date{w.Year, time.January, 4}).AddDays(7 * (w.Week - 1))
}

// Add returns the week n weeks later.
func (w Week) Add(n int) Week { return WeekOf(w.First().AddDays(7 * n)) }

// Interval returns the seven days of the week.
func (w Week) Interval() Interval { return Interval{w.First(), w.First().AddDays(7)} }

// Monday returns the Monday of the week in which d lies.
func Monday(d Date) Date { return d.AddDays(-((int(d.Weekday()) + 6) % 7)) }

// Weeks returns every ISO week touched by the days from first up to and
// including last; it is empty when last comes before first.
func Weeks(first, last Date) []Week {
	var out []Week
	for d := Monday(first); !last.Before(first) && !d.After(last); d = d.AddDays(7) {
		out = append(out, WeekOf(d))
	}
	return out
}
