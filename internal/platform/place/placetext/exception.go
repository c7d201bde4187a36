package placetext

import (
	"context"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/hours"
	"digibank/internal/base/i18n"
)

// Exception writes an exception: "Gesloten van 24 december 2026 tot en met
// 2 januari 2027: kerstvakantie".
func Exception(ctx context.Context, e hours.Exception) string {
	days := Period(ctx, e.First, e.Last)
	var s string
	switch e.Kind {
	case hours.Closed:
		s = i18n.T(ctx, "place.except.closed", "days", days)
	case hours.Adjusted:
		s = i18n.T(ctx, "place.except.adjusted", "days", days, "hours", Spans(ctx, e.Times))
	default:
		s = i18n.T(ctx, "place.except.extra", "days", days, "hours", Spans(ctx, e.Times))
	}
	if terms := Terms(ctx, e.ByAppointment, e.Service); len(terms) > 0 {
		s += ", " + strings.Join(terms, ", ")
	}
	if e.Reason != "" {
		s += ": " + e.Reason
	}
	return s
}

// Period writes one day or a row of days.
func Period(ctx context.Context, first, last civil.Date) string {
	lang := i18n.Lang(ctx)
	if last.IsZero() || last == first {
		return i18n.T(ctx, "place.period.day", "day", first.Long(lang))
	}
	return i18n.T(ctx, "place.period.days", "first", first.Medium(lang), "last", last.Medium(lang))
}
