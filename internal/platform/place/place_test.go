package place_test

import (
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/hours"
	"digibank/internal/base/id"
	"digibank/internal/base/page"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/place"
	"digibank/internal/platform/tenant"
	"digibank/internal/platform/vocab"
)

const (
	brugge  = "31005"
	damme   = "31006"
	torhout = "31033"
)

// house is a digibank with its services and a clock that can be set.
type house struct {
	*testing.T
	d      *db.DB
	clock  *clock.Fake
	kit    kit.Kit
	places *place.Service
	tenant string
	boss   actor.Actor
}

// setup opens a digibank on Tuesday 3 March 2026, 10 o'clock in Brussels.
func setup(t *testing.T, d *db.DB) *house {
	t.Helper()
	c := clock.NewFake(time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC))
	k := kit.Kit{DB: d, Clock: c, IDs: id.Random{}, Audit: audit.New(c, id.Random{})}
	known := func(nis string) bool { return nis == brugge || nis == damme || nis == torhout }
	tn, err := tenant.New(k, known).Create(t.Context(), actor.System("", actor.CLI), tenant.Create{
		Slug: "brugge-noord", Name: "Digibank Brugge Noord", Phone: "+3250445566", Municipalities: []string{brugge, damme}, From: civil.MustDate(2023, 1, 1),
	})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{T: t, d: d, clock: c, kit: k, places: place.New(k, known), tenant: tn.ID}
	h.boss = h.as(actor.Coordinator, actor.Grant{})
	return h
}

// as gives an account with one role, limited as the grant says.
func (h *house) as(role actor.Role, g actor.Grant) actor.Actor {
	policy, err := access.NewPolicy(place.Rules())
	if err != nil {
		h.Fatal(err)
	}
	g.Role = role
	return actor.Actor{TenantID: h.tenant, AccountID: "account-" + string(role), Name: string(role), Channel: actor.Web, Grants: []actor.Grant{policy.Allow(g)}}
}

// library is what a coordinator types for the library of Damme.
func library(nis string) place.Create {
	return place.Create{
		ClientID:  id.Random{}.New(),
		Identity:  place.Identity{Name: "Bibliotheek Damme", Kind: vocab.KindFixed, Roles: place.NewSet("digipunt", "wifi"), HostKind: vocab.HostLibrary, Listed: true},
		Address:   place.Address{Street: "Dorpsstraat 1", Postcode: "8340", Locality: "Sijsele", NIS: nis, Lat: 51.2067, Lon: 3.3233},
		Equipment: place.Equipment{Facilities: place.NewSet("wifi", "printer"), Accessibility: place.NewSet("step_free"), Languages: place.NewSet("nl", "fr")},
		Contact:   place.Contact{Phone: "050 28 86 10", AccessMode: vocab.AccessWalkIn, ClosedOnHolidays: true},
	}
}

func (h *house) make(c place.Create) place.Place {
	h.Helper()
	p, err := h.places.Create(h.Context(), h.boss, c)
	if err != nil {
		h.Fatal(err)
	}
	return p
}

func (h *house) rule(p place.Place, r hours.Rule) place.OpeningRule {
	h.Helper()
	out, err := h.places.AddRule(h.Context(), h.boss, place.AddRule{PlaceID: p.ID, ClientID: id.Random{}.New(), Rule: r})
	if err != nil {
		h.Fatal(err)
	}
	return out
}

func (h *house) get(p place.Place) place.Full {
	h.Helper()
	f, err := h.places.Get(h.Context(), h.boss, p.ID)
	if err != nil {
		h.Fatal(err)
	}
	return f
}

func weekly(start, end int, days ...time.Weekday) hours.Rule {
	return hours.Rule{Weekdays: days, Start: civil.MustClock(start, 0), End: civil.MustClock(end, 0), Freq: hours.Weekly, ByAppointment: hours.WalkIn}
}

// brussels is an instant as the clock in the hall shows it.
func brussels(y int, m time.Month, d, hour, minute int) time.Time {
	return time.Date(y, m, d, hour, minute, 0, 0, civil.Brussels())
}

// auditor may read the trail.
func (h *house) auditor() actor.Actor { return actor.System(h.tenant, actor.CLI) }

func wantKind(t *testing.T, err error, kind errs.Kind) {
	t.Helper()
	if !errs.Is(err, kind) {
		t.Fatalf("got %v, want kind %d", err, kind)
	}
}

func TestAPlaceComesBackAsItWasEntered(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		p := h.make(library(damme))
		got := h.get(p)
		if got.Slug != "bibliotheek-damme" || got.Phone != "+3250288610" || got.Lat != 51.2067 || got.Lon != 3.3233 {
			t.Errorf("slug, phone or point changed: %+v", got.Place)
		}
		if !got.Roles.Has("wifi") || !got.Facilities.Has("printer") || !got.Listed || !got.ClosedOnHolidays || got.Version != 1 {
			t.Errorf("roles, facilities or flags changed: %+v", got.Place)
		}
	})
}

