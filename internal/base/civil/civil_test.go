package civil_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"digibank/internal/base/civil"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func anyDate() *rapid.Generator[civil.Date] {
	return rapid.Custom(func(t *rapid.T) civil.Date {
		return civil.MustDate(1900, time.January, 1).AddDays(rapid.IntRange(0, 80000).Draw(t, "days"))
	})
}

func date(t *testing.T, s string) civil.Date {
	t.Helper()
	d, err := civil.ParseISO(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestClockTimesAroundDaylightSaving(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, day, clock, want string }{
		{"winter", "2026-01-10", "14:00", "2026-01-10T13:00:00Z"},
		{"summer", "2026-07-10", "14:00", "2026-07-10T12:00:00Z"},
		{"last minute before the gap", "2026-03-29", "01:59", "2026-03-29T00:59:00Z"},
		{"skipped 02:30 becomes 03:30", "2026-03-29", "02:30", "2026-03-29T01:30:00Z"},
		{"after the gap", "2026-03-29", "03:00", "2026-03-29T01:00:00Z"},
		{"first of the two 02:30", "2026-10-25", "02:30", "2026-10-25T00:30:00Z"},
		{"after the overlap", "2026-10-25", "03:00", "2026-10-25T02:00:00Z"},
		{"end of the long day", "2026-10-25", "24:00", "2026-10-25T23:00:00Z"},
		{"end of the short day", "2026-03-29", "24:00", "2026-03-29T22:00:00Z"},
	}
	for _, tt := range tests {
		var c civil.Clock
		if err := c.UnmarshalText([]byte(tt.clock)); err != nil {
			t.Fatal(err)
		}
		got := civil.At(date(t, tt.day), c, civil.Brussels()).UTC().Format(time.RFC3339)
		if got != tt.want {
			t.Errorf("%s: %s %s = %s, want %s", tt.name, tt.day, tt.clock, got, tt.want)
		}
	}
	for day, hours := range map[string]float64{"2026-03-29": 23, "2026-10-25": 25, "2026-04-03": 24} {
		from, to := civil.DayBounds(date(t, day), civil.Brussels())
		if to.Sub(from).Hours() != hours {
			t.Errorf("%s has %v hours, want %v", day, to.Sub(from).Hours(), hours)
		}
	}
}

func TestAtReadsBackAsTheSameDateAndClock(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Filter(func(d civil.Date) bool { return d.Year >= 1980 }).Draw(t, "day")
		c := civil.Clock(rapid.IntRange(4*60, 23*60+59).Draw(t, "clock")) // no change of time after 04:00
		at := civil.At(d, c, civil.Brussels())
		if civil.DateOf(at, civil.Brussels()) != d || civil.ClockOf(at, civil.Brussels()) != c {
			t.Fatalf("%s %s became %s", d, c, at)
		}
	})
}

func TestDaysOfTheCalendarCountOneByOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDate().Draw(t, "day"), rapid.IntRange(-5000, 5000).Draw(t, "n")
		e := d.AddDays(n)
		back, err := civil.ParseISO(e.String())
		if e.Sub(d) != n || e.AddDays(-n) != d || err != nil || back != e {
			t.Fatalf("%s + %d = %s", d, n, e)
		}
		if (n > 0) != e.After(d) || (n < 0) != e.Before(d) || (d.String() < e.String()) != (n > 0) {
			t.Fatalf("order of %s and %s", d, e)
		}
		if !civil.WeekOf(e).Interval().Contains(e) || !civil.MonthOf(e).Interval().Contains(e) || !civil.QuarterOf(e).Interval().Contains(e) {
			t.Fatalf("%s lies outside its own week, month or quarter", e)
		}
	})
}

