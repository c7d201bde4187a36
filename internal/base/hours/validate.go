package hours

import (
	"fmt"
	"time"

	"digibank/internal/base/civil"
)

// Problem is one thing that is wrong with a schedule.
type Problem struct {
	// Field is the path of the field, such as "rules.0.end" or
	// "exceptions.2.times.0.start".
	Field string
	// Code is the stable name of the problem: "required", "unknown", "range",
	// "over-midnight", "order", "twice", "not-used" or "overlap".
	Code string
	// Other is the path of the rule that overlaps, for "overlap".
	Other string
}

// Limits of a schedule; they keep one page readable and one check quick.
const (
	// MaxRules is the largest number of rules of one place.
	MaxRules = 50
	// MaxExceptionDays is the longest exception, in days.
	MaxExceptionDays = 366
)

// Validate returns everything that is wrong, or nil. Hours over midnight are
// refused: they are two rules. Rules for the same service may not overlap.
func (s Schedule) Validate() []Problem {
	var all []Problem
	if len(s.Rules) > MaxRules {
		return []Problem{{Field: "rules", Code: "range"}}
	}
	for i, r := range s.Rules {
		all = append(all, r.problems(fmt.Sprintf("rules.%d", i))...)
	}
	for i, e := range s.Exceptions {
		all = append(all, e.problems(fmt.Sprintf("exceptions.%d", i))...)
	}
	if len(all) == 0 {
		all = s.overlaps()
	}
	return all
}

// problems checks one rule.
func (r Rule) problems(path string) []Problem {
	all := spanProblems(path, Span{r.Start, r.End})
	add := func(wrong bool, field, code string) {
		if wrong {
			all = append(all, Problem{Field: path + "." + field, Code: code})
		}
	}
	add(len(r.Weekdays) == 0, "weekdays", "required")
	add(wrongWeekdays(r.Weekdays), "weekdays", "twice")
	add(r.Freq != Weekly && r.Freq != MonthlyNth, "freq", "unknown")
	add(r.Interval < 0 || r.Interval > MaxInterval, "interval", "range")
	add(r.Freq == MonthlyNth && r.interval() > 1, "interval", "not-used")
	add(r.Freq == Weekly && r.interval() > 1 && r.Anchor.IsZero(), "anchor", "required")
	add(!r.Anchor.IsZero() && !r.Anchor.Valid(), "anchor", "range")
	add(r.Freq == MonthlyNth && r.Nth != Last && (r.Nth < 1 || r.Nth > 5), "nth", "range")
	add(r.Freq == Weekly && r.Nth != 0, "nth", "not-used")
	add(r.valid().IsEmpty(), "valid_to", "order")
	add(!r.Season.valid(), "season", "range")
	add(!r.ByAppointment.valid(), "by_appointment", "unknown")
	return all
}

// spanProblems checks the hours of one day.
func spanProblems(path string, s Span) []Problem {
	switch {
	case !s.Start.Valid() || s.Start == civil.EndOfDay:
		return []Problem{{Field: path + ".start", Code: "range"}}
	case !s.End.Valid():
		return []Problem{{Field: path + ".end", Code: "range"}}
	case s.End <= s.Start:
		return []Problem{{Field: path + ".end", Code: "over-midnight"}}
	}
	return nil
}

// wrongWeekdays reports a weekday that does not exist or is there twice.
func wrongWeekdays(days []time.Weekday) bool {
	var seen [7]bool
	for _, d := range days {
		if d < time.Sunday || d > time.Saturday || seen[d] {
			return true
		}
		seen[d] = true
	}
	return false
}

func (a Appointment) valid() bool {
	return a == "" || a == WalkIn || a == ByAppointment || a == Both
}

// valid reports whether both ends are days of a leap year.
func (s Season) valid() bool {
	ok := func(m MonthDay) bool { return civil.Date{Year: 2024, Month: m.Month, Day: m.Day}.Valid() }
	return s.IsZero() || (ok(s.First) && ok(s.Last))
}

// problems checks one exception.
func (e Exception) problems(path string) []Problem {
	var all []Problem
	add := func(wrong bool, field, code string) {
		if wrong {
			all = append(all, Problem{Field: path + "." + field, Code: code})
		}
	}
	add(e.First.IsZero(), "first", "required")
	add(!e.First.IsZero() && !e.First.Valid(), "first", "range")
	if !e.Last.IsZero() && e.First.Valid() {
		add(e.Last.Before(e.First), "last", "order")
		add(!e.Last.Valid() || e.Last.Sub(e.First) >= MaxExceptionDays, "last", "range")
	}
	switch e.Kind {
	case Closed:
		add(len(e.Times) > 0, "times", "not-used")
	case Adjusted, Extra:
		add(len(e.Times) == 0, "times", "required")
	default:
		add(true, "kind", "unknown")
	}
	add(!e.ByAppointment.valid(), "by_appointment", "unknown")
	for i, span := range e.Times {
		all = append(all, spanProblems(fmt.Sprintf("%s.times.%d", path, i), span)...)
	}
	return all
}
