package site_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/geo"
	"digibank/internal/base/hours"
	"digibank/internal/base/i18n"
	"digibank/internal/base/id"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/place"
	"digibank/internal/platform/route"
	"digibank/internal/platform/tenant"
	"digibank/internal/platform/vocab"
	"digibank/internal/surface/site"
)

const (
	brugge = "31005"
	damme  = "31006"
)

// street is a digibank with its public site.
type street struct {
	testing.TB
	d      *db.DB
	clock  *clock.Fake
	places *place.Service
	boss   actor.Actor
	mux    *http.ServeMux
	assets *ui.Assets
}

// setup opens a site on Tuesday 3 March 2026, 10 o'clock in Brussels, with a
// library in Damme that is open and a neighbourhood house in Brugge that is not.
func setup(t testing.TB, d *db.DB) *street {
	t.Helper()
	c := clock.NewFake(time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC))
	k := kit.Kit{DB: d, Clock: c, IDs: id.Random{}, Audit: audit.New(c, id.Random{})}
	atlas := geo.New()
	known := func(nis string) bool { _, ok := atlas.Municipality(nis); return ok }
	tenants := tenant.New(k, known)
	tn, err := tenants.Create(t.Context(), actor.System("", actor.CLI), tenant.Create{
		Slug: "brugge-noord", Name: "Digibank Brugge Noord", Phone: "+3250445566", Email: "hallo@bruggenoord.example", Municipalities: []string{brugge, damme}, From: civil.MustDate(2023, 1, 1),
	})
	if err != nil {
		t.Fatal(err)
	}
	s := &street{TB: t, d: d, clock: c, places: place.New(k, known), boss: actor.System(tn.ID, actor.CLI), mux: http.NewServeMux()}
	assets, err := ui.EmbeddedAssets()
	if err != nil {
		t.Fatal(err)
	}
	s.assets = assets
	texts, err := i18n.New(ui.Locale, vocab.Locale, place.Locale, site.Locale)
	if err != nil {
		t.Fatal(err)
	}
	texts.OnMissing(func(lang, key string) { t.Errorf("no text in %s for %s", lang, key) })
	pages := site.New(site.Config{Tenants: tenants, Places: s.places, Atlas: atlas, Texts: texts, Assets: assets, Clock: c,
		BaseURL: "https://digibank.example", SecurityContact: "mailto:veilig@digibank.example"})
	gate := route.Gate{
		Authenticate: func(*http.Request) (actor.Actor, error) { return actor.Actor{}, nil },
		Fail: func(w http.ResponseWriter, _ *http.Request, _ actor.Actor, err error) {
			t.Error(err)
			http.Error(w, err.Error(), web.Status(errs.KindOf(err)))
		},
	}
	gate.Mount(s.mux, pages.Routes())
	s.furnish()
	return s
}