func TestMonthSeriesKeepsTheLastMonth(t *testing.T) { // D39
	t.Parallel()
	var got []string
	for _, m := range civil.Months(date(t, "2025-12-20"), date(t, "2026-03-10")) {
		got = append(got, m.String())
	}
	if diff := cmp.Diff([]string{"2025-12", "2026-01", "2026-02", "2026-03"}, got); diff != "" {
		t.Error(diff)
	}
	if n := len(civil.Months(date(t, "2026-03-10"), date(t, "2026-03-09"))); n != 0 {
		t.Errorf("a span that ends before it starts has %d months", n)
	}
}

func TestISOWeeksCarryTheirOwnYear(t *testing.T) {
	t.Parallel()
	for day, want := range map[string]string{
		"2026-12-31": "2026-W53", "2027-01-03": "2026-W53", "2027-01-04": "2027-W01",
		"2024-12-30": "2025-W01", "2026-04-03": "2026-W14",
	} {
		w := civil.WeekOf(date(t, day))
		if w.String() != want || civil.WeekOf(w.First()) != w || w.First().Weekday() != time.Monday {
			t.Errorf("%s lies in %s starting %s, want %s", day, w, w.First(), want)
		}
	}
	weeks := civil.Weeks(date(t, "2026-12-27"), date(t, "2027-01-04"))
	if len(weeks) != 3 || weeks[1].Add(1) != weeks[2] {
		t.Errorf("weeks around New Year: %v", weeks)
	}
}

func TestPublicHolidaysOf2026(t *testing.T) {
	t.Parallel()
	var got []string
	for _, h := range civil.Holidays(2026) {
		got = append(got, h.Date.String()+" "+h.Code)
	}
	want := []string{
		"2026-01-01 new_year", "2026-04-06 easter_monday", "2026-05-01 labour_day", "2026-05-14 ascension",
		"2026-05-25 whit_monday", "2026-07-21 national_day", "2026-08-15 assumption", "2026-11-01 all_saints",
		"2026-11-11 armistice", "2026-12-25 christmas",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for year, easter := range map[int]string{2024: "2024-03-31", 2025: "2025-04-20", 2027: "2027-03-28", 2038: "2038-04-25", 2049: "2049-04-18", 2076: "2076-04-19"} {
		if got := civil.Easter(year).String(); got != easter {
			t.Errorf("Easter %d = %s, want %s", year, got, easter)
		}
	}
}

func TestHolidaysStayInOrderEveryYear(t *testing.T) {
	t.Parallel()
	for year := 1900; year <= 2200; year++ {
		all := civil.Holidays(year)
		if len(all) != 10 || !slices.IsSortedFunc(all, func(a, b civil.Holiday) int { return a.Date.Compare(b.Date) }) {
			t.Fatalf("holidays of %d: %v", year, all)
		}
		if civil.Easter(year).Weekday() != time.Sunday {
			t.Fatalf("Easter %d is not a Sunday", year)
		}
	}
	if code, ok := civil.HolidayOn(civil.MustDate(2026, 5, 14)); !ok || code != "ascension" {
		t.Errorf("14 May 2026 is %q", code)
	}
	if code, ok := civil.HolidayOn(civil.MustDate(2026, 7, 11)); ok {
		t.Errorf("11 July is no legal holiday but is called %q", code)
	}
}

func TestHalfOpenSpansOfDays(t *testing.T) {
	t.Parallel()
	a, b, c := date(t, "2026-01-01"), date(t, "2026-01-10"), date(t, "2026-01-20")
	first, second := civil.Interval{From: a, To: b}, civil.Interval{From: b, To: c}
	if first.Overlaps(second) || first.Contains(b) || !second.Contains(b) || first.Len() != 9 {
		t.Error("[a,b) and [b,c) must touch and not overlap") // D4
	}
	always := civil.Interval{}
	if !always.Overlaps(first) || always.Len() != -1 || always.Intersect(first) != first || always.Contains(civil.Date{}) {
		t.Error("an open interval holds every other one")
	}
	if got := len(slices.Collect(civil.Days(a, b).All())); got != 10 {
		t.Errorf("1 to 10 January are %d days", got)
	}
}

func TestDatesForReaders(t *testing.T) {
	t.Parallel()
	d := civil.MustDate(2026, time.March, 1)
	got := []string{
		d.Long("nl"), d.Long("fr-BE"), d.Long("en"), d.Long("de"), d.DayMonth("nl"), d.DayMonth("fr"), d.Short(),
		civil.MustClock(14, 30).Format("nl"), civil.MustClock(14, 30).Format("fr"), civil.MustClock(9, 0).Format("nl"),
		civil.MustClock(9, 5).Format("en"), civil.FormatMinutes(90, "nl"), civil.FormatMinutes(60, "fr"),
		civil.FormatMinutes(45, "nl"), civil.MonthOf(d).Format("fr"), civil.Date{}.Long("nl") + civil.Date{}.Short(),
	}
	want := []string{
		"zondag 1 maart 2026", "dimanche 1er mars 2026", "Sunday 1 March 2026", "zondag 1 maart 2026", "zo 1 mrt", "dim. 1er mars", "01/03/2026",
		"14.30 uur", "14 h 30", "9 uur", "9:05", "1 uur 30 min", "1 h", "45 min", "mars 2026", "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryLongDateReadsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d, lang := anyDate().Draw(t, "day"), rapid.SampledFrom([]string{"nl", "fr", "en"}).Draw(t, "lang")
		for _, s := range []string{d.Long(lang), d.Medium(lang), d.Short()} {
			if got, err := civil.ParseDate(s, friday()); err != nil || got != d {
				t.Fatalf("%q reads as %s, %v", s, got, err)
			}
		}
	})
}

