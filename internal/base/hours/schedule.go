package hours

import (
	"cmp"
	"slices"
	"time"

	"digibank/internal/base/civil"
)

// Schedule is everything that is known about the hours of one place. It is not
// changed by its methods and may be shared.
type Schedule struct {
	// Rules are the patterns that repeat.
	Rules []Rule
	// Exceptions change single days.
	Exceptions []Exception
	// ClosedOnHolidays silences the rules on the ten Belgian public holidays.
	ClosedOnHolidays bool
	// Location is the zone of the place; nil means Europe/Brussels.
	Location *time.Location
}

// Source says what an occurrence comes from.
type Source string

// The sources of an occurrence.
const (
	// FromRule is a turn of a rule.
	FromRule Source = "rule"
	// FromAdjusted comes from an adjusted day.
	FromAdjusted Source = "adjusted"
	// FromExtra comes from an extra day.
	FromExtra Source = "extra"
)

// Occurrence is one stretch of time in which the place is open.
type Occurrence struct {
	// Date is the day, in the zone of the place.
	Date civil.Date
	// Span holds the hours as people read them.
	Span Span
	// From is the instant of opening.
	From time.Time
	// To is the instant of closing, not included.
	To time.Time
	// ByAppointment says whether one must book.
	ByAppointment Appointment
	// Service is what is on offer.
	Service string
	// Source says where the occurrence comes from.
	Source Source
	// Reason is the reason of the exception, if it comes from one.
	Reason string
}

// Contains reports whether t lies within the occurrence.
func (o Occurrence) Contains(t time.Time) bool { return !t.Before(o.From) && t.Before(o.To) }

// searchDays is how far NextOpen looks ahead: a season may be a year away.
const searchDays = 400

func (s Schedule) location() *time.Location {
	if s.Location == nil {
		return civil.Brussels()
	}
	return s.Location
}

// Occurrences returns what opens on the days from, up to but not including to, in
// order of time.
func (s Schedule) Occurrences(from, to civil.Date) []Occurrence {
	var out []Occurrence
	for d := from; d.Before(to); d = d.AddDays(1) {
		out = append(out, s.Day(d).Occurrences...)
	}
	return out
}

// OpenAt returns the occurrence that goes on at t. When several do, it is the one
// that opened first.
func (s Schedule) OpenAt(t time.Time) (Occurrence, bool) {
	for _, o := range s.Day(civil.DateOf(t, s.location())).Occurrences {
		if o.Contains(t) {
			return o, true
		}
	}
	return Occurrence{}, false
}

// NextOpen returns the occurrence that goes on at t, or else the next one within
// 400 days.
func (s Schedule) NextOpen(t time.Time) (Occurrence, bool) {
	first := civil.DateOf(t, s.location())
	for n := range searchDays {
		for _, o := range s.Day(first.AddDays(n)).Occurrences {
			if t.Before(o.To) {
				return o, true
			}
		}
	}
	return Occurrence{}, false
}

// sorted puts occurrences in order of time; what opens together stays in order of
// closing, then of service.
func sorted(all []Occurrence) []Occurrence {
	slices.SortStableFunc(all, func(a, b Occurrence) int {
		return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To), cmp.Compare(a.Service, b.Service))
	})
	return slices.Compact(all)
}
