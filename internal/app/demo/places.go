package demo

import (
	"slices"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/hours"
	"digibank/internal/platform/place"
	"digibank/internal/platform/vocab"
)

// point is a desk where contacts happen.
type point struct {
	site
	id       string
	town     town
	schedule hours.Schedule
	helpers  []string // account ids
}

// makePlaces makes the places with their hours. The first desk is open all of
// today, so that whoever tries the demo finds an open one.
func (b *builder) makePlaces(p plan, region *Region) error {
	opened := civil.DateOf(b.start(), civil.Brussels())
	for _, s := range p.places {
		made, err := b.Places.Create(b.ctx, b.boss, s.create(b.Kit.IDs.New(), p.town(s.town), opened))
		if err != nil {
			return err
		}
		pt := &point{site: s, id: made.ID, town: p.town(s.town), schedule: hours.Schedule{ClosedOnHolidays: true}}
		if err := b.addRules(pt, opened); err != nil {
			return err
		}
		if s.weight > 0 {
			b.points = append(b.points, pt)
		}
	}
	first := b.points[0]
	if region.Sample["digipunt"] == "" {
		region.Sample["digipunt"] = first.id
	}
	return b.openToday(first)
}

func (s site) create(clientID string, t town, opened civil.Date) place.Create {
	c := place.Create{ClientID: clientID}
	c.Identity = place.Identity{Name: s.name, Kind: s.kind, Roles: place.NewSet(s.roles...), HostKind: s.host, DescriptionNL: s.text, Listed: true, OpenedOn: opened}
	c.Address = place.Address{Street: s.street, Postcode: t.postcode, Locality: t.name, NIS: t.nis, Lat: s.lat, Lon: s.lon}
	c.Equipment = place.Equipment{Facilities: place.NewSet(s.facilities...), Accessibility: place.NewSet(s.access...), Languages: place.NewSet("nl")}
	c.Contact = place.Contact{Phone: "+3250000101", AccessMode: vocab.AccessWalkIn, ClosedOnHolidays: true}
	return c
}

func (b *builder) addRules(pt *point, opened civil.Date) error {
	for _, t := range pt.times {
		rule, err := t.rule(opened)
		if err != nil {
			return err
		}
		if _, err := b.Places.AddRule(b.ctx, b.boss, place.AddRule{PlaceID: pt.id, ClientID: b.Kit.IDs.New(), Rule: rule}); err != nil {
			return err
		}
		pt.schedule.Rules = append(pt.schedule.Rules, rule)
	}
	return nil
}

// openToday opens a desk from the morning until the evening of today, and at
// this very hour when somebody tries the demo at night.
func (b *builder) openToday(pt *point) error {
	hour := b.now.In(civil.Brussels()).Hour()
	e := hours.Exception{First: b.today(), Last: b.today(), Kind: hours.Adjusted, Reason: "Vandaag doorlopend open",
		Times: []hours.Span{{Start: civil.MustClock(min(morning, hour), 0), End: civil.MustClock(max(evening, hour+1), 0)}}}
	_, err := b.Places.AddException(b.ctx, b.boss, place.AddException{PlaceID: pt.id, ClientID: b.Kit.IDs.New(), Exception: e})
	pt.schedule.Exceptions = append(pt.schedule.Exceptions, e)
	return err
}

// The hours between which visitors come.
const (
	morning = 8
	evening = 20
)

// occasions are the opening times of a desk, oldest first, until now.
func (b *builder) occasions(pt *point) []hours.Occurrence {
	all := pt.schedule.Occurrences(civil.DateOf(b.start(), civil.Brussels()), b.today().AddDays(1))
	return slices.DeleteFunc(all, func(o hours.Occurrence) bool {
		return !o.From.Before(b.now.Add(-time.Hour)) || o.From.In(civil.Brussels()).Hour() < morning
	})
}
