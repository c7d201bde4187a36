package hours

import (
	"slices"
	"time"

	"digibank/internal/base/civil"
)

// Freq is how a rule repeats.
type Freq string

// The two ways to repeat.
const (
	// Weekly repeats every week, or every so many weeks from an anchor.
	Weekly Freq = "weekly"
	// MonthlyNth repeats on the first to fifth, or last, such weekday of a month.
	MonthlyNth Freq = "monthly_nth"
)

// Appointment says whether one must book.
type Appointment string

// The three answers; an empty one means WalkIn.
const (
	// WalkIn is free entrance without booking, the norm.
	WalkIn Appointment = "no"
	// ByAppointment is only after booking.
	ByAppointment Appointment = "yes"
	// Both takes bookings and walk-in visitors.
	Both Appointment = "both"
)

// Limits of a rule.
const (
	// MaxInterval is the largest number of weeks between two turns.
	MaxInterval = 8
	// Last is the Nth of the last such weekday of the month.
	Last = -1
)

// Rule is a pattern that repeats.
type Rule struct {
	// Weekdays on which the place opens, at least one.
	Weekdays []time.Weekday
	// Start and End are the hours of one day; End is later than Start, 24:00 at
	// most.
	Start, End civil.Clock
	// Freq is how the rule repeats.
	Freq Freq
	// Interval is the number of weeks between two turns, 1 to 8 (Weekly only);
	// 0 means 1.
	Interval int
	// Anchor is a day in a week that has a turn; needed when Interval > 1.
	Anchor civil.Date
	// Nth is 1 to 5, or Last (MonthlyNth only).
	Nth int
	// ValidFrom is the first day on which the rule holds; zero means always.
	ValidFrom civil.Date
	// ValidTo is the first day on which it holds no longer; zero means for ever.
	ValidTo civil.Date
	// Season limits the rule to a part of every year; the zero Season is all year.
	Season Season
	// ByAppointment says whether one must book.
	ByAppointment Appointment
	// Service is what is on offer then: help, telecom desk, lending …; may be empty.
	Service string
}

// MonthDay is a day of any year.
type MonthDay struct {
	// Month is 1 to 12.
	Month time.Month
	// Day is 1 to 31.
	Day int
}

// Season is a part of every year, first and last day included; it may run over
// New Year (October to March).
type Season struct {
	// First is the first day of the season.
	First MonthDay
	// Last is the last day of the season.
	Last MonthDay
}

// IsZero reports whether the season is the whole year.
func (s Season) IsZero() bool { return s == Season{} }

// Contains reports whether d lies in the season.
func (s Season) Contains(d civil.Date) bool {
	if s.IsZero() {
		return true
	}
	day, first, last := ordinal(MonthDay{d.Month, d.Day}), ordinal(s.First), ordinal(s.Last)
	if first <= last {
		return first <= day && day <= last
	}
	return day >= first || day <= last
}

func ordinal(m MonthDay) int { return int(m.Month)*32 + m.Day }

// interval returns the number of weeks between turns, at least 1.
func (r Rule) interval() int { return max(1, r.Interval) }

// valid returns the days between which the rule holds.
func (r Rule) valid() civil.Interval { return civil.Interval{From: r.ValidFrom, To: r.ValidTo} }

// appliesOn reports whether the rule has a turn on d.
func (r Rule) appliesOn(d civil.Date) bool {
	if !r.valid().Contains(d) || !r.Season.Contains(d) || !slices.Contains(r.Weekdays, d.Weekday()) {
		return false
	}
	if r.Freq == MonthlyNth {
		return isNth(d, r.Nth)
	}
	if r.interval() == 1 {
		return true
	}
	weeks := civil.Monday(d).Sub(civil.Monday(r.Anchor)) / 7
	return weeks%r.interval() == 0
}

// isNth reports whether d is the nth such weekday of its month.
func isNth(d civil.Date, nth int) bool {
	if nth == Last {
		return d.Day+7 > civil.DaysIn(d.Year, d.Month)
	}
	return (d.Day-1)/7+1 == nth
}