func TestStorageAndJSON(t *testing.T) {
	t.Parallel()
	type row struct {
		Day  civil.Date  `json:"day"`
		From civil.Clock `json:"from"`
	}
	in := row{civil.MustDate(2026, 4, 3), civil.MustClock(9, 30)}
	b, err := json.Marshal(in)
	if err != nil || string(b) != `{"day":"2026-04-03","from":"09:30"}` {
		t.Fatalf("%s, %v", b, err)
	}
	var out row
	if err := json.Unmarshal(b, &out); err != nil || out != in {
		t.Errorf("read back %+v, %v", out, err)
	}
	var d civil.Date
	var c civil.Clock
	if err := d.Scan(""); err != nil || !d.IsZero() {
		t.Errorf("an empty text is no date: %s, %v", d, err)
	}
	for _, src := range []any{"2026-04-03", []byte("2026-04-03"), time.Date(2026, 4, 3, 0, 0, 0, 0, time.UTC)} {
		if err := d.Scan(src); err != nil || d != in.Day {
			t.Errorf("scan of %T: %s, %v", src, d, err)
		}
	}
	if v, err := d.Value(); v != "2026-04-03" || err != nil {
		t.Errorf("value %v, %v", v, err)
	}
	if err := d.Scan(nil); err != nil || !d.IsZero() {
		t.Errorf("NULL is no date: %s, %v", d, err)
	}
	if v, err := d.Value(); v != "" || err != nil {
		t.Errorf("no date is NULL: %v, %v", v, err)
	}
	if d.Scan(5) == nil || d.Scan("3/4") == nil || c.Scan(nil) == nil || c.Scan("9:30") == nil || c.Scan("24:01") == nil {
		t.Error("a wrong column must be refused")
	}
	if err := c.Scan("09:30"); err != nil || c != in.From {
		t.Errorf("clock %s, %v", c, err)
	}
}

func TestSameDayInTheNextMonth(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		from string
		n    int
		want string
	}{{"2026-01-31", 1, "2026-02-28"}, {"2028-01-31", 1, "2028-02-29"}, {"2026-03-15", -3, "2025-12-15"}, {"2026-12-31", 12, "2027-12-31"}} {
		if got := date(t, tt.from).AddMonths(tt.n).String(); got != tt.want {
			t.Errorf("%s + %d months = %s, want %s", tt.from, tt.n, got, tt.want)
		}
	}
}
