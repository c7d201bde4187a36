package civil

// Interval is a half-open span of days: From is inside, To is not. A zero From
// or To leaves that side open.
type Interval struct {
	// From is the first day inside; zero means "since always".
	From Date
	// To is the first day after the span; zero means "for ever".
	To Date
}

// Days returns the interval from first up to and including last; no last leaves
// the end open.
func Days(first, last Date) Interval { return Interval{first, last.AddDays(1)} }

// Contains reports whether d lies inside; no date lies nowhere.
func (i Interval) Contains(d Date) bool {
	return !d.IsZero() && !d.Before(i.From) && (i.To.IsZero() || d.Before(i.To))
}

// IsEmpty reports whether no day can lie inside.
func (i Interval) IsEmpty() bool { return !i.To.IsZero() && !i.From.Before(i.To) }

// Overlaps reports whether some day lies in both; [a,b) and [b,c) do not (D4).
func (i Interval) Overlaps(o Interval) bool { return !i.Intersect(o).IsEmpty() }

// Intersect returns the days that lie in both.
func (i Interval) Intersect(o Interval) Interval {
	r := i
	if o.From.After(r.From) {
		r.From = o.From
	}
	if r.To.IsZero() || (!o.To.IsZero() && o.To.Before(r.To)) {
		r.To = o.To
	}
	return r
}

// Len returns the number of days inside, or -1 when a side is open.
func (i Interval) Len() int {
	if i.From.IsZero() || i.To.IsZero() {
		return -1
	}
	return max(0, i.To.Sub(i.From))
}

// All gives every day inside in order, for use with range. An interval with an
// open side gives nothing.
func (i Interval) All() func(yield func(Date) bool) {
	return func(yield func(Date) bool) {
		if i.Len() <= 0 {
			return
		}
		for d := i.From; d.Before(i.To); d = d.AddDays(1) {
			if !yield(d) {
				return
			}
		}
	}
}
