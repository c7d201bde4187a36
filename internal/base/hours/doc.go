// Package hours says when a place is open: rules that repeat, exceptions on single
// days, and the occurrences that follow from both.
//
// Rules and exceptions are civil time of one zone; an occurrence also carries its
// two instants, so that a change of daylight-saving time never moves a day (D35).
// Every span is half-open: a place that is open 9:00 to 12:00 is closed at 12:00.
//
// On a single day, in this order: a closing closes everything; an adjusted day
// replaces the rules; a public holiday silences the rules when the schedule says
// so; extra hours come on top. Fortnights count from an anchor date, never from
// the number of the week, because week 53 breaks parity. Two places that take
// turns are two rules of interval 2 with their own anchor.
package hours
