package hours

import (
	"time"

	"digibank/internal/base/civil"
)

// DayHours is what one day looks like.
type DayHours struct {
	// Date is the day.
	Date civil.Date
	// Occurrences are the hours in order; none when closed.
	Occurrences []Occurrence
	// Exception says which exception rules the day, "" when none does.
	Exception ExceptionKind
	// Reason is that of the exception.
	Reason string
	// Holiday is the code of the public holiday that silences the rules, or "".
	Holiday string
}

// Closed reports whether nothing opens that day.
func (d DayHours) Closed() bool { return len(d.Occurrences) == 0 }

// Day returns the hours of d.
func (s Schedule) Day(d civil.Date) DayHours {
	day := DayHours{Date: d}
	var adjusted, extra []Exception
	for _, e := range s.Exceptions {
		if !e.on(d) {
			continue
		}
		switch e.Kind {
		case Closed:
			return DayHours{Date: d, Exception: Closed, Reason: e.Reason}
		case Adjusted:
			adjusted = append(adjusted, e)
		case Extra:
			extra = append(extra, e)
		}
	}
	switch code, holiday := s.holiday(d); {
	case len(adjusted) > 0:
		day.Exception, day.Reason = Adjusted, adjusted[0].Reason
		day.add(s, adjusted, FromAdjusted)
	case holiday:
		day.Holiday = code
	default:
		day.addRules(s)
	}
	if len(extra) > 0 {
		if day.Exception == "" {
			day.Exception, day.Reason = Extra, extra[0].Reason
		}
		day.add(s, extra, FromExtra)
	}
	day.Occurrences = sorted(day.Occurrences)
	return day
}

// holiday returns the public holiday that closes the place on d.
func (s Schedule) holiday(d civil.Date) (code string, ok bool) {
	if !s.ClosedOnHolidays {
		return "", false
	}
	return civil.HolidayOn(d)
}

func (day *DayHours) addRules(s Schedule) {
	for _, r := range s.Rules {
		if r.appliesOn(day.Date) {
			day.open(s.location(), Occurrence{
				Span: Span{r.Start, r.End}, ByAppointment: r.ByAppointment, Service: r.Service, Source: FromRule,
			})
		}
	}
}

func (day *DayHours) add(s Schedule, exceptions []Exception, source Source) {
	for _, e := range exceptions {
		for _, span := range e.Times {
			day.open(s.location(), Occurrence{
				Span: span, ByAppointment: e.ByAppointment, Service: e.Service, Source: source, Reason: e.Reason,
			})
		}
	}
}

// open completes an occurrence with its day and instants. One that lies wholly in
// the hour skipped in March has no length and is left out.
func (day *DayHours) open(loc *time.Location, o Occurrence) {
	o.Date = day.Date
	o.From, o.To = civil.At(day.Date, o.Span.Start, loc), civil.At(day.Date, o.Span.End, loc)
	if o.From.Before(o.To) {
		day.Occurrences = append(day.Occurrences, o)
	}
}
