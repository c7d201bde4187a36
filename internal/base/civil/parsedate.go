package civil

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// ParseDate reads a date as people type it in Dutch, French or English, seen
// from today:
//
//   - "3/4", "3-4-26", "03.04.2026", "030426", "2026-04-03", "20260403"; day
//     before month, except when the year comes first;
//   - "3 april", "3 avr. 2026", "1er mai", "April 3, 2026", also after the name of
//     the day, which then must be right ("vrijdag 3 april 2026");
//   - "vandaag", "gisteren", "overmorgen", "hier", "tomorrow" and the like;
//   - "ma", "maandag", "lundi", "mon": the first such day from today on;
//     with "vorige", "dernier", "last" the last one before today, with "volgende",
//     "prochain", "next" the first one after today. Of two letters only the Dutch
//     names are read, because "ma" and "di" are other days in French.
//
// A year of two digits lies between 79 years ago and 20 years ahead. Without a
// year, today's year is meant, unless that is more than 60 days away and the
// same day of the year before or after is not: on 5 January "28/12" is last week.
func ParseDate(s string, today Date) (Date, error) {
	typed := fold(s)
	if d, ok := relativeDate(typed, today); ok {
		return d, nil
	}
	if d, ok := writtenDate(pieces(typed), today); ok {
		return d, nil
	}
	return Date{}, fmt.Errorf("%w: cannot read what was typed", ErrDate)
}

// relativeDate reads words that say how far away a day is.
func relativeDate(typed string, today Date) (Date, bool) {
	switch strings.Trim(typed, ".") {
	case "vandaag", "nu", "aujourd hui", "aujourdhui", "today":
		return today, true
	case "gisteren", "hier", "yesterday":
		return today.AddDays(-1), true
	case "eergisteren", "avant hier":
		return today.AddDays(-2), true
	case "morgen", "demain", "tomorrow":
		return today.AddDays(1), true
	case "overmorgen", "apres demain":
		return today.AddDays(2), true
	}
	return weekdayDate(pieces(typed), today)
}

// weekdayDate reads the name of a day, with or without "last" or "next".
func weekdayDate(p []string, today Date) (Date, bool) {
	step, first := 1, 0
	rest := slices.DeleteFunc(slices.Clone(p), func(w string) bool {
		switch w {
		case "vorige", "afgelopen", "laatste", "dernier", "derniere", "last":
			step, first = -1, 1
		case "volgende", "komende", "prochain", "prochaine", "next":
			step, first = 1, 1
		default:
			return false
		}
		return true
	})
	if len(rest) != 1 || len(p) > 2 {
		return Date{}, false
	}
	day, ok := weekdayNamed(rest[0])
	if !ok {
		return Date{}, false
	}
	for n := first; ; n++ {
		if d := today.AddDays(n * step); d.Weekday() == day {
			return d, true
		}
	}
}

// writtenDate reads pieces such as "vr 3 april 2026" or "3 4 26".
func writtenDate(p []string, today Date) (Date, bool) {
	if len(p) == 1 {
		return compactDate(p[0], today)
	}
	if d, ok := namedMonthDate(p, today); ok {
		return d, true
	}
	if d, ok := numericDate(p, today); ok {
		return d, true
	}
	if len(p) < 3 {
		return Date{}, false
	}
	day, ok := weekdayNamed(p[0])
	if !ok {
		return Date{}, false
	}
	d, ok := writtenDate(p[1:], today)
	return d, ok && d.Weekday() == day
}

// namedMonthDate reads "3 april", "1 er mai 2026" and "april 3 2026".
func namedMonthDate(p []string, today Date) (Date, bool) {
	p = slices.DeleteFunc(slices.Clone(p), func(w string) bool {
		return w == "er" || w == "e" || w == "ste" || w == "de" || w == "st" || w == "nd" || w == "rd" || w == "th" || w == "of"
	})
	if len(p) < 2 || len(p) > 3 {
		return Date{}, false
	}
	if _, ok := monthNamed(p[0]); ok {
		p[0], p[1] = p[1], p[0]
	}
	month, ok := monthNamed(p[1])
	day, isDay := digits(p[0])
	if !ok || !isDay || len(p[0]) > 2 {
		return Date{}, false
	}
	if len(p) == 2 {
		return withoutYear(month, day, today)
	}
	return withYear(p[2], month, day, today)
}

// numericDate reads "3 4", "3 4 26", "3 4 2026" and "2026 4 3".
func numericDate(p []string, today Date) (Date, bool) {
	if len(p) < 2 || len(p) > 3 {
		return Date{}, false
	}
	if len(p) == 3 && len(p[0]) == 4 {
		p = []string{p[2], p[1], p[0]}
	}
	day, ok1 := digits(p[0])
	month, ok2 := digits(p[1])
	if !ok1 || !ok2 || len(p[0]) > 2 || len(p[1]) > 2 {
		return Date{}, false
	}
	if len(p) == 2 {
		return withoutYear(time.Month(month), day, today)
	}
	return withYear(p[2], time.Month(month), day, today)
}

// compactDate reads "20260403", "03042026" and "030426".
func compactDate(s string, today Date) (Date, bool) {
	if _, ok := digits(s); !ok {
		return Date{}, false
	}
	switch len(s) {
	case 8:
		if d, err := ParseISO(s[:4] + "-" + s[4:6] + "-" + s[6:]); err == nil && d.Year >= 1900 && d.Year < 2100 {
			return d, true
		}
		return numericDate([]string{s[:2], s[2:4], s[4:]}, today)
	case 6:
		return numericDate([]string{s[:2], s[2:4], s[4:]}, today)
	}
	return Date{}, false
}
