package hours_test

import (
	"slices"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/hours"

	"github.com/google/go-cmp/cmp"
)

func day(s string) civil.Date {
	d, err := civil.ParseISO(s)
	if err != nil {
		panic(err)
	}
	return d
}

func instant(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, civil.Brussels())
	if err != nil {
		panic(err)
	}
	return t
}

// weekly is a rule for every week.
func weekly(from, to int, days ...time.Weekday) hours.Rule {
	return hours.Rule{Freq: hours.Weekly, Weekdays: days, Start: civil.MustClock(from, 0), End: civil.MustClock(to, 0)}
}

// list writes occurrences as "2026-04-01 09:00-12:00".
func list(all []hours.Occurrence) []string {
	var out []string
	for _, o := range all {
		out = append(out, o.Date.String()+" "+o.Span.String())
	}
	return out
}

func TestPatternsThatReallyOccur(t *testing.T) {
	t.Parallel()
	every := func(r hours.Rule, n int, anchor string) hours.Rule {
		r.Interval, r.Anchor = n, day(anchor)
		return r
	}
	fourth := weekly(15, 17, time.Monday)
	fourth.Freq, fourth.Nth = hours.MonthlyNth, 4
	last := fourth
	last.Nth = hours.Last
	tests := []struct {
		name     string
		rules    []hours.Rule
		from, to string
		want     []string
	}{
		{"Wednesday and Saturday morning, Tuesday afternoon",
			[]hours.Rule{weekly(9, 12, time.Wednesday, time.Saturday), weekly(15, 18, time.Tuesday)}, "2026-03-30", "2026-04-06",
			[]string{"2026-03-31 15:00-18:00", "2026-04-01 09:00-12:00", "2026-04-04 09:00-12:00"}},
		{"every fourth Monday of the month", []hours.Rule{fourth}, "2026-03-01", "2026-07-01",
			[]string{"2026-03-23 15:00-17:00", "2026-04-27 15:00-17:00", "2026-05-25 15:00-17:00", "2026-06-22 15:00-17:00"}},
		{"the last Monday of the month", []hours.Rule{last}, "2026-03-01", "2026-05-01",
			[]string{"2026-03-30 15:00-17:00", "2026-04-27 15:00-17:00"}},
		{"every four weeks is something else", []hours.Rule{every(weekly(15, 17, time.Monday), 4, "2026-03-23")}, "2026-03-01", "2026-07-01",
			[]string{"2026-03-23 15:00-17:00", "2026-04-20 15:00-17:00", "2026-05-18 15:00-17:00", "2026-06-15 15:00-17:00"}},
		{"fortnights run on over week 53", []hours.Rule{every(weekly(14, 16, time.Thursday), 2, "2026-12-17")}, "2026-12-01", "2027-02-01",
			[]string{"2026-12-03 14:00-16:00", "2026-12-17 14:00-16:00", "2026-12-31 14:00-16:00", "2027-01-14 14:00-16:00", "2027-01-28 14:00-16:00"}},
		{"self-service every day", []hours.Rule{weekly(7, 22, 0, 1, 2, 3, 4, 5, 6)}, "2026-04-04", "2026-04-06",
			[]string{"2026-04-04 07:00-22:00", "2026-04-05 07:00-22:00"}},
	}
	for _, tt := range tests {
		s := hours.Schedule{Rules: tt.rules}
		if problems := s.Validate(); problems != nil {
			t.Errorf("%s: %v", tt.name, problems)
		}
		if diff := cmp.Diff(tt.want, list(s.Occurrences(day(tt.from), day(tt.to)))); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestTwoBranchesTakeTurns(t *testing.T) {
	t.Parallel()
	turn := func(anchor string) hours.Schedule {
		r := weekly(14, 17, time.Monday)
		r.Interval, r.Anchor = 2, day(anchor)
		return hours.Schedule{Rules: []hours.Rule{r}}
	}
	north, south := turn("2026-04-06"), turn("2026-04-13")
	for d := day("2026-01-05"); d.Before(day("2028-01-01")); d = d.AddDays(7) {
		if north.Day(d).Closed() == south.Day(d).Closed() {
			t.Fatalf("on Monday %s both branches do the same", d)
		}
	}
}

func TestExceptionsHolidaysSeasonsAndValidity(t *testing.T) {
	t.Parallel()
	wed := weekly(9, 12, time.Wednesday)
	wed.ValidFrom, wed.ValidTo = day("2026-04-01"), day("2026-12-23")
	sea := weekly(18, 20, time.Friday)
	sea.Season = hours.Season{First: hours.MonthDay{Month: 10, Day: 1}, Last: hours.MonthDay{Month: 3, Day: 31}}
	span := func(from, to int) []hours.Span {
		return []hours.Span{{Start: civil.MustClock(from, 0), End: civil.MustClock(to, 0)}}
	}
	s := hours.Schedule{
		Rules: []hours.Rule{wed, sea}, ClosedOnHolidays: true,
		Exceptions: []hours.Exception{
			{First: day("2026-04-08"), Kind: hours.Adjusted, Times: span(14, 16), Reason: "werken"},
			{First: day("2026-04-15"), Kind: hours.Adjusted, Times: span(14, 16)},
			{First: day("2026-04-13"), Last: day("2026-04-19"), Kind: hours.Closed, Reason: "verlof"},
			{First: day("2026-04-22"), Kind: hours.Extra, Times: span(18, 20)},
			{First: day("2026-11-11"), Kind: hours.Extra, Times: span(10, 11)},
		},
	}
	if problems := s.Validate(); problems != nil {
		t.Fatal(problems)
	}
	tests := map[string][]string{
		"2026-03-25": nil,                                                  // not yet valid
		"2026-04-01": {"2026-04-01 09:00-12:00"},                           // first valid day
		"2026-04-08": {"2026-04-08 14:00-16:00"},                           // adjusted replaces
		"2026-04-15": nil,                                                  // closed wins over adjusted
		"2026-04-22": {"2026-04-22 09:00-12:00", "2026-04-22 18:00-20:00"}, // extra adds
		"2026-07-15": {"2026-07-15 09:00-12:00"},
		"2026-07-10": nil,                        // Friday outside the season
		"2026-10-02": {"2026-10-02 18:00-20:00"}, // inside
		"2027-03-26": {"2027-03-26 18:00-20:00"}, // the season runs over New Year
		"2026-11-11": {"2026-11-11 10:00-11:00"}, // holiday: only what is extra
		"2026-12-23": nil,                        // the end of validity is not included
		"2026-12-25": nil,                        // Christmas on a Friday
	}
	for d, want := range tests {
		if diff := cmp.Diff(want, list(s.Day(day(d)).Occurrences)); diff != "" {
			t.Errorf("%s: %s", d, diff)
		}
	}
	if got := s.Day(day("2026-04-15")); got.Exception != hours.Closed || got.Reason != "verlof" {
		t.Errorf("the visitor is told why: %+v", got)
	}
	if got := s.Day(day("2026-12-25")); got.Holiday != "christmas" {
		t.Errorf("Christmas is named: %+v", got)
	}
}

func TestOpenIsHalfOpen(t *testing.T) {
	t.Parallel()
	s := hours.Schedule{Rules: []hours.Rule{weekly(9, 12, time.Wednesday)}}
	for at, want := range map[string]bool{
		"2026-04-01 08:59": false, "2026-04-01 09:00": true, "2026-04-01 11:59": true, "2026-04-01 12:00": false,
	} {
		if _, open := s.OpenAt(instant(at)); open != want {
			t.Errorf("open at %s: %v", at, open)
		}
	}
	for at, want := range map[string]string{
		"2026-04-01 08:59": "2026-04-01", "2026-04-01 11:59": "2026-04-01", "2026-04-01 12:00": "2026-04-08",
	} {
		if o, ok := s.NextOpen(instant(at)); !ok || o.Date != day(want) {
			t.Errorf("next after %s: %s", at, o.Date)
		}
	}
	if _, ok := (hours.Schedule{}).NextOpen(instant("2026-04-01 12:00")); ok {
		t.Error("a place without hours never opens")
	}
}

func TestDaylightSavingMovesNoHour(t *testing.T) { // D35
	t.Parallel()
	sunday := hours.Schedule{Rules: []hours.Rule{weekly(10, 12, time.Sunday), weekly(1, 4, time.Sunday), weekly(2, 3, time.Sunday)}}
	for d, want := range map[string][]string{
		"2026-03-29": {"00:00-02:00", "08:00-10:00"},                // 3 hours lack one, 02-03 does not exist
		"2026-10-25": {"23:00-03:00", "00:00-02:00", "09:00-11:00"}, // 1 to 4 lasts four hours, 2 to 3 two
		"2026-04-05": {"23:00-02:00", "00:00-01:00", "08:00-10:00"},
	} {
		var got []string
		for _, o := range sunday.Day(day(d)).Occurrences {
			got = append(got, o.From.UTC().Format("15:04")+"-"+o.To.UTC().Format("15:04"))
			if o.Date != day(d) {
				t.Errorf("%s moved to %s", d, o.Date)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", d, diff)
		}
	}
}

func TestWhatIsWrongWithASchedule(t *testing.T) {
	t.Parallel()
	change := func(f func(*hours.Rule)) hours.Schedule {
		r := weekly(9, 12, time.Monday)
		f(&r)
		return hours.Schedule{Rules: []hours.Rule{r}}
	}
	except := func(e hours.Exception) hours.Schedule { return hours.Schedule{Exceptions: []hours.Exception{e}} }
	tests := map[string]struct {
		s    hours.Schedule
		want hours.Problem
	}{
		"over midnight":   {change(func(r *hours.Rule) { r.Start, r.End = 22*60, 2*60 }), hours.Problem{Field: "rules.0.end", Code: "over-midnight"}},
		"after 24:00":     {change(func(r *hours.Rule) { r.End = 25 * 60 }), hours.Problem{Field: "rules.0.end", Code: "range"}},
		"no weekday":      {change(func(r *hours.Rule) { r.Weekdays = nil }), hours.Problem{Field: "rules.0.weekdays", Code: "required"}},
		"weekday twice":   {change(func(r *hours.Rule) { r.Weekdays = []time.Weekday{1, 1} }), hours.Problem{Field: "rules.0.weekdays", Code: "twice"}},
		"unknown freq":    {change(func(r *hours.Rule) { r.Freq = "daily" }), hours.Problem{Field: "rules.0.freq", Code: "unknown"}},
		"nine weeks":      {change(func(r *hours.Rule) { r.Interval, r.Anchor = 9, day("2026-01-05") }), hours.Problem{Field: "rules.0.interval", Code: "range"}},
		"no anchor":       {change(func(r *hours.Rule) { r.Interval = 2 }), hours.Problem{Field: "rules.0.anchor", Code: "required"}},
		"sixth Monday":    {change(func(r *hours.Rule) { r.Freq, r.Nth = hours.MonthlyNth, 6 }), hours.Problem{Field: "rules.0.nth", Code: "range"}},
		"weekly with nth": {change(func(r *hours.Rule) { r.Nth = 1 }), hours.Problem{Field: "rules.0.nth", Code: "not-used"}},
		"ends first":      {change(func(r *hours.Rule) { r.ValidFrom, r.ValidTo = day("2026-02-01"), day("2026-02-01") }), hours.Problem{Field: "rules.0.valid_to", Code: "order"}},
		"30 February":     {change(func(r *hours.Rule) { r.Season.First = hours.MonthDay{Month: 2, Day: 30} }), hours.Problem{Field: "rules.0.season", Code: "range"}},
		"appointment":     {change(func(r *hours.Rule) { r.ByAppointment = "maybe" }), hours.Problem{Field: "rules.0.by_appointment", Code: "unknown"}},
		"no day":          {except(hours.Exception{Kind: hours.Closed}), hours.Problem{Field: "exceptions.0.first", Code: "required"}},
		"no hours":        {except(hours.Exception{First: day("2026-04-01"), Kind: hours.Extra}), hours.Problem{Field: "exceptions.0.times", Code: "required"}},
		"closed hours":    {except(hours.Exception{First: day("2026-04-01"), Kind: hours.Closed, Times: []hours.Span{{Start: 1, End: 2}}}), hours.Problem{Field: "exceptions.0.times", Code: "not-used"}},
		"two years":       {except(hours.Exception{First: day("2026-04-01"), Last: day("2028-04-01"), Kind: hours.Closed}), hours.Problem{Field: "exceptions.0.last", Code: "range"}},
		"last first":      {except(hours.Exception{First: day("2026-04-02"), Last: day("2026-04-01"), Kind: hours.Closed}), hours.Problem{Field: "exceptions.0.last", Code: "order"}},
		"unknown kind":    {except(hours.Exception{First: day("2026-04-02"), Kind: "late"}), hours.Problem{Field: "exceptions.0.kind", Code: "unknown"}},
	}
	for name, tt := range tests {
		if got := tt.s.Validate(); !slices.Contains(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

func TestRulesThatOverlapAreReported(t *testing.T) {
	t.Parallel()
	base := weekly(9, 12, time.Monday, time.Tuesday)
	fortnight := weekly(11, 13, time.Monday)
	fortnight.Interval, fortnight.Anchor = 2, day("2026-04-06")
	other := fortnight
	other.Anchor = day("2026-04-13")
	fifth := weekly(11, 13, time.Monday)
	fifth.Freq, fifth.Nth = hours.MonthlyNth, 5
	desk := base
	desk.Service = "telecom"
	later := base
	later.ValidFrom = day("2027-01-01")
	earlier := base
	earlier.ValidTo = day("2027-01-01")
	old := earlier
	old.ValidTo = day("2020-01-01")
	tests := map[string]struct {
		a, b hours.Rule
		want bool
	}{
		"same hours":                     {base, base, true},
		"ends where the other starts":    {base, weekly(12, 14, time.Monday), false},
		"other weekday":                  {base, weekly(9, 12, time.Friday), false},
		"every week and every fortnight": {base, fortnight, true},
		"in turns":                       {fortnight, other, false},
		"fifth Monday":                   {fortnight, fifth, true},
		"another service":                {base, desk, false},
		"one after the other":            {earlier, later, false},
		"both in the past":               {old, old, true},
	}
	for name, tt := range tests {
		got := hours.Schedule{Rules: []hours.Rule{tt.a, tt.b}}.Validate()
		want := []hours.Problem(nil)
		if tt.want {
			want = []hours.Problem{{Field: "rules.1", Code: "overlap", Other: "rules.0"}}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
