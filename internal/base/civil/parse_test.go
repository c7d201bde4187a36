package civil_test

import (
	"testing"
	"time"

	"digibank/internal/base/civil"
)

// friday is the day on which the typed dates below are read.
func friday() civil.Date { return civil.MustDate(2026, time.April, 3) }

func TestParseDateReadsWhatPeopleType(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"3/4": "2026-04-03", "3-4-26": "2026-04-03", "03.04.2026": "2026-04-03",
		"3 april": "2026-04-03", "3 avril": "2026-04-03", "3 avr. 2026": "2026-04-03",
		"April 3, 2026": "2026-04-03", "3rd April 2026": "2026-04-03", "1er mai": "2026-05-01",
		"20260403": "2026-04-03", "03042026": "2026-04-03", "030426": "2026-04-03",
		"2026-04-03": "2026-04-03", "2026/4/3": "2026-04-03", "  3 / 4 ": "2026-04-03",
		"20122024": "2024-12-20", "12 mrt": "2026-03-12", "5 août": "2026-08-05",
		"vandaag": "2026-04-03", "gisteren": "2026-04-02", "morgen": "2026-04-04",
		"eergisteren": "2026-04-01", "overmorgen": "2026-04-05", "Hier": "2026-04-02",
		"aujourd'hui": "2026-04-03", "avant-hier": "2026-04-01", "après-demain": "2026-04-05",
		"yesterday": "2026-04-02", "demain": "2026-04-04", "tomorrow": "2026-04-04",
		"ma": "2026-04-06", "maandag": "2026-04-06", "vr": "2026-04-03", "lundi": "2026-04-06",
		"di": "2026-04-07", "dim.": "2026-04-05", "mar": "2026-04-07", "mon": "2026-04-06",
		"vorige maandag": "2026-03-30", "lundi dernier": "2026-03-30", "next friday": "2026-04-10",
		"vorige vrijdag": "2026-03-27", "vrijdag 3 april 2026": "2026-04-03",
		"vr 3/4": "2026-04-03", "mardi 7 avril": "2026-04-07", "mar 7 avr": "2026-04-07",
		"3-4-58": "1958-04-03", "1-1-46": "2046-01-01", "1-1-47": "1947-01-01",
		"29/2/2024": "2024-02-29",
	}
	for typed, want := range tests {
		got, err := civil.ParseDate(typed, friday())
		if err != nil || got.String() != want {
			t.Errorf("ParseDate(%q) = %s, %v; want %s", typed, got, err, want)
		}
	}
}

func TestParseDateRefusesWhatIsNoDate(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{
		"", "31/4", "29/2", "29/2/2026", "3/13", "2026-13-01", "abc", "jui", "3 jui", "32", "5",
		"3/4/5", "3/4/20260", "donderdag 3 april 2026", "vorige", "1/2/3/4", "2026", "123/4",
		"30 februari", "volgende vorige maandag", "00/00/0000", "2026-04-03T10:00:00Z and much more text here 123456",
	} {
		if got, err := civil.ParseDate(typed, friday()); err == nil {
			t.Errorf("ParseDate(%q) = %s, want an error", typed, got)
		}
	}
}

func TestADateWithoutYearMayCrossNewYearWhenThatIsNear(t *testing.T) {
	t.Parallel()
	tests := []struct{ today, typed, want string }{
		{"2026-01-05", "28/12", "2025-12-28"},
		{"2026-12-20", "4/1", "2027-01-04"},
		{"2026-11-21", "3/4", "2026-04-03"},
		{"2027-03-01", "29/2", ""},
		{"2028-01-15", "29/2", "2028-02-29"},
	}
	for _, tt := range tests {
		today, err := civil.ParseISO(tt.today)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := civil.ParseDate(tt.typed, today); got.String() != tt.want {
			t.Errorf("on %s %q is read as %q, want %q", tt.today, tt.typed, got, tt.want)
		}
	}
}

func TestParseClockReadsWhatPeopleType(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"14u30": "14:30", "14h30": "14:30", "14:30": "14:30", "14.30": "14:30", "1430": "14:30",
		"14.30 uur": "14:30", "14 uur 30": "14:30", "9": "09:00", "9u": "09:00", "09": "09:00",
		"930": "09:30", "2 pm": "14:00", "2.30 p.m.": "14:30", "12 am": "00:00", "12pm": "12:00",
		"14 h": "14:00", "24:00": "24:00", "0:00": "00:00", "0000": "00:00", "14 heures 05": "14:05",
	}
	for typed, want := range tests {
		got, err := civil.ParseClock(typed)
		if err != nil || got.String() != want {
			t.Errorf("ParseClock(%q) = %s, %v; want %s", typed, got, err, want)
		}
	}
	for _, typed := range []string{
		"", "25", "24:01", "14:60", "14:5", "half drie", "13 pm", "0 am", "u", "14:30:00", "14,5", "14u30u", "12345",
	} {
		if got, err := civil.ParseClock(typed); err == nil {
			t.Errorf("ParseClock(%q) = %s, want an error", typed, got)
		}
	}
}

func TestParseDurationReadsWhatPeopleType(t *testing.T) {
	t.Parallel()
	tests := map[string]int{
		"15": 15, "90 min": 90, "1u30": 90, "1 u 30 min": 90, "1:30": 90, "1.30": 90, "1 uur": 60,
		"1,5 uur": 90, "1.5 h": 90, "1,5": 90, "0,25 u": 15, "kwartier": 15, "een kwartier": 15,
		"3 kwartier": 45, "half uur": 30, "een half uur": 30, "anderhalf uur": 90, "2 heures": 120,
		"1 hour 5 minutes": 65, "0": 0, "45m": 45, "100 uur": 6000, "1u5": 65,
	}
	for typed, want := range tests {
		if got, err := civil.ParseDuration(typed); err != nil || got != want {
			t.Errorf("ParseDuration(%q) = %d, %v; want %d", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "uur lang", "1:60", "1:5", "6001", "101 uur", "1,2,3", "abc", "1u2u3", "999999999999"} {
		if got, err := civil.ParseDuration(typed); err == nil {
			t.Errorf("ParseDuration(%q) = %d, want an error", typed, got)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"3/4", "vrijdag 3 april 2026", "20260403", "1er mai", "29/2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := civil.ParseDate(s, friday())
		if (err == nil) != d.Valid() {
			t.Fatalf("ParseDate(%q) = %#v, %v", s, d, err)
		}
		if err != nil {
			return
		}
		if again, err := civil.ParseDate(d.String(), friday()); err != nil || again != d {
			t.Fatalf("%s does not read back: %s, %v", d, again, err)
		}
	})
}

func FuzzParseClockAndDuration(f *testing.F) {
	for _, s := range []string{"14u30", "2 pm", "1,5 uur", "90 min", "1.30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if c, err := civil.ParseClock(s); err == nil {
			if again, err := civil.ParseClock(c.String()); err != nil || again != c {
				t.Fatalf("%s does not read back: %s, %v", c, again, err)
			}
		}
		if n, err := civil.ParseDuration(s); err == nil && (n < 0 || n > civil.MaxMinutes) {
			t.Fatalf("ParseDuration(%q) = %d", s, n)
		}
	})
}
