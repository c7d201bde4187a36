// Package civil holds the dates and times of a wall calendar: a day, a time of
// day, a month, an ISO week, a quarter, and half-open spans of days.
//
// A due date or an opening hour is civil time in Europe/Brussels; only At and
// DateOf cross to and from instants, so that a change of daylight-saving time
// can never move a date (D35). The package also reads what people type at a
// desk in Dutch, French or English, and writes dates for a screen or a letter.
//
// The zero Date means "no date": an empty text on paper, in JSON and in a database.
package civil