func (s *street) furnish() {
	s.Helper()
	library := s.add(place.Create{
		Identity:  place.Identity{Name: "Bibliotheek Sijsele", Kind: vocab.KindFixed, Roles: place.NewSet("digipunt"), HostKind: vocab.HostLibrary, Listed: true, DescriptionNL: "De digihelpers zitten bij het raam.\nKoffie is er ook."},
		Address:   place.Address{Street: "Dorpsstraat 1", Postcode: "8340", Locality: "Sijsele", NIS: damme, Lat: 51.2067, Lon: 3.3233},
		Equipment: place.Equipment{Facilities: place.NewSet("wifi", "printer", "wheelchair_access", "public_computer"), Accessibility: place.NewSet("step_free", "lift"), Languages: place.NewSet("nl", "fr")},
		Contact:   place.Contact{Phone: "050 28 86 10", Email: "sijsele@bib.example", AccessMode: vocab.AccessWalkIn, ClosedOnHolidays: true},
	})
	s.rule(library, 9, 12, time.Tuesday, time.Saturday)
	s.rule(library, 14, 17, time.Wednesday)
	s.must(s.places.SetOffers(s.Context(), s.boss, place.SetOffers{ID: library, Offers: []place.Offer{
		{Topic: "theme.email", Offered: true}, {Topic: "theme.banking_shopping", Offered: true, LimitVisitor: "We tonen hoe het werkt. Betalen doe je zelf."},
		{Topic: "service.tax_on_web", Offered: true, LimitVisitor: "We tonen hoe Tax-on-web werkt. Invullen doe je zelf."},
		{Topic: "theme.device_maintenance", Referral: vocab.ReferralOperatorInCharge, LimitVisitor: "We herstellen geen toestellen."},
	}}))
	_, err := s.places.AddException(s.Context(), s.boss, place.AddException{PlaceID: library, ClientID: id.Random{}.New(), Exception: hours.Exception{
		First: civil.MustDate(2026, 3, 11), Kind: hours.Closed, Reason: "Opleiding van de helpers"}})
	s.must(err)
	house := s.add(place.Create{
		Identity: place.Identity{Name: "Huis van de Buurt", Kind: vocab.KindAntenna, Roles: place.NewSet("digipunt"), Listed: true},
		Address:  place.Address{Street: "Sint-Pieterskaai 4", Postcode: "8000", Locality: "Brugge", NIS: brugge, Lat: 51.2199, Lon: 3.2247},
		Contact:  place.Contact{AccessMode: vocab.AccessBoth},
	})
	s.rule(house, 13, 16, time.Wednesday)
}

func (s *street) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s *street) add(c place.Create) string {
	s.Helper()
	c.ClientID = id.Random{}.New()
	p, err := s.places.Create(s.Context(), s.boss, c)
	s.must(err)
	return p.ID
}

func (s *street) rule(placeID string, start, end int, days ...time.Weekday) {
	s.Helper()
	_, err := s.places.AddRule(s.Context(), s.boss, place.AddRule{PlaceID: placeID, ClientID: id.Random{}.New(), Rule: hours.Rule{
		Weekdays: days, Start: civil.MustClock(start, 0), End: civil.MustClock(end, 0), Freq: hours.Weekly, ByAppointment: hours.WalkIn}})
	s.must(err)
}

// visit asks for a page with extra headers as name, value pairs.
func (s *street) visit(path string, headers ...string) *httptest.ResponseRecorder {
	return s.visitWith(s.Context(), path, headers...)
}

func (s *street) visitWith(ctx context.Context, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.mux.ServeHTTP(w, r)
	return w
}

// shows wants a page with status 200 that holds all the texts.
func (s *street) shows(path string, texts ...string) string {
	s.Helper()
	w := s.visit(path)
	body := w.Body.String()
	if w.Code != http.StatusOK {
		s.Errorf("%s: status %d", path, w.Code)
	}
	for _, want := range texts {
		if !strings.Contains(body, want) {
			s.Errorf("%s does not show %q", path, want)
		}
	}
	return body
}

func (s *street) hides(path string, texts ...string) {
	s.Helper()
	body := s.visit(path).Body.String()
	for _, not := range texts {
		if strings.Contains(body, not) {
			s.Errorf("%s shows %q", path, not)
		}
	}
}

// move sets the clock as it hangs in the hall.
func (s *street) move(day civil.Date, hour, minute int) {
	s.clock.Set(civil.At(day, civil.MustClock(hour, minute), civil.Brussels()))
}

// sizeOf is what the assets cost that a page names with a prefix, as a browser
// gets them: each address once.
func (s *street) sizeOf(page, prefix string) int {
	s.Helper()
	sent, seen := 0, map[string]bool{}
	for part := range strings.SplitSeq(page, `"`) {
		address, _, _ := strings.Cut(part, "#")
		if !strings.HasPrefix(address, prefix) || seen[address] {
			continue
		}
		seen[address] = true
		r := httptest.NewRequestWithContext(s.Context(), http.MethodGet, address, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		s.assets.Handler().ServeHTTP(w, r)
		if w.Code == http.StatusOK {
			sent += w.Body.Len()
		}
	}
	return sent
}
