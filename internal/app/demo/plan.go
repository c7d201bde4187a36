package demo

import (
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/hours"
	"digibank/internal/platform/vocab"
)

// plan is what a made-up digibank consists of.
type plan struct {
	slug, name, phone, email string
	towns                    []town
	places                   []site
	target                   int // users, chosen for the fund of today
	users                    int // different people over the three years
	contacts                 int
	helpers                  int
}

// town is a municipality of the region with its share of the visitors.
type town struct {
	nis, postcode, name string
	share               int // of 100
}

// site is a place to make.
type site struct {
	name, street, town string
	lat, lon           float64
	kind               vocab.PlaceKind
	roles              []string
	host               vocab.HostKind
	facilities         []string
	access             []string
	weight             int // share of the contacts; 0 for a place without a desk
	times              []turn
	text               string
}

// turn is one opening rule of a site.
type turn struct {
	days       []time.Weekday
	start, end string
	every      int // weeks, 0 or 1 for each week
	offset     int // in weeks, of the first turn
	nth        int // of the month; 0 for weekly
}

const (
	mon = time.Monday
	tue = time.Tuesday
	wed = time.Wednesday
	thu = time.Thursday
	fri = time.Friday
	sat = time.Saturday
)

func (p plan) nis() []string {
	out := make([]string, 0, len(p.towns))
	for _, t := range p.towns {
		out = append(out, t.nis)
	}
	return out
}

func (p plan) town(name string) town {
	for _, t := range p.towns {
		if t.name == name {
			return t
		}
	}
	return p.towns[0]
}

// rule makes the opening rule of a turn.
func (t turn) rule(first civil.Date) (hours.Rule, error) {
	start, err := civil.ParseClock(t.start)
	if err != nil {
		return hours.Rule{}, err
	}
	end, err := civil.ParseClock(t.end)
	r := hours.Rule{Weekdays: t.days, Start: start, End: end, Freq: hours.Weekly, Interval: max(1, t.every), ValidFrom: first}
	if t.every > 1 {
		r.Anchor = civil.Monday(first).AddDays(7 * t.offset)
	}
	if t.nth != 0 {
		r.Freq, r.Interval, r.Nth = hours.MonthlyNth, 0, t.nth
	}
	return r, err
}
