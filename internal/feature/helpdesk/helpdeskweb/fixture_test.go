package helpdeskweb_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/geo"
	"digibank/internal/base/i18n"
	"digibank/internal/base/id"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/feature/helpdesk/helpdeskweb"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/place"
	"digibank/internal/platform/reach"
	"digibank/internal/platform/route"
	"digibank/internal/platform/tenant"
	"digibank/internal/platform/vocab"
)

// noon is Wednesday 18 March 2026, 12.00 in Brussels.
var noon = time.Date(2026, 3, 18, 11, 0, 0, 0, time.UTC)

const brugge, damme = "31005", "31006"

// office is a digibank with its real services behind the pages of the desk.
type office struct {
	t       *testing.T
	db      *db.DB
	clock   *clock.Fake
	desk    *helpdesk.Service
	people  *person.Service
	mux     *http.ServeMux
	policy  *access.Policy
	texts   *i18n.Bundle
	tenant  string
	library string
	sociaal string
}

// bare shows the body of a page without a shell.
type bare struct{}

func (bare) Show(w http.ResponseWriter, r *http.Request, _ actor.Actor, p frame.Page) error {
	var b bytes.Buffer
	if err := p.Body.Render(r.Context(), &b); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if p.Status != 0 {
		w.WriteHeader(p.Status)
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (f bare) Plain(w http.ResponseWriter, r *http.Request, p frame.Page) error {
	return f.Show(w, r, actor.Actor{}, p)
}

func (bare) Done(w http.ResponseWriter, r *http.Request, to, _ string, _ ...any) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

type team struct{}

func (team) Team(context.Context, db.Reader, string) ([]helpdesk.Helper, error) {
	return []helpdesk.Helper{{ID: "an", Name: "An Aerts"}, {ID: "bert", Name: "Bert Bal"}}, nil
}

// asKey carries who asks, in place of a session.
type asKey struct{}

func setup(t *testing.T) *office {
	t.Helper()
	keys, err := crypt.Parse(crypt.NewKey())
	if err != nil {
		t.Fatal(err)
	}
	c := clock.NewFake(noon)
	ids := id.NewSeeded(3, c.Now)
	o := &office{t: t, db: dbtest.Open(t, db.SQLite), clock: c, mux: http.NewServeMux()}
	k := kit.Kit{DB: o.db, Clock: c, IDs: ids, Keys: keys, Audit: audit.New(c, ids)}
	atlas := geo.New()
	known := func(nis string) bool { _, ok := atlas.Municipality(nis); return ok }
	tenants, places := tenant.New(k, known), place.New(k, known)
	tn, err := tenants.Create(t.Context(), actor.System("", actor.CLI), tenant.Create{Slug: "brugge-noord", Name: "Brugge Noord", Municipalities: []string{brugge, damme}, From: civil.MustDate(2023, 1, 1)})
	if err != nil {
		t.Fatal(err)
	}
	o.tenant = tn.ID
	if o.policy, err = access.NewPolicy(helpdesk.Rules(), person.Rules(), place.Rules()); err != nil {
		t.Fatal(err)
	}
	if o.texts, err = i18n.New(ui.Locale, vocab.Locale, helpdesk.Locale); err != nil {
		t.Fatal(err)
	}
	o.texts.OnMissing(func(lang, key string) {
		if !strings.HasPrefix(key, "invalid.") { // those of all slices are in the office
			t.Errorf("no text %s in %s", key, lang)
		}
	})
	ledger := reach.NewLedger(k)
	o.people = person.New(k, atlas)
	o.desk = helpdesk.New(k, helpdesk.Needs{Ledger: ledger, Places: places, People: o.people, Team: team{}, Atlas: atlas})
	o.people.Connect(ledger, o.desk)
	o.library, o.sociaal = o.place(places, "Bibliotheek Brugge", brugge), o.place(places, "Sociaal Huis Damme", damme)
	h := helpdeskweb.New(helpdeskweb.Options{Desk: o.desk, Frame: bare{}, Picker: o.people, Members: tenants, Atlas: atlas})
	route.Gate{Authenticate: o.who, Fail: o.fail}.Mount(o.mux, h.Routes())
	return o
}

func (o *office) place(places *place.Service, name, nis string) string {
	o.t.Helper()
	p, err := places.Create(o.t.Context(), o.cor(), place.Create{
		ClientID: id.Random{}.New(), Identity: place.Identity{Name: name, Kind: vocab.KindFixed, Roles: place.NewSet("digipunt"), Listed: true},
		Address: place.Address{NIS: nis}, Contact: place.Contact{AccessMode: vocab.AccessWalkIn},
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return p.ID
}

func (o *office) who(r *http.Request) (actor.Actor, error) {
	a, _ := r.Context().Value(asKey{}).(actor.Actor)
	return a, nil
}

func (o *office) fail(w http.ResponseWriter, _ *http.Request, _ actor.Actor, err error) {
	http.Error(w, err.Error(), web.Status(errs.KindOf(err)))
}

func (o *office) as(account string, role actor.Role, limit actor.Grant) actor.Actor {
	limit.Role = role
	return actor.Actor{TenantID: o.tenant, AccountID: account, Name: account, Channel: actor.Web, Grants: []actor.Grant{o.policy.Allow(limit)}}
}

func (o *office) an() actor.Actor  { return o.as("an", actor.Helper, actor.Grant{Place: o.library}) }
func (o *office) cor() actor.Actor { return o.as("cor", actor.Coordinator, actor.Grant{}) }

// answer is what the browser got.
type answer struct {
	status int
	to     string // Location
	body   string
	header http.Header
}

func (o *office) ask(a actor.Actor, lang, method, path string, form url.Values) answer {
	o.t.Helper()
	return o.send(o.t.Context(), a, lang, method, path, form)
}

// askWith gets a page under a context, such as one that counts statements.
func (o *office) askWith(ctx context.Context, a actor.Actor, path string) answer {
	o.t.Helper()
	return o.send(ctx, a, "nl", http.MethodGet, path, nil)
}

func (o *office) send(ctx context.Context, a actor.Actor, lang, method, path string, form url.Values) answer {
	o.t.Helper()
	ctx = i18n.With(context.WithValue(ctx, asKey{}, a), o.texts.Localizer(lang))
	r := httptest.NewRequestWithContext(ctx, method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	o.mux.ServeHTTP(w, r)
	return answer{w.Code, w.Header().Get("Location"), w.Body.String(), w.Header()}
}

func (o *office) get(a actor.Actor, path string) answer {
	return o.ask(a, "nl", http.MethodGet, path, nil)
}

func (o *office) post(a actor.Actor, path string, form url.Values) answer {
	return o.ask(a, "nl", http.MethodPost, path, form)
}

// sees fails unless the page shows every text.
func (o *office) sees(got answer, texts ...string) {
	o.t.Helper()
	for _, text := range texts {
		if !strings.Contains(got.body, text) {
			o.t.Errorf("status %d: the page does not show %q", got.status, text)
		}
	}
}

var (
	inputs  = regexp.MustCompile(`<input[^>]*>`)
	attr    = regexp.MustCompile(` (name|value|type)="([^"]*)"`)
	checked = regexp.MustCompile(` checked`)
	options = regexp.MustCompile(`(?s)<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>`)
	chosen  = regexp.MustCompile(`<option value="([^"]*)" selected`)
)

// filled is what a browser would send of the form as the page shows it.
func (got answer) filled() url.Values {
	out := url.Values{}
	for _, in := range inputs.FindAllString(got.body, -1) {
		a := map[string]string{}
		for _, m := range attr.FindAllStringSubmatch(in, -1) {
			a[m[1]] = strings.ReplaceAll(m[2], "&#39;", "'")
		}
		box := a["type"] == "radio" || a["type"] == "checkbox"
		if a["name"] != "" && (!box || checked.MatchString(in)) {
			out.Add(a["name"], a["value"])
		}
	}
	for _, s := range options.FindAllStringSubmatch(got.body, -1) {
		value := ""
		if m := chosen.FindStringSubmatch(s[2]); m != nil {
			value = m[1]
		}
		out.Set(s[1], value)
	}
	return out
}
