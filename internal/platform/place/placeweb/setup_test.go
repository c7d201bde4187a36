package placeweb_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/geo"
	"digibank/internal/base/i18n"
	"digibank/internal/base/id"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/place"
	"digibank/internal/platform/place/placeweb"
	"digibank/internal/platform/route"
	"digibank/internal/platform/tenant"
	"digibank/internal/platform/vocab"
)

const (
	brugge = "31005"
	damme  = "31006"
)

// desk is the office of a digibank, with one person signed in.
type desk struct {
	testing.TB
	d      *db.DB
	clock  *clock.Fake
	places *place.Service
	tenant string
	who    actor.Actor
	mux    *http.ServeMux
	dutch  *i18n.Localizer
}

// plain is a frame without a shell.
type plain struct{}

// Show writes the body of the page alone.
func (p plain) Show(w http.ResponseWriter, r *http.Request, _ actor.Actor, pg frame.Page) error {
	var b bytes.Buffer
	if err := pg.Body.Render(r.Context(), &b); err != nil {
		return err
	}
	if pg.Status != 0 {
		w.WriteHeader(pg.Status)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// Plain is for who is not signed in, which nobody is here.
func (p plain) Plain(w http.ResponseWriter, r *http.Request, pg frame.Page) error {
	return p.Show(w, r, actor.Actor{}, pg)
}

// Done sends the browser on.
func (p plain) Done(w http.ResponseWriter, r *http.Request, to, key string, _ ...any) error {
	if !strings.Contains(key, ".done.") {
		panic("no text for what was done: " + key)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// around offers two towns, a partner and a lead.
type around struct{}

func (around) Towns(context.Context, string) ([]string, error) { return []string{brugge, damme}, nil }
func (around) Partners(context.Context, string) ([]ui.Option, error) {
	return []ui.Option{{Value: "p1", Text: "Kringwinkel 't Rad"}}, nil
}
func (around) Leads(context.Context, string) ([]ui.Option, error) {
	return []ui.Option{{Value: "l1", Text: "Ömer Şahin"}}, nil
}

// setup opens the office on Tuesday 3 March 2026, 10 o'clock in Brussels, with a
// coordinator signed in.
func setup(t testing.TB, d *db.DB) *desk {
	t.Helper()
	c := clock.NewFake(time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC))
	k := kit.Kit{DB: d, Clock: c, IDs: id.Random{}, Audit: audit.New(c, id.Random{})}
	atlas := geo.New()
	known := func(nis string) bool { _, ok := atlas.Municipality(nis); return ok }
	tn, err := tenant.New(k, known).Create(t.Context(), actor.System("", actor.CLI), tenant.Create{
		Slug: "brugge-noord", Name: "Brugge Noord", Municipalities: []string{brugge, damme}, From: civil.MustDate(2023, 1, 1)})
	if err != nil {
		t.Fatal(err)
	}
	err = d.Update(t.Context(), func(tx *db.Tx) error {
		_, err := tx.Exec(t.Context(), `INSERT INTO partner (id, tenant_id, name, kind, controller_kind, partner_role, from_day, created_at, updated_at)
			VALUES ('p1', $1, 'Kringwinkel ''t Rad', 'thrift_shop', 'processor', 'partner', '2023-01-01', '', '')`, tn.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	texts, err := i18n.New(ui.Locale, vocab.Locale, place.Locale)
	if err != nil {
		t.Fatal(err)
	}
	s := &desk{TB: t, d: d, clock: c, places: place.New(k, known), tenant: tn.ID, mux: http.NewServeMux(), dutch: texts.Localizer("nl")}
	s.signIn(actor.Coordinator, actor.Grant{})
	h := placeweb.New(s.places, atlas, around{}, plain{}, id.Random{}.New)
	route.Gate{
		Authenticate: func(*http.Request) (actor.Actor, error) { return s.who, nil },
		Fail: func(w http.ResponseWriter, _ *http.Request, _ actor.Actor, err error) {
			if errs.KindOf(err) == errs.Internal {
				t.Error(err)
			}
			http.Error(w, errs.Code(err), web.Status(errs.KindOf(err)))
		},
	}.Mount(s.mux, h.Routes())
	return s
}

// signIn lets somebody else sit at the desk.
func (s *desk) signIn(role actor.Role, g actor.Grant) {
	policy, err := access.NewPolicy(place.Rules())
	if err != nil {
		s.Fatal(err)
	}
	g.Role = role
	s.who = actor.Actor{TenantID: s.tenant, AccountID: "account-" + string(role), Channel: actor.Web, Grants: []actor.Grant{policy.Allow(g)}}
}

func (s *desk) get(ctx context.Context, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.mux.ServeHTTP(w, httptest.NewRequestWithContext(i18n.With(ctx, s.dutch), http.MethodGet, path, nil))
	return w
}

// shows wants a page that holds all the texts.
func (s *desk) shows(path string, texts ...string) string {
	s.Helper()
	w := s.get(s.Context(), path)
	if w.Code != http.StatusOK {
		s.Errorf("%s: status %d %s", path, w.Code, w.Body)
	}
	for _, want := range texts {
		if !strings.Contains(w.Body.String(), want) {
			s.Errorf("%s does not show %q", path, want)
		}
	}
	return w.Body.String()
}

// send posts a form of name, value pairs and wants a status.
func (s *desk) send(path string, want int, pairs ...string) *httptest.ResponseRecorder {
	s.Helper()
	values := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		values.Add(pairs[i], pairs[i+1])
	}
	r := httptest.NewRequestWithContext(i18n.With(s.Context(), s.dutch), http.MethodPost, path, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	s.mux.ServeHTTP(w, r)
	if w.Code != want {
		s.Errorf("%s: status %d, want %d: %.2000s", path, w.Code, want, w.Body)
	}
	return w
}

// library makes the library of Sijsele through the form and gives its address.
func (s *desk) library() string {
	s.Helper()
	w := s.send("/office/places/new", http.StatusSeeOther, "client_id", id.Random{}.New(), "name", "Bibliotheek Sijsele", "kind", "fixed", "roles", "digipunt", "roles", "wifi",
		"listed", "yes", "street", "Dorpsstraat 1", "postcode", "8340", "phone", "050 28 86 10", "access_mode", "walk_in", "closed_on_holidays", "yes")
	return w.Header().Get("Location")
}

// full reads the one place back.
func (s *desk) full(address string) place.Full {
	s.Helper()
	p, err := s.places.Get(s.Context(), actor.System(s.tenant, actor.Web), strings.TrimPrefix(address, "/office/places/"))
	if err != nil {
		s.Fatal(err)
	}
	return p
}
