package civil

import (
	"fmt"
	"time"
)

// Month is one month of one year.
type Month struct {
	// Year is the calendar year.
	Year int
	// Month is the month, 1 to 12.
	Month time.Month
}

// MonthOf returns the month in which d lies.
func MonthOf(d Date) Month { return Month{d.Year, d.Month} }

// ParseMonth reads "2006-01".
func ParseMonth(s string) (Month, error) {
	if len(s) != 7 {
		return Month{}, fmt.Errorf("%w: want YYYY-MM", ErrDate)
	}
	d, err := ParseISO(s + "-01")
	if err != nil {
		return Month{}, err
	}
	return MonthOf(d), nil
}

// String returns "2006-01".
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year, int(m.Month)) }

// Add returns the month n months later.
func (m Month) Add(n int) Month {
	k := m.Year*12 + int(m.Month) - 1 + n
	return Month{k / 12, time.Month(k%12 + 1)}
}

// First returns the first day of the month.
func (m Month) First() Date { return Date{m.Year, m.Month, 1} }

// Last returns the last day of the month.
func (m Month) Last() Date { return Date{m.Year, m.Month, DaysIn(m.Year, m.Month)} }

// Interval returns the days of the month.
func (m Month) Interval() Interval { return Interval{m.First(), m.Add(1).First()} }

// Months returns every month touched by the days from first up to and including
// last: 20 January to 10 March is January, February and March (D39). It is empty
// when last comes before first.
func Months(first, last Date) []Month {
	var out []Month
	if last.Before(first) {
		return out
	}
	for m, end := MonthOf(first), MonthOf(last); ; m = m.Add(1) {
		out = append(out, m)
		if m == end {
			return out
		}
	}
}

// Quarter is one quarter of one year.
type Quarter struct {
	// Year is the calendar year.
	Year int
	// Q is the quarter, 1 to 4.
	Q int
}

// QuarterOf returns the quarter in which d lies.
func QuarterOf(d Date) Quarter { return Quarter{d.Year, (int(d.Month)-1)/3 + 1} }

// String returns "2026-Q2".
func (q Quarter) String() string { return fmt.Sprintf("%04d-Q%d", q.Year, q.Q) }

// First returns the first day of the quarter.
func (q Quarter) First() Date { return Date{q.Year, time.Month(q.Q*3 - 2), 1} }

// Add returns the quarter n quarters later.
func (q Quarter) Add(n int) Quarter { return QuarterOf(q.First().AddMonths(3 * n)) }

// Interval returns the days of the quarter.
func (q Quarter) Interval() Interval { return Interval{q.First(), q.Add(1).First()} }
