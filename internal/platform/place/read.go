package place

import (
	"context"
	"slices"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/page"
	"digibank/internal/base/text"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// Filter narrows a list of places; empty fields do not narrow.
type Filter struct {
	Text         string // words in name or address, in any order
	Municipality string // NIS5
	Kind         string
	Role         string
	Facility     string
	OpenNow      bool
	WithClosed   bool // also places that are no more
}

// List gives a page of the places within the actor's limits, by name.
func (s *Service) List(ctx context.Context, a actor.Actor, f Filter, req page.Request) (page.Page[Place], error) {
	if err := access.Require(a, RightRead); err != nil {
		return page.Page[Place]{}, err
	}
	var open []string
	if f.OpenNow {
		var err error
		if open, err = s.openNow(ctx, a.TenantID); err != nil {
			return page.Page[Place]{}, err
		}
	}
	since := s.Today().String()
	if f.WithClosed {
		since = ""
	}
	words := append(text.Tokens(f.Text), "", "", "")
	args := append([]any{a.TenantID}, limitArgs(a.Within(RightRead))...)
	args = append(args, f.Municipality, f.Kind, f.Role, f.Facility, words[0], words[1], words[2],
		db.Bool(f.OpenNow), db.List(open), since, req.Key(0, ""), req.Key(1, ""), req.Fetch())
	rows, err := db.All(ctx, s.kit.DB, scan, sqlList, args...)
	return page.Cut(rows, req, func(p Place) []string { return []string{text.Fold(p.Name), p.ID} }), err
}

// openNow gives the ids of the places that are open at this moment.
func (s *Service) openNow(ctx context.Context, tenantID string) ([]string, error) {
	places, err := db.All(ctx, s.kit.DB, scan, sqlList, tenantID, db.Bool(true), "[]", "[]", "[]", "", "", "", "", "", "", "", db.Bool(false), "[]", s.Today().String(), "", "", 100000)
	if err != nil {
		return nil, err
	}
	full, err := s.withHours(ctx, s.kit.DB, tenantID, places)
	var open []string
	for _, f := range full {
		if _, ok := f.Schedule().OpenAt(s.kit.Clock.Now()); ok {
			open = append(open, f.ID)
		}
	}
	return open, err
}

// Get gives one place with everything that belongs to it.
func (s *Service) Get(ctx context.Context, a actor.Actor, placeID string) (Full, error) {
	if err := access.Require(a, RightRead); err != nil {
		return Full{}, err
	}
	p, err := db.One(ctx, s.kit.DB, scan, sqlByID, placeID, a.TenantID)
	if err != nil {
		return Full{}, err
	}
	if err := access.RequireAt(a, RightRead, p.Spot()); err != nil {
		return Full{}, err
	}
	all, err := s.complete(ctx, s.kit.DB, a.TenantID, []Place{p})
	if err != nil {
		return Full{}, err
	}
	return all[0], nil
}

// Complete adds hours and offers to places, in four statements however many.
func (s *Service) Complete(ctx context.Context, a actor.Actor, places []Place) ([]Full, error) {
	if err := access.Require(a, RightRead); err != nil {
		return nil, err
	}
	return s.complete(ctx, s.kit.DB, a.TenantID, places)
}

// Directory gives every listed place of a digibank that is not gone, with hours
// and offers, for the public site: five statements however many places. Anybody may.
func (s *Service) Directory(ctx context.Context, tenantID string) ([]Full, error) {
	places, err := db.All(ctx, s.kit.DB, scan, sqlListed, tenantID, s.Today().String())
	if err != nil {
		return nil, err
	}
	return s.complete(ctx, s.kit.DB, tenantID, places)
}

// Stamp finds an open digibank by its address and tells how fresh its places are:
// one statement. Anybody may.
func (s *Service) Stamp(ctx context.Context, slug string) (Stamp, error) {
	return db.One(ctx, s.kit.DB, scanStamp, sqlStamp, slug)
}

// Brief gives what other slices need of one place.
func (s *Service) Brief(ctx context.Context, r db.Reader, tenantID, placeID string) (Brief, error) {
	return db.One(ctx, r, scanBrief(s.Today()), sqlBrief, placeID, tenantID)
}

// Briefs lists the places at which the actor holds a right, by name, for a choice.
func (s *Service) Briefs(ctx context.Context, a actor.Actor, right actor.Right) ([]Brief, error) {
	args := append([]any{a.TenantID}, limitArgs(a.Within(right))...)
	return db.All(ctx, s.kit.DB, scanBrief(s.Today()), sqlBriefs, args...)
}

// Thing says whether the place is one of the actor's tenant.
func (s *Service) Thing(ctx context.Context, a actor.Actor, placeID string) error {
	_, err := s.Brief(ctx, s.kit.DB, a.TenantID, placeID)
	return err
}

// RuleThing says whether the opening rule is one of the place, removed ones
// included, and the place one of the actor's tenant.
func (s *Service) RuleThing(ctx context.Context, a actor.Actor, placeID, ruleID string) error {
	_, err := db.Value[string](ctx, s.kit.DB, sqlRuleThing, a.TenantID, placeID, ruleID)
	return err
}

// ExceptionThing says the same of an exception.
func (s *Service) ExceptionThing(ctx context.Context, a actor.Actor, placeID, exceptionID string) error {
	_, err := db.Value[string](ctx, s.kit.DB, sqlExceptionThing, a.TenantID, placeID, exceptionID)
	return err
}

// withHours adds the rules, and the exceptions of this week and later.
func (s *Service) withHours(ctx context.Context, r db.Reader, tenantID string, places []Place) ([]Full, error) {
	rules, exceptions, err := hoursOf(ctx, r, tenantID, ids(places), civil.Monday(s.Today()))
	if err != nil {
		return nil, err
	}
	full, at := index(places)
	for _, rule := range rules {
		if i, ok := at[rule.PlaceID]; ok {
			full[i].Rules = append(full[i].Rules, rule)
		}
	}
	for _, e := range exceptions {
		if i, ok := at[e.PlaceID]; ok {
			full[i].Exceptions = append(full[i].Exceptions, e)
		}
	}
	return full, nil
}

// complete adds hours, offers and computers.
func (s *Service) complete(ctx context.Context, r db.Reader, tenantID string, places []Place) ([]Full, error) {
	full, err := s.withHours(ctx, r, tenantID, places)
	if err != nil {
		return nil, err
	}
	_, at := index(places)
	list := db.List(ids(places))
	offers, err := db.All(ctx, r, scanOffer, sqlOffers, tenantID, list)
	if err != nil {
		return nil, err
	}
	for _, o := range offers {
		full[at[o.placeID]].Offers = append(full[at[o.placeID]].Offers, o.Offer)
	}
	computers, err := db.All(ctx, r, scanComputer, sqlComputers, tenantID, list)
	for _, c := range computers {
		full[at[c.placeID]].Computers = append(full[at[c.placeID]].Computers, c.Computer)
	}
	return full, err
}

func ids(places []Place) []string {
	out := make([]string, 0, len(places))
	for _, p := range places {
		out = append(out, p.ID)
	}
	return out
}

func index(places []Place) ([]Full, map[string]int) {
	full, at := make([]Full, len(places)), make(map[string]int, len(places))
	for i, p := range places {
		full[i].Place, at[p.ID] = p, i
	}
	return full, at
}

// Status tells how a place stands at an instant.
type Status struct {
	Open  bool
	Until time.Time // when open: the closing of these hours
	Next  time.Time // when not: the next opening, zero when none is known
	Day   civil.Date
}

// StatusAt says whether the place is open at t, until when, or when next.
// Hours that follow without a gap count as one.
func (f Full) StatusAt(t time.Time) Status {
	sched := f.Schedule()
	o, ok := sched.NextOpen(t)
	if !ok {
		return Status{}
	}
	if !o.Contains(t) {
		return Status{Next: o.From, Day: o.Date}
	}
	until := o.To
	for _, next := range sched.Day(o.Date).Occurrences {
		if !next.From.After(until) && next.To.After(until) {
			until = next.To
		}
	}
	return Status{Open: true, Until: until, Day: o.Date}
}

// Municipalities gives the NIS codes of the places, once each.
func Municipalities(all []Full) []string {
	var out []string
	for _, f := range all {
		if !slices.Contains(out, f.NIS) {
			out = append(out, f.NIS)
		}
	}
	return out
}

// Now is the instant at which the service says whether places are open.
func (s *Service) Now() time.Time { return s.kit.Clock.Now() }

// Valid says what is wrong with a Create or an Update, without doing it: a form
// with a date that cannot be read still tells what else is wrong.
func (s *Service) Valid(c interface {
	Validate(func(nis string) bool) error
}) error {
	return c.Validate(s.known)
}
