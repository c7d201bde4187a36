package app

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/hours"
	"digibank/internal/base/password"
	"digibank/internal/feature/grant"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/person"
	"digibank/internal/platform/place"
	"digibank/internal/platform/tenant"
	"digibank/internal/platform/vocab"
)

// live is the whole program at work for two digibanken.
type live struct {
	*bundle
	here, there *region
	calls       int // each seems to come from an address of its own, below any limit
}

// region is a digibank with a small set of things of every kind, and somebody of
// every role who is signed in and has a token.
type region struct {
	tenant  tenant.Tenant
	mark    string            // a word that stands in all its texts and nowhere else
	ids     map[string]string // by kind of thing
	session map[actor.Role]string
	token   map[actor.Role]string
}

// liveOn starts the program on a database, with both digibanken in it.
func liveOn(t *testing.T, d *db.DB) *live {
	t.Helper()
	l := &live{bundle: startOn(t, d, Config{demo: true, TrustedProxy: []string{"127.0.0.1/32"}}, func(p *program) {
		p.accounts.Hasher = password.NewHasher(password.Params{Memory: 64, Passes: 1, Threads: 1}, 2)
	})}
	l.here = l.furnish("zeemeermin", "Zeemeermin", "31043", "8300")
	l.there = l.furnish("brugge-west", "Westkant", "31033", "8820")
	return l
}

