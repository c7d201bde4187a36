package grant

import (
	"digibank/internal/base/civil"
	"digibank/internal/base/money"
	"digibank/internal/platform/reach"
)

// recentDays is the span of projection (a): the last eight weeks.
const recentDays = 56

// yearDays shifts to the same weekday a year ago.
const yearDays = 364

// Forecast says where today's pace leads. It is never a result; each projection
// stands with its assumption (domain/reporting.md §6).
type Forecast struct {
	DaysDone  int
	DaysTotal int
	Linear    int         // (c) users at the end, if the average since the start goes on
	Recent    int         // (a) if the last eight weeks go on
	LastYear  int         // (b) if the same weeks of last year repeat themselves
	HasYear   bool        // whether the data for (b) exist
	Earned    money.Cents // what the linear projection is worth
	Tier      int         // index of the tier it reaches, -1 for none
}

// Project makes the forecast of a fund for a day, from the number of users so
// far and the days on which users were first seen.
func Project(f Fund, users int, fresh []reach.Day, today civil.Date) Forecast {
	total := f.Days.Len()
	done := min(max(today.AddDays(1).Sub(f.Days.From), 0), total)
	fc := Forecast{DaysDone: done, DaysTotal: total, Linear: users, Recent: users, LastYear: users}
	left := total - done
	if done > 0 {
		fc.Linear = users * total / done
	}
	span := min(recentDays, done)
	if span > 0 {
		fc.Recent = users + between(fresh, today.AddDays(1-span), today.AddDays(1))*left/span
	}
	fc.HasYear = left > 0 && !f.Days.From.After(today.AddDays(-yearDays))
	if fc.HasYear {
		fc.LastYear = users + between(fresh, today.AddDays(1-yearDays), f.Days.To.AddDays(-yearDays))
	}
	fc.Earned, fc.Tier = f.Earned(fc.Linear), f.ReachedTier(fc.Linear)
	return fc
}

// between counts the users first seen from one day until before another.
func between(fresh []reach.Day, from, to civil.Date) int {
	n := 0
	for _, d := range fresh {
		if !d.Day.Before(from) && d.Day.Before(to) {
			n += d.Services
		}
	}
	return n
}
