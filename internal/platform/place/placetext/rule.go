package placetext

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/hours"
	"digibank/internal/base/i18n"
)

// Span writes hours of one day: "9 uur tot 12.30 uur".
func Span(ctx context.Context, s hours.Span) string {
	lang := i18n.Lang(ctx)
	return i18n.T(ctx, "place.hours.span", "from", s.Start.Format(lang), "to", s.End.Format(lang))
}

// Spans writes several: "9 uur tot 12 uur en 14 uur tot 16 uur".
func Spans(ctx context.Context, spans []hours.Span) string {
	words := make([]string, len(spans))
	for i, s := range spans {
		words[i] = Span(ctx, s)
	}
	return Join(ctx, words)
}

// Join writes a list with commas and "en" before the last.
func Join(ctx context.Context, words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return i18n.T(ctx, "place.and", "list", strings.Join(words[:last], ", "), "last", words[last])
}

// Rule writes a rule with its days, hours and how it repeats:
// "maandag en woensdag, 9 uur tot 12 uur, om de 2 weken vanaf 2 maart 2026".
func Rule(ctx context.Context, r hours.Rule) string {
	parts := []string{Days(ctx, r), Span(ctx, hours.Span{Start: r.Start, End: r.End})}
	return strings.Join(append(parts, Pattern(ctx, r)...), ", ")
}

// Line writes one line of a summary: hours, then what they have in common.
func Line(ctx context.Context, l hours.Line) string {
	return strings.Join(append([]string{Spans(ctx, l.Spans)}, Pattern(ctx, l.Pattern)...), ", ")
}

// Days writes the weekdays of a rule, from Monday: "elke eerste maandag van de
// maand" for a monthly one.
func Days(ctx context.Context, r hours.Rule) string {
	days := slices.Clone(r.Weekdays)
	slices.SortFunc(days, func(a, b time.Weekday) int { return (int(a)+6)%7 - (int(b)+6)%7 })
	words := make([]string, len(days))
	for i, d := range days {
		words[i] = civil.WeekdayName(d, i18n.Lang(ctx))
	}
	if r.Freq == hours.MonthlyNth {
		return i18n.T(ctx, "place.hours.nth."+strconv.Itoa(r.Nth), "days", Join(ctx, words))
	}
	return Join(ctx, words)
}

// Pattern writes what is special about a rule besides days and hours.
func Pattern(ctx context.Context, r hours.Rule) []string {
	lang := i18n.Lang(ctx)
	var out []string
	if r.Freq == hours.Weekly && r.Interval > 1 {
		out = append(out, i18n.T(ctx, "place.hours.every", "count", r.Interval, "day", r.Anchor.Medium(lang)))
	}
	if !r.Season.IsZero() {
		out = append(out, i18n.T(ctx, "place.hours.season", "first", MonthDay(lang, r.Season.First), "last", MonthDay(lang, r.Season.Last)))
	}
	if !r.ValidFrom.IsZero() {
		out = append(out, i18n.T(ctx, "place.hours.from", "day", r.ValidFrom.Medium(lang)))
	}
	if !r.ValidTo.IsZero() {
		out = append(out, i18n.T(ctx, "place.hours.until", "day", r.ValidTo.AddDays(-1).Medium(lang)))
	}
	return append(out, Terms(ctx, r.ByAppointment, r.Service)...)
}

// Terms writes whether one must book, and what the hours are for; nothing for
// plain help without booking.
func Terms(ctx context.Context, a hours.Appointment, service string) []string {
	var out []string
	switch a {
	case hours.ByAppointment:
		out = append(out, i18n.T(ctx, "place.hours.appointment"))
	case hours.Both:
		out = append(out, i18n.T(ctx, "place.hours.both"))
	}
	if service != "" {
		out = append(out, i18n.T(ctx, "place.hours.service."+service))
	}
	return out
}

// MonthDay writes a day of any year: "1 oktober".
func MonthDay(lang string, m hours.MonthDay) string {
	return strings.TrimSuffix(civil.Date{Year: 2024, Month: m.Month, Day: m.Day}.Medium(lang), " 2024")
}
