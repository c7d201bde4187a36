package hours

import "digibank/internal/base/civil"

// ExceptionKind is what an exception does to its days.
type ExceptionKind string

// The kinds of exception.
const (
	// Closed closes the whole day; it wins over every other exception.
	Closed ExceptionKind = "closed"
	// Adjusted replaces the hours of the rules.
	Adjusted ExceptionKind = "adjusted"
	// Extra adds hours to the day.
	Extra ExceptionKind = "extra"
)

// Span is a stretch of one day, half-open.
type Span struct {
	// Start is the first minute inside.
	Start civil.Clock
	// End is the first minute after it, 24:00 at most.
	End civil.Clock
}

// Exception changes one day, or a few days in a row.
type Exception struct {
	// First is the first day.
	First civil.Date
	// Last is the last day, included; zero means First alone.
	Last civil.Date
	// Kind is what happens on these days.
	Kind ExceptionKind
	// Times are the hours of an adjusted or extra day; none for a closing.
	Times []Span
	// Reason is shown to visitors.
	Reason string
	// ByAppointment says whether one must book.
	ByAppointment Appointment
	// Service is what is on offer then; may be empty.
	Service string
}

// on reports whether the exception holds on d.
func (e Exception) on(d civil.Date) bool {
	last := e.Last
	if last.IsZero() {
		last = e.First
	}
	return !d.Before(e.First) && !d.After(last)
}
