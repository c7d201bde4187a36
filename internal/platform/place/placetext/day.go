package placetext

import (
	"context"
	"strings"

	"digibank/internal/base/hours"
	"digibank/internal/base/i18n"
)

// DayHours writes what is open on a day, or why nothing is.
func DayHours(ctx context.Context, d hours.DayHours) string {
	if d.Closed() {
		switch {
		case d.Reason != "":
			return i18n.T(ctx, "place.closed.why", "why", d.Reason)
		case d.Holiday != "":
			return i18n.T(ctx, "place.closed.holiday")
		}
		return i18n.T(ctx, "place.closed")
	}
	out := make([]string, 0, len(d.Occurrences))
	for _, o := range d.Occurrences {
		words := append([]string{Span(ctx, o.Span)}, Terms(ctx, o.ByAppointment, o.Service)...)
		out = append(out, strings.Join(words, ", "))
	}
	s := strings.Join(out, "; ")
	if d.Exception != "" && d.Reason != "" {
		s += " (" + d.Reason + ")"
	}
	return s
}
