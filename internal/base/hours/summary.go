package hours

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"digibank/internal/base/civil"
)

// Line is one line of a readable summary: weekdays with equal hours. A template
// turns it into words.
type Line struct {
	// Weekdays in order from Monday.
	Weekdays []time.Weekday
	// Spans are the hours of each of these days, in order.
	Spans []Span
	// Pattern is what these hours have in common: how they repeat, when they hold,
	// booking and service. Its Weekdays, Start and End are empty.
	Pattern Rule
}

// Run is a row of weekdays that follow each other, "Monday to Friday".
type Run struct {
	// First is the first weekday.
	First time.Weekday
	// Last is the last weekday, equal to First for a single day.
	Last time.Weekday
}

// Runs returns the weekdays of the line as rows: Monday to Wednesday, Friday.
func (l Line) Runs() []Run {
	var out []Run
	for _, d := range l.Weekdays {
		if n := len(out); n > 0 && fromMonday(out[n-1].Last)+1 == fromMonday(d) {
			out[n-1].Last = d
			continue
		}
		out = append(out, Run{d, d})
	}
	return out
}

// fromMonday counts weekdays from Monday, 0 to 6.
func fromMonday(d time.Weekday) int { return (int(d) + 6) % 7 }

// Summary returns the rules as lines, in order of the first weekday and hour. Rules
// that ended before today are left out.
func (s Schedule) Summary(today civil.Date) []Line {
	var out []Line
	for _, group := range groups(s.Rules, today) {
		out = append(out, group.lines()...)
	}
	slices.SortStableFunc(out, func(a, b Line) int {
		return cmp.Or(
			cmp.Compare(fromMonday(a.Weekdays[0]), fromMonday(b.Weekdays[0])),
			cmp.Compare(a.Spans[0].Start, b.Spans[0].Start),
		)
	})
	return out
}

// group collects the hours per weekday of rules that repeat in the same way.
type group struct {
	pattern Rule
	days    [7][]Span // from Monday
}

// groups puts rules with the same pattern together.
func groups(rules []Rule, today civil.Date) []*group {
	var out []*group
	for _, r := range rules {
		if !r.ValidTo.IsZero() && !today.Before(r.ValidTo) {
			continue
		}
		at := slices.IndexFunc(out, func(g *group) bool { return g.pattern.repeatsLike(r) })
		if at < 0 {
			pattern := r
			pattern.Weekdays, pattern.Start, pattern.End = nil, 0, 0
			out, at = append(out, &group{pattern: pattern}), len(out)
		}
		for _, d := range r.Weekdays {
			day := &out[at].days[fromMonday(d)]
			if span := (Span{r.Start, r.End}); !slices.Contains(*day, span) {
				*day = append(*day, span)
			}
		}
	}
	return out
}

// repeatsLike reports whether both rules differ in weekdays and hours only.
func (r Rule) repeatsLike(o Rule) bool {
	return r.Freq == o.Freq && r.interval() == o.interval() && r.samePhase(o) && r.Nth == o.Nth &&
		r.valid() == o.valid() && r.Season == o.Season && r.ByAppointment == o.ByAppointment && r.Service == o.Service
}

// samePhase reports whether both rules have their turn in the same weeks.
func (r Rule) samePhase(o Rule) bool {
	if r.Freq != Weekly || r.interval() == 1 {
		return true
	}
	return civil.Monday(r.Anchor).Sub(civil.Monday(o.Anchor))/7%r.interval() == 0
}

// lines puts weekdays with equal hours on one line.
func (g *group) lines() []Line {
	var out []Line
	for i, spans := range g.days {
		if len(spans) == 0 {
			continue
		}
		slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
		day := time.Weekday((i + 1) % 7)
		at := slices.IndexFunc(out, func(l Line) bool { return slices.Equal(l.Spans, spans) })
		if at >= 0 {
			out[at].Weekdays = append(out[at].Weekdays, day)
			continue
		}
		out = append(out, Line{Weekdays: []time.Weekday{day}, Spans: spans, Pattern: g.pattern})
	}
	return out
}

// String returns "09:00-12:00".
func (s Span) String() string { return strings.Join([]string{s.Start.String(), s.End.String()}, "-") }
