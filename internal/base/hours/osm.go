package hours

import (
	"fmt"
	"strings"
	"time"

	"digibank/internal/base/civil"
)

// weekdayCodes are the names of weekdays in opening_hours notation, from Sunday.
const weekdayCodes = "SuMoTuWeThFrSa"

func weekdayCode(d time.Weekday) string { return weekdayCodes[2*d : 2*d+2] }

// OSM returns the rules that hold on today in the opening_hours notation of
// OpenStreetMap: "We,Sa 09:00-12:00; Tu 15:00-18:00", "Mo[4] 15:00-17:00". Rules
// that skip weeks cannot be written in it (its week numbers break at New Year)
// and are left out; complete is false then.
func (s Schedule) OSM(today civil.Date) (notation string, complete bool) {
	var b strings.Builder
	complete = true
	var seen [7]bool
	for _, l := range s.Summary(today) {
		if l.Pattern.interval() > 1 || today.Before(l.Pattern.ValidFrom) {
			complete = complete && l.Pattern.interval() == 1
			continue
		}
		again := false
		for _, d := range l.Weekdays {
			again = again || seen[d]
			seen[d] = true
		}
		switch {
		case b.Len() == 0:
		case again:
			b.WriteString(", ") // adds to the days before
		default:
			b.WriteString("; ")
		}
		b.WriteString(l.osm())
	}
	if s.ClosedOnHolidays && b.Len() > 0 {
		b.WriteString("; PH off")
	}
	return b.String(), complete
}

// osm writes one line.
func (l Line) osm() string {
	var parts []string
	if p := l.Pattern.Season; !p.IsZero() {
		parts = append(parts, osmDay(p.First)+"-"+osmDay(p.Last))
	}
	var days, spans []string
	if l.Pattern.Freq == MonthlyNth {
		for _, d := range l.Weekdays {
			days = append(days, fmt.Sprintf("%s[%d]", weekdayCode(d), l.Pattern.Nth))
		}
	} else {
		for _, r := range l.Runs() {
			days = append(days, r.osm()...)
		}
	}
	for _, sp := range l.Spans {
		spans = append(spans, sp.String())
	}
	parts = append(parts, strings.Join(days, ","), strings.Join(spans, ","))
	if l.Pattern.ByAppointment == ByAppointment {
		parts = append(parts, `"by appointment"`)
	}
	return strings.Join(parts, " ")
}

// osm writes a row of weekdays; two neighbours stand apart, as people write them.
func (r Run) osm() []string {
	switch fromMonday(r.Last) - fromMonday(r.First) {
	case 0:
		return []string{weekdayCode(r.First)}
	case 1:
		return []string{weekdayCode(r.First), weekdayCode(r.Last)}
	}
	return []string{weekdayCode(r.First) + "-" + weekdayCode(r.Last)}
}

// osmDay writes a day of the year: "Apr 01".
func osmDay(m MonthDay) string { return fmt.Sprintf("%s %02d", m.Month.String()[:3], m.Day) }