func (l *live) must(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

// staffPassword opens every account.
const staffPassword = "vier blauwe fietsen buiten"

// furnish makes a digibank.
func (l *live) furnish(slug, mark, nis, postcode string) *region {
	l.t.Helper()
	ctx := l.t.Context()
	tn, err := l.tenants.Create(ctx, actor.System("", actor.CLI), tenant.Create{Slug: slug, Name: "Digibank " + mark, Municipalities: []string{nis}, From: l.tenants.Today().AddDays(-400)})
	l.must(err)
	r := &region{tenant: tn, mark: mark, ids: map[string]string{"nis": nis, "tenant": tn.ID, "slug": slug}, session: map[actor.Role]string{}, token: map[actor.Role]string{}}
	boss := actor.System(tn.ID, actor.CLI)
	partner, err := l.tenants.CreatePartner(ctx, boss, tenant.SavePartner{ClientID: l.kit.IDs.New(), Name: "vzw " + mark, Kind: tenant.PartnerKinds()[0],
		Controller: tenant.PrivateController, Role: tenant.Core, From: l.tenants.Today().AddDays(-300)})
	l.must(err)
	r.ids["partner"] = partner.ID
	l.makePlace(r, boss, nis, postcode)
	l.makeStaff(r, boss)
	l.makePeople(r, boss, postcode)
	l.makeDesk(r, boss)
	l.makeFund(r, boss)
	return r
}

func (l *live) makePlace(r *region, boss actor.Actor, nis, postcode string) {
	l.t.Helper()
	ctx := l.t.Context()
	p, err := l.places.Create(ctx, boss, place.Create{ClientID: l.kit.IDs.New(),
		Identity: place.Identity{Name: "Bibliotheek " + r.mark + " " + postcode, Kind: vocab.KindFixed, Roles: place.NewSet("digipunt"), Listed: true},
		Address:  place.Address{Street: "Markt 1", Postcode: postcode, Locality: r.mark, NIS: nis, Lat: 51.2, Lon: 3.2}, Contact: place.Contact{AccessMode: vocab.AccessWalkIn, PartnerID: r.ids["partner"]}})
	l.must(err)
	rule, err := l.places.AddRule(ctx, boss, place.AddRule{PlaceID: p.ID, ClientID: l.kit.IDs.New(), Rule: hours.Rule{Weekdays: []time.Weekday{time.Monday},
		Start: civil.MustClock(9, 0), End: civil.MustClock(12, 0), Freq: hours.Weekly, Interval: 1, ValidFrom: l.tenants.Today()}})
	l.must(err)
	closed, err := l.places.AddException(ctx, boss, place.AddException{PlaceID: p.ID, ClientID: l.kit.IDs.New(),
		Exception: hours.Exception{First: l.tenants.Today().AddDays(20), Last: l.tenants.Today().AddDays(20), Kind: hours.Closed, Reason: r.mark}})
	l.must(err)
	r.ids["place"], r.ids["rule"], r.ids["exception"], r.ids["digipunt"] = p.ID, rule.ID, closed.ID, p.Slug
}

func (l *live) makeStaff(r *region, boss actor.Actor) {
	l.t.Helper()
	for _, role := range actor.Roles() {
		name := string(role)
		s := account.Seed{TenantID: r.tenant.ID, Email: name + "@" + r.tenant.Slug + ".example", Name: r.mark + " " + name, Password: staffPassword, Lang: "nl", Grants: []account.GrantSpec{{Role: role}}}
		if role == actor.Admin {
			s.TenantID = ""
		}
		made, err := l.accounts.SeedAccounts(l.t.Context(), s)
		l.must(err)
		if role != actor.Admin {
			r.token[role] = r.tenant.Slug + "-" + name
			l.must(l.accounts.SeedTokens(l.t.Context(), account.SeedToken{TenantID: r.tenant.ID, AccountID: made[0].ID, Name: r.mark, Role: role, Secret: r.token[role], To: l.tenants.Today().AddDays(99)}))
		}
		session, err := l.accounts.SignIn(l.t.Context(), account.SignIn{Email: s.Email, Password: staffPassword})
		l.must(err)
		r.session[role] = session.Token
		if role == actor.Helper {
			r.ids["account"], r.ids["session"] = made[0].ID, session.ID
		}
	}
	detail, err := l.accounts.Get(l.t.Context(), boss, r.ids["account"])
	l.must(err)
	helper := boss
	helper.AccountID = r.ids["account"]
	r.ids["grant"] = detail.Grants[0].ID
	tokens, err := l.accounts.Tokens(l.t.Context(), helper)
	l.must(err)
	r.ids["token"] = tokens[0].ID
}

func (l *live) makePeople(r *region, boss actor.Actor, postcode string) {
	l.t.Helper()
	ctx := l.t.Context()
	for kind, given := range map[string]string{"person": "Jan", "twin": "Jantje", "double": "Rita", "rest": "Rit"} {
		p, _, err := l.people.Create(ctx, boss, person.Create{ClientID: l.kit.IDs.New(), Searched: given, Phone: "0475 12 34 5" + postcode[1:2],
			Identity: person.Identity{GivenName: given, FamilyName: r.mark, BirthYear: 1950, Postcode: postcode}})
		l.must(err)
		r.ids[kind] = p.ID
	}
	point, err := l.people.AddContact(ctx, boss, person.AddContact{PersonID: r.ids["person"], Kind: person.ContactEmail, Value: "jan@" + r.tenant.Slug + ".example"})
	l.must(err)
	note, err := l.people.AddNote(ctx, boss, person.AddNote{PersonID: r.ids["person"], Class: person.NoteGeneral, Body: "Houdt van " + r.mark})
	l.must(err)
	_, err = l.people.Merge(ctx, boss, person.Merge{From: r.ids["double"], Into: r.ids["rest"]})
	l.must(err)
	r.ids["contactpoint"], r.ids["note"] = point.ID, note.ID
}

func (l *live) makeDesk(r *region, boss actor.Actor) {
	l.t.Helper()
	helper := boss
	helper.AccountID = r.ids["account"]
	made, err := l.desk.Log(l.t.Context(), helper, helpdesk.Log{ClientID: l.kit.IDs.New(), Details: helpdesk.Details{
		PlaceID: r.ids["place"], At: l.kit.Clock.Now().Add(-time.Hour), Minutes: 20, Channel: vocab.ChannelOnsite, Who: helpdesk.Who{PersonID: r.ids["person"]}, Note: r.mark,
		Questions: []helpdesk.Question{{Theme: vocab.ThemeEmail, Outcome: vocab.OutcomeSolved}},
	}})
	l.must(err)
	task, err := l.desk.AddFollowUp(l.t.Context(), helper, helpdesk.AddFollowUp{ClientID: l.kit.IDs.New(), PlaceID: r.ids["place"], PersonID: r.ids["person"],
		NewFollowUp: helpdesk.NewFollowUp{Due: l.tenants.Today().AddDays(2), Note: r.mark}})
	l.must(err)
	r.ids["contact"], r.ids["followup"] = made.ID, task.ID
}

func (l *live) makeFund(r *region, boss actor.Actor) {
	l.t.Helper()
	today := l.tenants.Today()
	fund, err := l.grants.Create(l.t.Context(), boss, grant.Save{ClientID: l.kit.IDs.New(), Name: "Fonds " + r.mark, Kind: grant.DigibankRRF, First: today.AddDays(-300), Last: today.AddDays(60),
		Amount: 50000000, ChosenTarget: 1750, Tiers: grant.Extension2025(), Mode: grant.OnEntry, Below: grant.BelowFull})
	l.must(err)
	r.ids["fund"] = fund.ID
}

// as gives the headers of somebody: a token for the API, a session for pages.
func (r *region) as(role actor.Role, path string) []string {
	if strings.HasPrefix(path, "/api/") {
		return []string{"Authorization", "Bearer " + r.token[role]}
	}
	return []string{"Cookie", "__Host-digibank=" + r.session[role]}
}

// ask sends a request as somebody of a region, or as nobody when headers are none.
func (l *live) ask(method, path, contentType string, body io.Reader, headers ...string) answer {
	l.t.Helper()
	l.calls++
	headers = append(headers, "X-Forwarded-For", fmt.Sprintf("10.%d.%d.%d", l.calls>>16&255, l.calls>>8&255, l.calls&255), "If-Match", `"1"`)
	if contentType != "" {
		headers = append(headers, "Content-Type", contentType)
	}
	return l.send(method, path, body, headers...)
}

// touch sends a request with as much of a body as its kind takes at least.
func (l *live) touch(method, path string, headers ...string) answer {
	l.t.Helper()
	switch {
	case method == http.MethodGet:
		return l.ask(method, path, "", nil, headers...)
	case strings.HasPrefix(path, "/api/"):
		return l.ask(method, path, "application/json", strings.NewReader("{}"), headers...)
	}
	return l.ask(method, path, "application/x-www-form-urlencoded", strings.NewReader("version=1&reason=x"), headers...)
}