func TestSendingTheSameNewPlaceTwiceMakesOne(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		c := library(damme)
		if first, second := h.make(c), h.make(c); first.ID != second.ID {
			t.Errorf("two places: %s and %s", first.ID, second.ID)
		}
	})
}

func TestTwoPlacesCannotHaveOneAddressOnTheSite(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.make(library(damme))
		_, err := h.places.Create(t.Context(), h.boss, library(damme))
		if f := errs.FieldsOf(err); len(f) != 1 || f[0].Field != "slug" || f[0].Code != "taken" {
			t.Errorf("got %v", err)
		}
	})
}

func TestWhatTwoPeopleChangeAtOnceIsNotLost(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		p := h.make(library(damme))
		change := place.Update{ID: p.ID, Version: p.Version, Contact: &place.Contact{Phone: "050 11 22 33", AccessMode: vocab.AccessBoth}}
		if _, err := h.places.Update(t.Context(), h.boss, change); err != nil {
			t.Fatal(err)
		}
		_, err := h.places.Update(t.Context(), h.boss, change)
		wantKind(t, err, errs.Stale)
		err = h.places.SetOffers(t.Context(), h.boss, place.SetOffers{ID: p.ID, Version: 1, Offers: []place.Offer{{Topic: "theme.email", Offered: true}}})
		wantKind(t, err, errs.Stale)
		r := h.rule(p, weekly(9, 12, time.Monday))
		if err := h.places.ChangeRule(t.Context(), h.boss, place.ChangeRule{PlaceID: p.ID, ID: r.ID, Version: 1, Rule: weekly(10, 12, time.Monday)}); err != nil {
			t.Fatal(err)
		}
		err = h.places.ChangeRule(t.Context(), h.boss, place.ChangeRule{PlaceID: p.ID, ID: r.ID, Version: 1, Rule: weekly(11, 12, time.Monday)})
		wantKind(t, err, errs.Stale)
	})
}

func TestALeadWorksInTheOwnMunicipalityAlone(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		mine, other := h.make(library(damme)), library(brugge)
		other.Name = "Huis van de Bruggeling"
		theirs := h.make(other)
		lead := h.as(actor.Lead, actor.Grant{Municipality: damme})
		list, err := h.places.List(t.Context(), lead, place.Filter{}, page.Request{Limit: 10})
		if err != nil || len(list.Items) != 1 || list.Items[0].ID != mine.ID {
			t.Fatalf("a lead sees %d places, %v", len(list.Items), err)
		}
		_, err = h.places.Get(t.Context(), lead, theirs.ID)
		wantKind(t, err, errs.Forbidden)
		_, err = h.places.Update(t.Context(), lead, place.Update{ID: theirs.ID, Version: 1, Contact: &place.Contact{AccessMode: vocab.AccessBoth}})
		wantKind(t, err, errs.Forbidden)
		_, err = h.places.AddRule(t.Context(), lead, place.AddRule{PlaceID: theirs.ID, ClientID: id.Random{}.New(), Rule: weekly(9, 12, time.Monday)})
		wantKind(t, err, errs.Forbidden)
		_, err = h.places.Create(t.Context(), lead, library(brugge))
		wantKind(t, err, errs.Forbidden)
		moved := mine.Address
		moved.NIS = brugge
		_, err = h.places.Update(t.Context(), lead, place.Update{ID: mine.ID, Version: 1, Address: &moved})
		wantKind(t, err, errs.Forbidden)
		helper := h.as(actor.Helper, actor.Grant{Place: mine.ID})
		err = h.places.Close(t.Context(), helper, place.Close{ID: mine.ID, Version: 1, From: civil.MustDate(2026, 4, 1)})
		wantKind(t, err, errs.Forbidden)
		briefs, err := h.places.Briefs(t.Context(), helper, place.RightRead)
		if err != nil || len(briefs) != 1 || briefs[0].Spot().Municipality != damme {
			t.Errorf("a helper may choose from %v, %v", briefs, err)
		}
	})
}

func TestAnotherDigibankSeesNothing(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		p := h.make(library(damme))
		stranger := h.boss
		stranger.TenantID = id.Random{}.New()
		_, err := h.places.Get(t.Context(), stranger, p.ID)
		wantKind(t, err, errs.NotFound)
		wantKind(t, h.places.Thing(t.Context(), stranger, p.ID), errs.NotFound)
		wantKind(t, h.places.Close(t.Context(), stranger, place.Close{ID: p.ID, Version: 1}), errs.NotFound)
		_, err = h.places.AddException(t.Context(), stranger, place.AddException{PlaceID: p.ID, ClientID: id.Random{}.New(), Exception: hours.Exception{
			First: civil.MustDate(2026, 3, 4), Kind: hours.Closed, Reason: "x"}})
		wantKind(t, err, errs.NotFound)
		list, err := h.places.List(t.Context(), stranger, place.Filter{}, page.Request{Limit: 10})
		if err != nil || len(list.Items) > 0 {
			t.Errorf("a stranger sees %d places, %v", len(list.Items), err)
		}
	})
}
