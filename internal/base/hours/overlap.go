package hours

import (
	"fmt"
	"slices"
	"time"

	"digibank/internal/base/civil"
)

// overlapDays is how long two rules are compared: four years are more than three
// rounds of the longest combination of intervals (56 weeks).
const overlapDays = 4*365 + 1

// overlaps reports every later rule that shares time with an earlier one for the
// same service. Two rules for different services may share time.
func (s Schedule) overlaps() []Problem {
	var all []Problem
	for j := range s.Rules {
		for i := range j {
			if s.Rules[i].overlaps(s.Rules[j]) {
				all = append(all, Problem{
					Field: fmt.Sprintf("rules.%d", j), Code: "overlap", Other: fmt.Sprintf("rules.%d", i),
				})
			}
		}
	}
	return all
}

// overlaps reports whether both rules are open at one moment.
func (r Rule) overlaps(o Rule) bool {
	if r.Service != o.Service || r.Start >= o.End || o.Start >= r.End {
		return false
	}
	shared := r.valid().Intersect(o.valid())
	if shared.IsEmpty() {
		return false
	}
	days := slices.DeleteFunc(slices.Clone(r.Weekdays), func(d time.Weekday) bool { return !slices.Contains(o.Weekdays, d) })
	first := shared.From
	if first.IsZero() {
		first = civil.Date{Year: 2024, Month: time.January, Day: 1}
		if !shared.To.IsZero() && shared.To.Before(first.AddDays(overlapDays)) {
			first = shared.To.AddDays(-overlapDays)
		}
	}
	for _, day := range days {
		start := first.AddDays((int(day-first.Weekday()) + 7) % 7)
		for n := 0; n < overlapDays; n += 7 {
			if d := start.AddDays(n); r.appliesOn(d) && o.appliesOn(d) {
				return true
			}
		}
	}
	return false
}
