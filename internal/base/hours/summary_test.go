package hours_test

import (
	"fmt"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/hours"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSummaryGroupsDaysWithEqualHours(t *testing.T) {
	t.Parallel()
	nth := weekly(15, 17, time.Monday)
	nth.Freq, nth.Nth = hours.MonthlyNth, 4
	past := weekly(1, 2, time.Monday)
	past.ValidTo = day("2026-01-01")
	s := hours.Schedule{Rules: []hours.Rule{
		weekly(13, 17, time.Monday, time.Tuesday, time.Wednesday), weekly(9, 12, time.Wednesday, time.Monday, time.Tuesday),
		weekly(9, 12, time.Friday, time.Sunday), nth, past,
	}}
	var got []string
	for _, l := range s.Summary(day("2026-04-01")) {
		got = append(got, fmt.Sprint(l.Runs(), l.Spans, l.Pattern.Nth))
	}
	want := []string{
		"[{Monday Wednesday}] [09:00-12:00 13:00-17:00] 0", "[{Monday Monday}] [15:00-17:00] 4",
		"[{Friday Friday} {Sunday Sunday}] [09:00-12:00] 0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOSMNotation(t *testing.T) {
	t.Parallel()
	same := []string{
		"Mo-We 09:00-12:00,13:00-17:00; Fr 09:00-12:00", "Tu 15:00-18:00; We,Sa 09:00-12:00", "Mo[4] 15:00-17:00",
		"Mo-Su 07:00-22:00; PH off", "Mo 09:00-12:00, Mo[-1] 15:00-17:00", "Th 16:00-24:00",
	}
	for _, want := range same {
		s, err := hours.ParseOSM(want)
		if err != nil {
			t.Errorf("%q: %v", want, err)
			continue
		}
		if got, complete := s.OSM(day("2026-04-01")); got != want || !complete {
			t.Errorf("%q comes back as %q, %v", want, got, complete)
		}
	}
	s, err := hours.ParseOSM("Mo-Fr 09:00-17:00; We 13:00-17:00")
	if got, _ := s.OSM(day("2026-04-01")); err != nil || got != "Mo,Tu,Th,Fr 09:00-17:00; We 13:00-17:00" {
		t.Errorf("a later part replaces: %q, %v", got, err)
	}
	fortnight := weekly(11, 13, time.Monday)
	fortnight.Interval, fortnight.Anchor = 2, day("2026-04-06")
	season := weekly(10, 12, time.Tuesday)
	season.Season = hours.Season{First: hours.MonthDay{Month: 4, Day: 1}, Last: hours.MonthDay{Month: 9, Day: 30}}
	season.ByAppointment = hours.ByAppointment
	got, complete := hours.Schedule{Rules: []hours.Rule{fortnight, season}}.OSM(day("2026-04-01"))
	if got != `Apr 01-Sep 30 Tu 10:00-12:00 "by appointment"` || complete {
		t.Errorf("a rule that skips weeks is left out and told: %q, %v", got, complete)
	}
	for _, bad := range []string{"", ";", "Mo", "09:00-12:00", "Mo 9-12", "Xx 09:00-12:00", "Mo-Xx 09:00-12:00", "Fr-Mo 09:00-12:00", "Mo[6] 09:00-12:00", "Mo[1 09:00-12:00", "Mo, 09:00-12:00", "Mo 22:00-02:00", "Mo,Mo 09:00-12:00", "sunrise-sunset", "Mo 09:00-12:00,10:00-13:00", "uM 09:00-10:00"} {
		if s, err := hours.ParseOSM(bad); err == nil {
			t.Errorf("%q was read as %+v", bad, s)
		}
	}
}

// anySchedule draws valid and lifelike schedules.
func anySchedule() *rapid.Generator[hours.Schedule] {
	rule := rapid.Custom(func(t *rapid.T) hours.Rule {
		start := rapid.IntRange(0, 47).Draw(t, "start") * 30
		r := hours.Rule{
			Weekdays: rapid.SliceOfNDistinct(rapid.Map(rapid.IntRange(0, 6), func(n int) time.Weekday { return time.Weekday(n) }), 1, 4, rapid.ID).Draw(t, "days"),
			Start:    civil.Clock(start), End: civil.Clock(rapid.IntRange(start/30+1, 48).Draw(t, "end") * 30),
			Freq: hours.Weekly, Interval: rapid.IntRange(0, 8).Draw(t, "interval"), Anchor: day("2026-03-02"),
			Service: rapid.StringMatching(`[a-z]{8}`).Draw(t, "service"),
		}
		if rapid.Bool().Draw(t, "monthly") {
			r.Freq, r.Interval, r.Nth = hours.MonthlyNth, 0, rapid.SampledFrom([]int{1, 2, 5, hours.Last}).Draw(t, "nth")
		}
		return r
	})
	exception := rapid.Custom(func(t *rapid.T) hours.Exception {
		e := hours.Exception{First: day("2026-02-01").AddDays(rapid.IntRange(0, 300).Draw(t, "first")), Kind: hours.Closed}
		if rapid.Bool().Draw(t, "adjusted") {
			e.Kind, e.Times = hours.Adjusted, []hours.Span{{Start: civil.MustClock(1, 30), End: civil.MustClock(3, 30)}}
		} else {
			e.Last = e.First.AddDays(rapid.IntRange(0, 20).Draw(t, "more"))
		}
		return e
	})
	return rapid.Custom(func(t *rapid.T) hours.Schedule {
		return hours.Schedule{
			Rules: rapid.SliceOfN(rule, 0, 5).Draw(t, "rules"), Exceptions: rapid.SliceOfN(exception, 0, 5).Draw(t, "exceptions"),
			ClosedOnHolidays: rapid.Bool().Draw(t, "holidays"),
		}
	})
}

func TestOpenNextAndOccurrencesAgree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anySchedule().Draw(t, "schedule")
		if problems := s.Validate(); problems != nil {
			t.Fatalf("the drawn schedule is wrong: %v", problems)
		}
		at := instant("2026-03-01 00:00").Add(time.Duration(rapid.IntRange(0, 300*24*4).Draw(t, "quarters")) * 15 * time.Minute)
		from := civil.DateOf(at, civil.Brussels())
		all := s.Occurrences(from.AddDays(-1), from.AddDays(402))
		var first *hours.Occurrence
		open := false
		for i, o := range all {
			if !o.From.Before(o.To) || (i > 0 && o.From.Before(all[i-1].From)) {
				t.Fatalf("occurrences out of order at %d: %v", i, list(all))
			}
			open = open || o.Contains(at)
			if first == nil && at.Before(o.To) {
				first = &all[i]
			}
		}
		if _, got := s.OpenAt(at); got != open {
			t.Fatalf("open at %s: %v, occurrences say %v", at, got, open)
		}
		next, ok := s.NextOpen(at)
		if within := first != nil && first.Date.Before(from.AddDays(400)); ok != within || (ok && next != *first) {
			t.Fatalf("next after %s: %v %v, want %v", at, ok, next, first)
		}
	})
}

func FuzzParseOSM(f *testing.F) {
	for _, s := range []string{"Mo-We,Fr 09:00-12:00,13:00-17:00; PH off", "Mo[1,-1] 10:00-12:00", "24/7", "Mo 09:00-12:00, Mo[2] 13:00-14:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		read, err := hours.ParseOSM(s)
		if err != nil {
			return
		}
		today := day("2026-04-01")
		written, complete := read.OSM(today)
		again, err := hours.ParseOSM(written)
		if err != nil || !complete {
			t.Fatalf("%q was written as %q and then refused: %v", s, written, err)
		}
		if diff := cmp.Diff(read.Occurrences(today, today.AddDays(70)), again.Occurrences(today, today.AddDays(70))); diff != "" {
			t.Fatalf("%q and %q differ: %s", s, written, diff)
		}
	})
}
