package person_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

func TestAChangeOfNameYearOrPostcodeIsCountedAgain(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		p := d.start(t, named("Jan", "Peeters"))
		version := p.Version
		change := func(u person.Update) []string {
			t.Helper()
			u.ID, u.Version = p.ID, version
			got, err := d.Update(t.Context(), d.helper, u)
			if err != nil {
				t.Fatal(err)
			}
			version = got.Version
			return d.counter.take()
		}
		name, year, postcode, lang := "Petersen", 1951, "8370", vocab.LangFr
		for what, u := range map[string]person.Update{"name": {FamilyName: &name}, "year": {BirthYear: &year}, "postcode": {Postcode: &postcode}} {
			if got := change(u); !slices.Equal(got, []string{p.ID}) {
				t.Errorf("%s: counted again %v", what, got)
			}
		}
		if got := change(person.Update{Language: &lang}); len(got) != 0 {
			t.Errorf("language: counted again %v", got)
		}
		f, err := d.Facts(t.Context(), d.kit.DB, "t1", p.ID)
		if err != nil || f.NIS != "31004" {
			t.Errorf("postcode 8370 lies in %q, %v", f.NIS, err)
		}
		if got := d.finds(t, "petersen 1951"); len(got) != 1 || len(d.finds(t, "peeters")) != 0 {
			t.Errorf("the new name finds %v, the old one %v", got, d.finds(t, "peeters"))
		}
		_, err = d.Update(t.Context(), d.helper, person.Update{ID: p.ID, Version: 1, FamilyName: &name})
		wants(t, err, errs.Stale, "an old version")
	})
}

// v5.0.0-2.3.3: when counting fails, nothing of the change is kept.
func TestAFailingCountLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		known, double := d.twice(t)
		d.counter.err = errors.New("counting failed")
		if _, err := d.Merge(t.Context(), d.coordinator, person.Merge{From: double.ID, Into: known.ID}); err == nil {
			t.Fatal("merged without counting")
		}
		d.counter.err = nil
		if f := d.open(t, double.ID); f.ID != double.ID || d.count(t, "person.merge", "") != 0 {
			t.Errorf("half a merge: %+v", f.Person)
		}
	})
}

func TestTheSameRequestTwiceGivesOneFile(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		c := named("Jan", "Peeters")
		c.ClientID, c.Phone = d.kit.IDs.New(), "0475 12 34 56"
		a, b := d.start(t, c), d.start(t, c)
		if a.ID != b.ID || len(d.finds(t, "peeters")) != 1 || len(d.open(t, a.ID).Contacts) != 1 {
			t.Errorf("two files: %s and %s", a.ID, b.ID)
		}
	})
}

func TestWhatIsWrongIsSaidFieldByField(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		long := strings.Repeat("a", 81)
		for field, change := range map[string]func(*person.Create){
			"given_name/too-long":               func(c *person.Create) { c.GivenName = long },
			"family_name/too-long":              func(c *person.Create) { c.FamilyName = long },
			"birth_year/person-birth-year":      func(c *person.Create) { c.BirthYear = 1899 },
			"postcode/postcode":                 func(c *person.Create) { c.Postcode = "837" },
			"municipality/municipality":         func(c *person.Create) { c.NIS = "99999" },
			"gender/choose":                     func(c *person.Create) { c.Gender = "z" },
			"language/choose":                   func(c *person.Create) { c.Language = "klingon" },
			"preferred_channel/choose":          func(c *person.Create) { c.Channel = "pigeon" },
			"social_status/choose":              func(c *person.Create) { c.Status = "king" },
			"tags/choose":                       func(c *person.Create) { c.Tags = []vocab.TargetGroup{"rich"} },
			"phone/phone":                       func(c *person.Create) { c.Phone = "bel mij" },
			"email/email":                       func(c *person.Create) { c.Email = "jan@" },
			"address/too-long":                  func(c *person.Create) { c.Address = strings.Repeat("straat ", 40) },
			"client_id/client-id":               func(c *person.Create) { c.ClientID = "1" },
			"searched/too-long":                 func(c *person.Create) { c.Searched = strings.Repeat("a", 201) },
			"birth_year/person-birth-year 2100": func(c *person.Create) { c.BirthYear = 2100 },
		} {
			name, code, _ := strings.Cut(strings.Fields(field)[0], "/")
			wantsField(t, d.try(t.Context(), change), name, code, field)
		}
		if got := d.finds(t, "peeters"); len(got) != 0 {
			t.Errorf("something was kept: %v", got)
		}
	})
}

func TestHostileTextIsJustText(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		for _, s := range []string{`<script>alert(1)</script>`, `"><img src=x>`, `{{.}}`, `javascript:alert(1)`, `'; DROP TABLE person; --`, `" OR 1=1`, `a:* | b`, `NEAR(a b)`, "\u202etxt", `%_\`, "ﷺ", "👩‍👩‍👧"} {
			if _, err := d.Search(t.Context(), d.helper, s, 5); err != nil {
				t.Errorf("search %q: %v", s, err)
			}
			p, err := d.make(t, s)
			if err != nil {
				wantsField(t, err, "given_name", "person-name", s) // no letter in it
				continue
			}
			if got := d.open(t, p.ID); got.GivenName == "" {
				t.Errorf("%q was lost", s)
			}
		}
	})
}

func (d *desk) make(t testing.TB, name string) (person.Person, error) {
	p, _, err := d.Create(t.Context(), d.helper, person.Create{Identity: person.Identity{GivenName: name}, Searched: "x"})
	return p, err
}

// D52: what a page costs does not grow with what it shows.
func TestNumberOfStatements(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		var last person.Person
		for _, name := range []string{"Peeters", "Peters", "Pieters", "Petersen"} {
			c := named("Jan", name)
			c.Phone = "0475 12 34 56"
			last = d.start(t, c)
		}
		ctx, n := db.WithCounter(t.Context())
		if _, err := d.Search(ctx, d.helper, "jan peters 1950 0475 12 34 56", 20); err != nil || n.Load() > 13 {
			t.Errorf("a search takes %d statements, at most 13, %v", n.Load(), err)
		}
		ctx, n = db.WithCounter(t.Context())
		if _, err := d.File(ctx, d.helper, last.ID, d.clock.Now()); err != nil || n.Load() > 9 {
			t.Errorf("a file takes %d statements, at most 9, %v", n.Load(), err)
		}
	})
}
