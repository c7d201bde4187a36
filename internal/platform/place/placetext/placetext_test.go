package placetext_test

import (
	"context"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/hours"
	"digibank/internal/base/i18n"
	"digibank/internal/platform/place"
	"digibank/internal/platform/place/placetext"
	"digibank/internal/platform/vocab"
)

func in(t *testing.T, lang string) context.Context {
	t.Helper()
	texts, err := i18n.New(place.Locale, vocab.Locale)
	if err != nil {
		t.Fatal(err)
	}
	return i18n.With(t.Context(), texts.Localizer(lang))
}

func want(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func span(from, to int) hours.Span {
	return hours.Span{Start: civil.MustClock(from, 0), End: civil.MustClock(to, 30)}
}

func TestRulesReadAsPeopleSayThem(t *testing.T) {
	t.Parallel()
	r := hours.Rule{Weekdays: []time.Weekday{time.Sunday, time.Saturday, time.Monday}, Start: civil.MustClock(9, 0), End: civil.MustClock(12, 30), Freq: hours.Weekly}
	want(t, placetext.Rule(in(t, "nl"), r), "maandag, zaterdag en zondag, 9 uur tot 12.30 uur")
	want(t, placetext.Rule(in(t, "fr"), r), "lundi, samedi et dimanche, 9 h à 12 h 30")
	want(t, placetext.Rule(in(t, "en"), r), "Monday, Saturday and Sunday, 9:00 to 12:30")
	r.Weekdays, r.Interval, r.Anchor = r.Weekdays[2:], 2, civil.MustDate(2026, 3, 2)
	r.Season = hours.Season{First: hours.MonthDay{Month: 10, Day: 1}, Last: hours.MonthDay{Month: 3, Day: 31}}
	r.ValidTo, r.ByAppointment, r.Service = civil.MustDate(2027, 1, 1), hours.ByAppointment, "telecom"
	want(t, placetext.Rule(in(t, "nl"), r), "maandag, 9 uur tot 12.30 uur, om de 2 weken vanaf 2 maart 2026, elk jaar van 1 oktober tot en met 31 maart, "+
		"tot en met 31 december 2026, na afspraak, vragen over internet en telefoon")
	monthly := hours.Rule{Weekdays: []time.Weekday{time.Monday}, Start: r.Start, End: r.End, Freq: hours.MonthlyNth, Nth: hours.Last}
	want(t, placetext.Days(in(t, "nl"), monthly), "elke laatste maandag van de maand")
}

func TestAStatusNamesTheNearestDaySimply(t *testing.T) {
	t.Parallel()
	ctx := in(t, "nl")
	f := place.Full{Rules: []place.OpeningRule{{Rule: hours.Rule{Weekdays: []time.Weekday{time.Thursday}, Start: civil.MustClock(14, 0), End: civil.EndOfDay, Freq: hours.Weekly}}}}
	at := func(day, hour int) time.Time {
		return civil.At(civil.MustDate(2026, 3, day), civil.MustClock(hour, 0), civil.Brussels())
	}
	want(t, placetext.Status(ctx, f, at(5, 9)), "Opent vandaag om 14 uur")
	want(t, placetext.Status(ctx, f, at(4, 9)), "Opent morgen om 14 uur")
	want(t, placetext.Status(ctx, f, at(1, 9)), "Opent donderdag om 14 uur")
	want(t, placetext.Status(ctx, f, at(5, 20)), "Nu open tot 24 uur")
	f.ClosedOn = civil.MustDate(2026, 3, 1)
	want(t, placetext.Status(ctx, f, at(5, 20)), "Bel voor de uren")
	f.AccessMode = vocab.AccessAppointment
	want(t, placetext.Status(ctx, f, at(5, 20)), "Na afspraak")
	f = place.Full{Exceptions: []place.OpeningException{{Exception: hours.Exception{First: civil.MustDate(2026, 3, 20), Last: civil.MustDate(2026, 3, 20), Kind: hours.Extra, Times: []hours.Span{span(9, 11)}}}}}
	want(t, placetext.Status(ctx, f, at(5, 20)), "Opent vrijdag 20 maart om 9 uur")
}

func TestAnExceptionSaysWhenWhatAndWhy(t *testing.T) {
	t.Parallel()
	day := civil.MustDate(2026, 12, 24)
	closed := hours.Exception{First: day, Last: day.AddDays(9), Kind: hours.Closed, Reason: "kerstvakantie"}
	want(t, placetext.Exception(in(t, "nl"), closed), "Gesloten van 24 december 2026 tot en met 2 januari 2027: kerstvakantie")
	extra := hours.Exception{First: day, Kind: hours.Extra, Times: []hours.Span{span(9, 10), span(14, 16)}}
	want(t, placetext.Exception(in(t, "en"), extra), "Extra hours on Thursday 24 December 2026: 9:00 to 10:30 and 14:00 to 16:30")
}
