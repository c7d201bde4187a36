package placetext

import (
	"context"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/platform/place"
	"digibank/internal/platform/vocab"
)

// Status says how a place stands at an instant: "Nu open tot 12 uur", "Opent
// morgen om 9 uur", or what to do when no hours are known.
func Status(ctx context.Context, f place.Full, now time.Time) string {
	st := f.StatusAt(now)
	lang, zone := i18n.Lang(ctx), civil.Brussels()
	switch {
	case st.Open:
		return i18n.T(ctx, "place.open.until", "time", closing(st.Until).Format(lang))
	case !st.Next.IsZero():
		return i18n.T(ctx, "place.open.next", "day", Day(ctx, st.Day, civil.DateOf(now, zone)), "time", civil.ClockOf(st.Next, zone).Format(lang))
	case f.AccessMode == vocab.AccessAppointment:
		return i18n.T(ctx, "place.open.appointment")
	}
	return i18n.T(ctx, "place.open.unknown")
}

// closing is the time of day at which something ends; midnight ends the day.
func closing(t time.Time) civil.Clock {
	if c := civil.ClockOf(t, civil.Brussels()); c != civil.Midnight {
		return c
	}
	return civil.EndOfDay
}

// Day names a day seen from today: "vandaag", "morgen", "vrijdag", or with its
// date when it is a week or more away.
func Day(ctx context.Context, d, today civil.Date) string {
	lang := i18n.Lang(ctx)
	switch n := d.Sub(today); {
	case n == 0:
		return i18n.T(ctx, "place.day.today")
	case n == 1:
		return i18n.T(ctx, "place.day.tomorrow")
	case n > 1 && n < 7:
		return i18n.T(ctx, "place.day.on", "day", civil.WeekdayName(d.Weekday(), lang))
	case d.Year == today.Year:
		return i18n.T(ctx, "place.day.on", "day", civil.WeekdayName(d.Weekday(), lang)+" "+withoutYear(d, lang))
	}
	return i18n.T(ctx, "place.day.on", "day", d.Long(lang))
}

func withoutYear(d civil.Date, lang string) string {
	s := d.Medium(lang)
	return s[:len(s)-len(" 2006")]
}
