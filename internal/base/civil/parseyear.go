package civil

import (
	"strings"
	"time"
)

const (
	yearsAhead  = 20 // a year of two digits lies at most so far ahead
	nearbyDays  = 60 // a date without year may cross New Year within so many days
	shortPrefix = 3  // letters that name a day or month in any language
)

// withYear completes a day and month with a year of two or four digits.
func withYear(year string, month time.Month, day int, today Date) (Date, bool) {
	y, ok := digits(year)
	if !ok || (len(year) != 2 && len(year) != 4) {
		return Date{}, false
	}
	if len(year) == 2 {
		y += today.Year - today.Year%100
		if y > today.Year+yearsAhead {
			y -= 100
		} else if y <= today.Year+yearsAhead-100 {
			y += 100
		}
	}
	d, err := NewDate(y, month, day)
	return d, err == nil
}

// withoutYear completes a day and month with the year that fits best near today.
func withoutYear(month time.Month, day int, today Date) (Date, bool) {
	this, err := NewDate(today.Year, month, day)
	if err == nil && near(this, today) {
		return this, true
	}
	for _, y := range []int{today.Year - 1, today.Year + 1} {
		if d, e := NewDate(y, month, day); e == nil && near(d, today) {
			return d, true
		}
	}
	return this, err == nil
}

func near(d, today Date) bool {
	n := d.Sub(today)
	return n >= -nearbyDays && n <= nearbyDays
}

// weekdayNamed finds the day of the week that a word names in any language.
func weekdayNamed(w string) (time.Weekday, bool) {
	for i, short := range wordsOf(langNL).shortDays {
		if w == short {
			return time.Weekday(i), true
		}
	}
	i, ok := named(w, func(l words) []string { return l.days[:] })
	return time.Weekday(i), ok
}

// monthNamed finds the month that a word names in any language.
func monthNamed(w string) (time.Month, bool) {
	if w == "mrt" {
		return time.March, true
	}
	i, ok := named(w, func(l words) []string { return l.months[:] })
	return time.Month(i + 1), ok
}

// named returns the index of the one name that starts with w, over all
// languages; a word that could be two different ones names nothing.
func named(w string, list func(words) []string) (int, bool) {
	found := -1
	if len(w) < shortPrefix {
		return 0, false
	}
	for _, lang := range []string{langNL, langFR, langEN} {
		for i, name := range list(wordsOf(lang)) {
			if !strings.HasPrefix(fold(name), w) {
				continue
			}
			if found >= 0 && found != i {
				return 0, false
			}
			found = i
		}
	}
	return found, found >= 0
}
