package app

import (
	"maps"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/feature/grant"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/reach"
)

// count is a second, plain count of what a fund reached: from the rows of
// contacts, questions and people, without the ledger.
type count struct {
	people    map[string]bool // by the file that speaks for them
	pseudonym map[string]bool // those who have no file
	users     reach.Users
	services  int
	minutes   int
	perPlace  map[string]int
	perTheme  map[string]int
}

// tally is one row of a contact with the person it names.
type tallied struct {
	id, place, root, given, family, postcode, before, band, channel string
	minutes, born, bornOfFile                                       int
	day                                                             civil.Date
}

const tallyQuery = `SELECT c.id, c.place_id, c.at, c.minutes, c.known_before, c.age_band, c.birth_year, c.channel, COALESCE(r.id, ''), COALESCE(r.given_name, ''), COALESCE(r.family_name, ''),
	COALESCE(r.birth_year, 0), COALESCE(r.postcode, '') FROM contact c
	LEFT JOIN person p ON p.tenant_id = c.tenant_id AND p.id = c.person_id LEFT JOIN person r ON r.tenant_id = p.tenant_id AND r.id = p.root_id
	WHERE c.tenant_id = $1 AND c.current = 1 AND c.state = 'kept'`

const themeQuery = `SELECT q.contact_id, q.theme FROM question q JOIN contact c ON c.tenant_id = q.tenant_id AND c.id = q.contact_id AND c.version = q.version WHERE q.tenant_id = $1 AND c.current = 1`

func scanTallied(s db.Scanner) (v tallied, err error) {
	var at string
	if err = s.Scan(&v.id, &v.place, &at, &v.minutes, &v.before, &v.band, &v.born, &v.channel, &v.root, &v.given, &v.family, &v.bornOfFile, &v.postcode); err != nil {
		return v, err
	}
	t, err := clock.Parse(at)
	v.day = civil.DateOf(t, civil.Brussels())
	return v, err
}

// adult is how the standard rule sees it: by the year of birth, else by the band.
func (v tallied) adult() bool {
	if v.born > 0 {
		return v.day.Year-v.born >= 18
	}
	return v.band != "u12" && v.band != "12_17"
}

// span is the period of the fund.
func (h *history) span() civil.Interval {
	h.t.Helper()
	f, err := h.grants.Get(h.t.Context(), h.boss(), h.ids["fund"])
	h.must(err)
	return f.Days
}

// recount reads all rows once.
func (h *history) recount() count {
	h.t.Helper()
	out := count{people: map[string]bool{}, pseudonym: map[string]bool{}, perPlace: map[string]int{}, perTheme: map[string]int{}}
	rows, err := db.All(h.t.Context(), h.kit.DB, scanTallied, tallyQuery, h.tenant.ID)
	h.must(err)
	span, inside, taken := h.span(), map[string]bool{}, map[string]bool{}
	for _, v := range rows {
		if !span.Contains(v.day) {
			continue
		}
		inside[v.id] = true
		out.services++
		out.minutes += v.minutes
		out.perPlace[v.place]++
		if v.adult() {
			out.add(h, v, taken)
		}
	}
	for key := range out.pseudonym { // who has a file too is one user, with the file
		if !taken[key] {
			out.users.Probable++
		}
	}
	out.users.Certain = len(out.people)
	h.must(db.Each(h.t.Context(), h.kit.DB, func(s db.Scanner) error {
		var contactID, theme string
		err := s.Scan(&contactID, &theme)
		if inside[contactID] {
			out.perTheme[theme]++
		}
		return err
	}, themeQuery, h.tenant.ID))
	return out
}

// add counts whose contact it was.
func (c *count) add(h *history, v tallied, taken map[string]bool) {
	said, known := h.said[v.id]
	switch {
	case v.root != "":
		c.people[v.root] = true
		if v.given != "" && v.family != "" && v.bornOfFile > 0 && v.postcode != "" {
			taken[keyOf(v.given, v.family, v.bornOfFile, v.postcode)] = true
		}
	case known:
		c.pseudonym[keyOf(said.Given, said.Family, said.BirthYear, said.Postcode)] = true
	case v.before == "no":
		c.users.Declared++
	case v.before != "yes":
		c.users.Range++
	}
}

// keyOf is what makes two pseudonyms one: here two letters of both plain names.
func keyOf(given, family string, born int, postcode string) string {
	return strings.ToLower(given[:2]+family[:2]) + civil.Date{Year: born, Month: 1, Day: 1}.String() + postcode
}

// isRight compares the figures of the program with the count, and runs the checks.
func (h *history) isRight(a actor.Actor) {
	h.t.Helper()
	if found := h.findings(); found != "" {
		h.rt.Fatalf("verify:\n%s", found)
	}
	want := h.recount()
	got, err := h.grants.Reach(h.t.Context(), a, h.ids["fund"], grant.Ask{})
	h.must(err)
	sums := got.Kinds[reach.Contact]
	if got.Users != want.users || sums.Services != want.services || sums.Minutes != want.minutes {
		h.rt.Fatalf("the program says %+v and %+v, the rows %+v, %d contacts, %d minutes", got.Users, sums, want.users, want.services, want.minutes)
	}
	for dim, rows := range map[reach.Dim]map[string]int{reach.ByPlace: want.perPlace, reach.ByTheme: want.perTheme} {
		items, err := h.figures.Items(h.t.Context(), a, dim, reach.Contact, got.Span)
		h.must(err)
		said := map[string]int{}
		for _, it := range items {
			if said[it.Item] = it.Services; dim == reach.ByTheme {
				said[it.Item] = it.Questions
			}
			if said[it.Item] == 0 {
				delete(said, it.Item)
			}
		}
		if !maps.Equal(said, rows) {
			h.rt.Fatalf("by %s the program says %v, the rows %v", dim, said, rows)
		}
	}
}
