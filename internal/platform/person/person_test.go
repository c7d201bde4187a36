package person_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/geo"
	"digibank/internal/base/id"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/person"
)

// desk is a digibank with people who work there.
type desk struct {
	*person.Service
	kit         kit.Kit
	clock       *clock.Fake
	counter     *counter
	coordinator actor.Actor
	helper      actor.Actor
	auditor     actor.Actor
	trainer     actor.Actor
	stranger    actor.Actor // coordinator of another digibank
}

// counter remembers which people changed.
type counter struct {
	mu  sync.Mutex
	ids []string
	err error
}

func (c *counter) PeopleChanged(_ context.Context, _ *db.Tx, _ actor.Actor, ids ...string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ids = append(c.ids, ids...)
	return c.err
}

// take gives what was counted again since the last time, each once.
func (c *counter) take() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	ids := c.ids
	c.ids = nil
	slices.Sort(ids)
	return slices.Compact(ids)
}

func newDesk(t testing.TB, d *db.DB) *desk {
	t.Helper()
	keys, err := crypt.Parse(crypt.NewKey())
	if err != nil {
		t.Fatal(err)
	}
	c := clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	ids := id.Random{}
	k := kit.Kit{DB: d, Clock: c, IDs: ids, Keys: keys, Audit: audit.New(c, ids)}
	out := &desk{Service: person.New(k, geo.New()), kit: k, clock: c, counter: &counter{}}
	out.Connect(out.counter)
	for _, slug := range []string{"t1", "t2"} {
		err := d.Update(t.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), `INSERT INTO tenant (id, slug, name, created_at) VALUES ($1, $1, $1, $2)`, slug, clock.Stamp(c.Now()))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	out.coordinator = worker(t, "t1", "carla", actor.Coordinator)
	out.helper = worker(t, "t1", "hugo", actor.Helper)
	out.auditor = worker(t, "t1", "ada", actor.Auditor)
	out.trainer = worker(t, "t1", "tim", actor.Trainer)
	out.stranger = worker(t, "t2", "sam", actor.Coordinator)
	return out
}

func worker(t testing.TB, tenant, name string, role actor.Role) actor.Actor {
	t.Helper()
	p, err := access.NewPolicy(person.Rules())
	if err != nil {
		t.Fatal(err)
	}
	return actor.Actor{TenantID: tenant, AccountID: name, Name: name, Channel: actor.Web, Grants: []actor.Grant{p.Allow(actor.Grant{Role: role})}}
}

// both runs a test at a fresh desk on each engine.
func both(t *testing.T, fn func(t *testing.T, d *desk)) {
	t.Helper()
	dbtest.Both(t, func(t *testing.T, d *db.DB) { fn(t, newDesk(t, d)) })
}

// named is the request for a file with a name.
func named(given, family string) person.Create {
	return person.Create{Identity: person.Identity{GivenName: given, FamilyName: family}, Searched: given + " " + family}
}

// start makes a file.
func (d *desk) start(t testing.TB, c person.Create) person.Person {
	t.Helper()
	p, _, err := d.Create(t.Context(), d.helper, c)
	if err != nil {
		t.Fatalf("create %+v: %v", c, err)
	}
	return p
}

// finds gives the names found, best first.
func (d *desk) finds(t testing.TB, typed string) []string {
	t.Helper()
	res, err := d.Search(t.Context(), d.helper, typed, 20)
	if err != nil {
		t.Fatalf("search %q: %v", typed, err)
	}
	var names []string
	for _, f := range res.Items {
		names = append(names, f.Name())
	}
	return names
}

// wants fails unless err is of the kind.
func wants(t testing.TB, err error, kind errs.Kind, what string) {
	t.Helper()
	if !errs.Is(err, kind) {
		t.Errorf("%s: got %v, want kind %d", what, err, kind)
	}
}

// wantsField fails unless err is about the field.
func wantsField(t testing.TB, err error, field, code, what string) {
	t.Helper()
	for _, f := range errs.FieldsOf(err) {
		if f.Field == field && f.Code == code {
			return
		}
	}
	t.Errorf("%s: got %v, want %s:%s", what, err, field, code)
}

