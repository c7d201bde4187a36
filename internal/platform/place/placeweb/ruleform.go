package placeweb

import (
	"strconv"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/hours"
	"digibank/internal/base/web"
	"digibank/internal/platform/place"
)

// The ways in which a rule repeats, as the form asks.
const (
	everyWeek  = "week"
	everyWeeks = "weeks"
	everyMonth = "month"
)

// readRule reads the form of a rule as people typed it.
func readRule(f *web.Form, today civil.Date) (hours.Rule, error) {
	var ck errs.Check
	r := hours.Rule{
		Start: readTime(&ck, f, "start"), End: readTime(&ck, f, "end"), Freq: hours.Weekly, Interval: 1,
		ByAppointment: hours.Appointment(f.Get("appointment")), Service: f.Get("service"),
		ValidFrom: readDate(&ck, f, "valid_from", today), ValidTo: readDate(&ck, f, "valid_to", today).AddDays(1),
	}
	for _, d := range f.All("weekdays") {
		n, err := strconv.Atoi(d)
		ck.That(err == nil && n >= 0 && n <= 6, "weekdays", "hours-unknown")
		r.Weekdays = append(r.Weekdays, time.Weekday(n))
	}
	switch f.Get("repeat") {
	case everyWeeks:
		n, err := strconv.Atoi(f.Get("interval"))
		ck.That(err == nil && n >= 2 && n <= hours.MaxInterval, "interval", "hours-range")
		r.Interval, r.Anchor = n, readDate(&ck, f, "anchor", today)
	case everyMonth:
		n, err := strconv.Atoi(f.Get("nth"))
		ck.That(err == nil, "nth", "hours-range")
		r.Freq, r.Nth = hours.MonthlyNth, n
	}
	r.Season = readSeason(&ck, f, today)
	return r, ck.Err()
}

// readTime reads a time of day as people type it.
func readTime(ck *errs.Check, f *web.Form, name string) civil.Clock {
	if f.Get(name) == "" {
		ck.Add(name, "required")
		return 0
	}
	c, err := civil.ParseClock(f.Get(name))
	ck.That(err == nil, name, "place-time")
	return c
}

// readSeason reads the first and last day of a season, both or none.
func readSeason(ck *errs.Check, f *web.Form, today civil.Date) hours.Season {
	first, last := readDate(ck, f, "season", today), readDate(ck, f, "season_last", today)
	ck.That(first.IsZero() == last.IsZero() || ck.Has("season") || ck.Has("season_last"), "season", "place-season")
	if first.IsZero() || last.IsZero() {
		return hours.Season{}
	}
	return hours.Season{First: hours.MonthDay{Month: first.Month, Day: first.Day}, Last: hours.MonthDay{Month: last.Month, Day: last.Day}}
}

// fillRule puts a rule into a form.
func fillRule(r place.OpeningRule) *web.Form {
	f := web.NewForm("version", strconv.FormatInt(r.Version, 10), "start", typed(r.Start), "end", typed(r.End), "repeat", everyWeek,
		"valid_from", r.ValidFrom.Short(), "valid_to", r.ValidTo.AddDays(-1).Short(), "appointment", string(r.ByAppointment), "service", r.Service)
	for _, d := range r.Weekdays {
		f.Values.Add("weekdays", strconv.Itoa(int(d)))
	}
	switch {
	case r.Freq == hours.MonthlyNth:
		f.Values.Set("repeat", everyMonth)
		f.Values.Set("nth", strconv.Itoa(r.Nth))
	case r.Interval > 1:
		f.Values.Set("repeat", everyWeeks)
		f.Values.Set("interval", strconv.Itoa(r.Interval))
		f.Values.Set("anchor", r.Anchor.Short())
	}
	if !r.Season.IsZero() {
		f.Values.Set("season", dayMonth(r.Season.First))
		f.Values.Set("season_last", dayMonth(r.Season.Last))
	}
	return f
}

// typed writes a time the way helpers type it: "9u", "14u30".
func typed(c civil.Clock) string {
	if c.Minute() == 0 {
		return strconv.Itoa(c.Hour()) + "u"
	}
	return c.String()[:2] + "u" + c.String()[3:]
}

func dayMonth(m hours.MonthDay) string {
	return strconv.Itoa(m.Day) + "/" + strconv.Itoa(int(m.Month))
}
