package civil

import (
	"sync"
	"time"
	_ "time/tzdata" // the binary must know Brussels on a machine without zone files
)

// brussels loads the zone once; the value never changes afterwards.
var brussels = sync.OnceValue(func() *time.Location {
	loc, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		panic("civil: zone data of Europe/Brussels missing: " + err.Error())
	}
	return loc
})

// Brussels returns the time zone of the programme, Europe/Brussels.
func Brussels() *time.Location { return brussels() }

// At returns the instant at which the clocks of loc show c on d; 24:00 is 00:00
// of the next day.
//
// When clocks go forward and c is skipped, the instant is as long after
// midnight as c says (02:30 becomes 03:30 summer time). When clocks go back and
// c occurs twice, the first of both is meant. (D35)
func At(d Date, c Clock, loc *time.Location) time.Time {
	wall := d.utc().Add(time.Duration(c) * time.Minute)
	_, before := wall.Add(-24 * time.Hour).In(loc).Zone()
	_, after := wall.Add(24 * time.Hour).In(loc).Zone()
	first := wall.Add(-time.Duration(before) * time.Second).In(loc)
	if before == after || shows(first, wall) {
		return first
	}
	if second := wall.Add(-time.Duration(after) * time.Second).In(loc); shows(second, wall) {
		return second
	}
	return first
}

// shows reports whether the wall clock of t reads the same as that of wall.
func shows(t, wall time.Time) bool {
	return t.Day() == wall.Day() && t.Hour() == wall.Hour() && t.Minute() == wall.Minute()
}

// DayBounds returns the instants between which d lies in loc, half-open: 23, 24
// or 25 hours.
func DayBounds(d Date, loc *time.Location) (from, to time.Time) {
	return At(d, Midnight, loc), At(d, EndOfDay, loc)
}