func TestANameIsEnough(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		p := d.start(t, person.Create{Identity: person.Identity{GivenName: "  Özlem "}, Searched: "ozlem"})
		f, err := d.Facts(t.Context(), d.kit.DB, "t1", p.ID)
		if err != nil || f.Name() != "Özlem" || f.RootID != p.ID || f.Gender != "unknown" || f.Status != "unknown" {
			t.Errorf("facts %+v, %v", f, err)
		}
		_, _, err = d.Create(t.Context(), d.helper, person.Create{Searched: "niemand"})
		wantsField(t, err, "given_name", "person-name", "no name")
	})
}

// ID2
func TestAFileNeedsASearchFirst(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		c := named("Jan", "Peeters")
		c.Searched = "  "
		_, _, err := d.Create(t.Context(), d.helper, c)
		wantsField(t, err, "searched", "person-searched", "no search")
	})
}

// ID2
func TestShowsWhoItMayAlreadyBe(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		first := named("Jan", "Peeters")
		first.BirthYear, first.Postcode, first.Phone = 1950, "8370", "0475 12 34 56"
		known := d.start(t, first)
		tests := []struct {
			why    string
			change func(c *person.Create)
			dup    bool
		}{
			{"the same", func(*person.Create) {}, true},
			{"a slip in the name", func(c *person.Create) { c.FamilyName = "Peters" }, true},
			{"names swapped", func(c *person.Create) { c.GivenName, c.FamilyName = "Peeters", "Jan" }, true},
			{"no birth year", func(c *person.Create) { c.BirthYear = 0 }, true},
			{"a year off", func(c *person.Create) { c.BirthYear = 1951 }, true},
			{"another generation", func(c *person.Create) { c.BirthYear, c.Phone = 1984, "" }, false},
			{"another name", func(c *person.Create) { c.GivenName, c.FamilyName, c.Phone = "Rita", "Claes", "" }, false},
			{"his wife with the same telephone", func(c *person.Create) { c.GivenName, c.FamilyName = "Rita", "Claes" }, true},
		}
		for _, tt := range tests {
			c := first
			tt.change(&c)
			dups, err := d.Duplicates(t.Context(), d.helper, c)
			if err != nil {
				t.Fatal(err)
			}
			if got := len(dups) == 1 && dups[0].ID == known.ID; got != tt.dup {
				t.Errorf("%s: %v, want possible duplicate %v", tt.why, dups, tt.dup)
			}
		}
		_, dups, err := d.Create(t.Context(), d.helper, first)
		if err != nil || len(dups) != 1 {
			t.Errorf("creating it anyway tells %v, %v", dups, err)
		}
	})
}

func TestTheOneBoxFindsPeople(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		jan := named("Jan", "Peeters")
		jan.BirthYear, jan.Postcode, jan.Phone = 1950, "8370", "0475/12.34.56"
		d.start(t, jan)
		young := named("Jan", "Peeters-Claes")
		young.BirthYear, young.Postcode, young.Email = 1990, "8000", "Jan@Voorbeeld.be"
		d.start(t, young)
		maria := named("Maria", "Van den Bossche")
		maria.Postcode, maria.Phone = "8380", "+31 20 123 4567"
		d.start(t, maria)
		for typed, want := range map[string]string{
			"jan peeters 1950":     "Jan Peeters",
			"peeters jan 1990":     "Jan Peeters-Claes",
			"1990 jan":             "Jan Peeters-Claes",
			"3/4/1950 peeters":     "Jan Peeters",
			"0475 12 34 56":        "Jan Peeters",
			"+32475123456":         "Jan Peeters",
			"JAN@voorbeeld.BE":     "Jan Peeters-Claes",
			"8380":                 "Maria Van den Bossche",
			"vandenbosche 8380":    "Maria Van den Bossche",
			"0031 20 123 4567":     "Maria Van den Bossche",
			"maria 1901":           "Maria Van den Bossche",
			"jan 8000":             "Jan Peeters-Claes",
			"iemand 0475 12 34 56": "Jan Peeters",
		} {
			if got := d.finds(t, typed); len(got) == 0 || got[0] != want {
				t.Errorf("%q: %v, want %q first", typed, got, want)
			}
		}
		for _, typed := range []string{"", "  ", "0475 12", "0475 99 99 99", "niemand@voorbeeld.be"} {
			if got := d.finds(t, typed); len(got) != 0 {
				t.Errorf("%q found %v", typed, got)
			}
		}
	})
}
