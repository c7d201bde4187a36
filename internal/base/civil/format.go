package civil

import (
	"fmt"
	"strconv"
	"time"
)

// Long returns a date for a sentence or a letter: "vrijdag 3 april 2026",
// "vendredi 3 avril 2026", "Friday 3 April 2026".
func (d Date) Long(lang string) string {
	if d.IsZero() {
		return ""
	}
	return wordsOf(lang).days[d.Weekday()] + " " + d.Medium(lang)
}

// Medium returns a date without its weekday: "3 april 2026", "1er avril 2026".
func (d Date) Medium(lang string) string {
	if d.IsZero() {
		return ""
	}
	return dayNumber(d.Day, lang) + " " + wordsOf(lang).months[d.Month-1] + " " + strconv.Itoa(d.Year)
}

// DayMonth returns a date for a list within one year: "vr 3 apr", "ven. 3 avr.",
// "Fri 3 Apr".
func (d Date) DayMonth(lang string) string {
	if d.IsZero() {
		return ""
	}
	w := wordsOf(lang)
	return w.shortDays[d.Weekday()] + " " + dayNumber(d.Day, lang) + " " + w.shortMonths[d.Month-1]
}

// Short returns a date for a table, "03/04/2026" in all three languages.
func (d Date) Short() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, int(d.Month), d.Year)
}

func dayNumber(day int, lang string) string {
	if day == 1 && baseLang(lang) == langFR {
		return "1er"
	}
	return strconv.Itoa(day)
}

// Format returns the time of day for a reader: "14.30 uur", "14 h 30", "14:30";
// a full hour is "14 uur", "14 h", "14:00".
func (c Clock) Format(lang string) string {
	switch baseLang(lang) {
	case langFR:
		if c.Minute() == 0 {
			return fmt.Sprintf("%d h", c.Hour())
		}
		return fmt.Sprintf("%d h %02d", c.Hour(), c.Minute())
	case langEN:
		return fmt.Sprintf("%d:%02d", c.Hour(), c.Minute())
	}
	if c.Minute() == 0 {
		return fmt.Sprintf("%d uur", c.Hour())
	}
	return fmt.Sprintf("%d.%02d uur", c.Hour(), c.Minute())
}

// Format returns the month for a heading: "april 2026", "avril 2026",
// "April 2026".
func (m Month) Format(lang string) string {
	return wordsOf(lang).months[m.Month-1] + " " + strconv.Itoa(m.Year)
}

// WeekdayName returns the full name of a day of the week: "maandag", "lundi",
// "Monday".
func WeekdayName(day time.Weekday, lang string) string { return wordsOf(lang).days[day] }

// WeekdayShort returns the short name of a day of the week: "ma", "lun.", "Mon".
func WeekdayShort(day time.Weekday, lang string) string { return wordsOf(lang).shortDays[day] }

// FormatMinutes returns a duration of so many minutes: "45 min", "1 uur 30 min",
// "1 h 30 min" in French and English.
func FormatMinutes(minutes int, lang string) string {
	hour := "h"
	if baseLang(lang) == langNL {
		hour = "uur"
	}
	h, m := minutes/60, minutes%60
	switch {
	case h == 0:
		return fmt.Sprintf("%d min", m)
	case m == 0:
		return fmt.Sprintf("%d %s", h, hour)
	}
	return fmt.Sprintf("%d %s %d min", h, hour, m)
}
