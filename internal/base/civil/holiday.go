package civil

import "time"

// Holiday is one of the ten legal public holidays of Belgium.
type Holiday struct {
	// Date is the day itself; a holiday on a Sunday is not moved.
	Date Date
	// Code is the stable name, to be translated as "holiday.<code>".
	Code string
}

// Holidays returns the ten legal holidays of the year, in order of date
// (opening rules, "Belgian public holidays").
func Holidays(year int) []Holiday {
	easter := Easter(year)
	on := func(m time.Month, day int) Date { return Date{year, m, day} }
	all := []Holiday{
		{on(time.January, 1), "new_year"},
		{easter.AddDays(1), "easter_monday"},
		{on(time.May, 1), "labour_day"},
		{easter.AddDays(39), "ascension"},
		{easter.AddDays(50), "whit_monday"},
		{on(time.July, 21), "national_day"},
		{on(time.August, 15), "assumption"},
		{on(time.November, 1), "all_saints"},
		{on(time.November, 11), "armistice"},
		{on(time.December, 25), "christmas"},
	}
	if all[3].Date.Before(all[2].Date) { // Ascension can fall on 30 April (2008)
		all[2], all[3] = all[3], all[2]
	}
	return all
}

// HolidayOn returns the code of the public holiday on d. When two fall on one
// day (1 May 2008 was also Ascension) the first in the list is named.
func HolidayOn(d Date) (code string, ok bool) {
	for _, h := range Holidays(d.Year) {
		if h.Date == d {
			return h.Code, true
		}
	}
	return "", false
}

// Easter returns Easter Sunday of the Gregorian calendar.
func Easter(year int) Date {
	golden, century := year%19, year/100
	skipped := century - century/4 - (8*century+13)/25
	epact := (skipped + 19*golden + 15) % 30
	moon := epact - (epact/28)*(1-(epact/28)*(29/(epact+1))*((21-golden)/11))
	weekday := (year + year/4 + moon + 2 - century + century/4) % 7
	offset := moon - weekday
	month := 3 + (offset+40)/44
	return Date{year, time.Month(month), offset + 28 - 31*(month/4)}
}
