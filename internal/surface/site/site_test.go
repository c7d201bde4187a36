package site_test

import (
	"encoding/json"
	"io/fs"
	"net/http"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/hours"
	"digibank/internal/base/i18n"
	"digibank/internal/base/i18n/i18ncheck"
	"digibank/internal/base/id"
	"digibank/internal/platform/place"
	"digibank/internal/platform/vocab"
	"digibank/internal/surface/site"
)

func TestTheFrontPageSaysWhatIsOpenAndWhereToCall(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := setup(t, d)
		s.shows("/brugge-noord/", "Digibank Brugge Noord", "Nu open tot 12 uur", "Bibliotheek Sijsele", "tel:+3250445566", "Damme")
		s.hides("/brugge-noord/", "Huis van de Buurt")
		s.move(civil.MustDate(2026, 3, 3), 12, 0)
		s.shows("/brugge-noord/", "Eerst open", "Opent morgen om 13 uur", "Opent morgen om 14 uur")
	})
}

func TestTheFinderKnowsPostcodesNamesAndNeighbours(t *testing.T) {
	t.Parallel()
	s := setup(t, dbtest.Open(t, db.SQLite))
	for path, want := range map[string][2]string{
		"/brugge-noord/digipunten":                               {"Bibliotheek Sijsele", "geen"},
		"/brugge-noord/digipunten?waar=8340":                     {"Bibliotheek Sijsele", "Huis van de Buurt"},
		"/brugge-noord/digipunten?waar=brugge":                   {"Huis van de Buurt", "Bibliotheek Sijsele"},
		"/brugge-noord/digipunten?waar=sijsele":                  {"Bibliotheek Sijsele", "Huis van de Buurt"},
		"/brugge-noord/digipunten?gemeente=31006":                {"Digipunten in Damme", "Huis van de Buurt"},
		"/brugge-noord/digipunten?wanneer=nu":                    {"Bibliotheek Sijsele", "Huis van de Buurt"},
		"/brugge-noord/digipunten?wanneer=vandaag":               {"Bibliotheek Sijsele", "Huis van de Buurt"},
		"/brugge-noord/digipunten?wanneer=weekend":               {"Bibliotheek Sijsele", "Huis van de Buurt"},
		"/brugge-noord/digipunten?voorziening=printer":           {"Bibliotheek Sijsele", "Huis van de Buurt"},
		"/brugge-noord/digipunten?voorziening=scanner":           {"Geen enkel digipunt past", "Bibliotheek Sijsele"},
		"/brugge-noord/digipunten?waar=8370":                     {"In Blankenberge is geen digipunt van ons", "We vinden"},
		"/brugge-noord/digipunten?waar=Timboektoe":               {"We vinden ‘Timboektoe’ niet", "Geen enkel"},
		"/brugge-noord/digipunten?waar=9999":                     {"We vinden ‘9999’ niet", "Geen enkel"},
		"/brugge-noord/digipunten?wanneer=ooit&voorziening=goud": {"2 digipunten gevonden", "wanneer=ooit"},
	} {
		s.shows(path, want[0])
		s.hides(path, want[1])
	}
}

// A wifi point has no helper: only who asks for wifi is sent there.
func TestNobodyIsSentForHelpToAWifiPoint(t *testing.T) {
	t.Parallel()
	s := setup(t, dbtest.Open(t, db.SQLite))
	s.add(place.Create{
		Identity:  place.Identity{Name: "Wifi gemeentehuis", Kind: vocab.KindPublicComputerRoom, Roles: place.NewSet("wifi"), Listed: true},
		Address:   place.Address{Street: "Vissersstraat 2", Postcode: "8340", Locality: "Damme", NIS: damme},
		Equipment: place.Equipment{Facilities: place.NewSet("wifi")},
		Contact:   place.Contact{AccessMode: vocab.AccessWalkIn},
	})
	for _, path := range []string{"/brugge-noord/", "/brugge-noord/digipunten", "/brugge-noord/digipunten?waar=8340"} {
		s.hides(path, "Wifi gemeentehuis")
	}
	s.shows("/brugge-noord/", "Toon alle 2 digipunten")
	s.shows("/brugge-noord/digipunten?voorziening=wifi", "Wifi gemeentehuis", "Bibliotheek Sijsele", "2 plaatsen gevonden")
}

func TestThePageOfADigipuntShowsItsHoursLimitsAndHowToGetThere(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := setup(t, d)
		body := s.shows("/brugge-noord/digipunten/bibliotheek-sijsele",
			"dinsdag 3 (vandaag)", "Deze week: 2 maart tot en met 8 maart", "9 uur tot 12 uur", "Volgende week", "Gesloten: Opleiding van de helpers", "Gesloten op woensdag 11 maart 2026",
			"tel:+3250288610", "Invullen doe je zelf", "We herstellen geen toestellen", "openstreetmap.org/directions", "opent OpenStreetMap", "Ingang zonder trappen",
			"Nederlands en Frans", "Gratis wifi", "De digihelpers zitten bij het raam.")
		raw := body[strings.Index(body, `type="application/ld+json">`)+len(`type="application/ld+json">`):]
		var data map[string]any
		if err := json.Unmarshal([]byte(raw[:strings.Index(raw, "</script>")]), &data); err != nil {
			t.Fatal(err)
		}
		if data["name"] != "Bibliotheek Sijsele" || len(data["openingHoursSpecification"].([]any)) != 5 {
			t.Errorf("search engines read %v", data)
		}
	})
}

func TestEveryPageStandsInThreeLanguages(t *testing.T) {
	t.Parallel()
	s := setup(t, dbtest.Open(t, db.SQLite))
	for lang, words := range map[string][]string{
		"":    {`lang="nl"`, "Digipunten in Damme", "Nu open tot 12 uur", "Wat doen we met je gegevens?", "Toegankelijkheid van deze website"},
		"fr/": {`lang="fr"`, "Points d&#39;aide à Damme", "Ouvert jusqu&#39;à 12 h", "Que faisons-nous de vos données ?", "Accessibilité de ce site web"},
		"en/": {`lang="en"`, "Help points in Damme", "Open now until 12:00", "What do we do with your data?", "Accessibility of this website"},
	} {
		base := "/brugge-noord/" + lang
		s.shows(base, words[0], words[2])
		s.shows(base+"digipunten?gemeente=31006", words[1])
		s.shows(base+"digipunten/bibliotheek-sijsele", words[0], words[2])
		s.shows(base+"privacy", words[3])
		s.shows(base+"toegankelijkheid", words[4])
	}
	s.shows("/brugge-noord/fr/digipunten?waar=8340", `href="/brugge-noord/digipunten?waar=8340"`, `href="/brugge-noord/en/digipunten?waar=8340"`)
}

func TestAPageThatIsNotThereIsAFriendly404(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := setup(t, d)
		closed := s.add(place.Create{Identity: place.Identity{Name: "Oud punt", Kind: vocab.KindFixed, Roles: place.NewSet("digipunt"), Listed: true},
			Address: place.Address{NIS: damme}, Contact: place.Contact{AccessMode: vocab.AccessWalkIn}})
		s.must(s.places.Close(t.Context(), s.boss, place.Close{ID: closed, Version: 1, From: civil.MustDate(2026, 3, 3)}))
		hidden := place.Create{Identity: place.Identity{Name: "Intern", Kind: vocab.KindFixed, Roles: place.NewSet("digipunt")},
			Address: place.Address{NIS: damme}, Contact: place.Contact{AccessMode: vocab.AccessWalkIn}}
		s.add(hidden)
		for _, path := range []string{"/gent/", "/gent", "/gent/digipunten", "/gent/x", "/gent/toegankelijkheid.json", "/brugge-noord/weg", "/brugge-noord/fr/weg/verder",
			"/brugge-noord/digipunten/nergens", "/brugge-noord/digipunten/oud-punt", "/brugge-noord/digipunten/intern", "/brugge-noord/en/digipunten/intern"} {
			w := s.visit(path)
			if w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "<h1>") {
				t.Errorf("%s: status %d", path, w.Code)
			}
		}
		for path, to := range map[string]string{"/brugge-noord": "/brugge-noord/", "/brugge-noord/fr": "/brugge-noord/fr/"} {
			if w := s.visit(path); w.Code/100 != 3 || w.Header().Get("Location") != to {
				t.Errorf("%s leads to %q with %d", path, w.Header().Get("Location"), w.Code)
			}
		}
	})
}

func TestAPageIsKeptByTheBrowserUntilItReadsDifferently(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := setup(t, d)
		for _, path := range []string{"/brugge-noord/", "/brugge-noord/digipunten?waar=8340", "/brugge-noord/digipunten/bibliotheek-sijsele", "/brugge-noord/privacy"} {
			first := s.visit(path)
			tag := first.Header().Get("Etag")
			if tag == "" || len(first.Result().Cookies()) > 0 {
				t.Errorf("%s: ETag %q, cookies %v", path, tag, first.Result().Cookies())
			}
			if again := s.visit(path, "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
				t.Errorf("%s again: status %d", path, again.Code)
			}
			s.clock.Advance(time.Minute)
			if later := s.visit(path, "If-None-Match", tag); later.Code != http.StatusNotModified {
				t.Errorf("%s a minute later reads the same, status %d", path, later.Code)
			}
		}
		tag := s.visit("/brugge-noord/digipunten").Header().Get("Etag")
		all, err := s.places.Directory(t.Context(), s.boss.TenantID)
		s.must(err)
		_, err = s.places.AddException(t.Context(), s.boss, place.AddException{PlaceID: all[0].ID, ClientID: id.Random{}.New(), Exception: hours.Exception{
			First: civil.MustDate(2026, 3, 3), Kind: hours.Closed, Reason: "Storm"}})
		s.must(err)
		if w := s.visit("/brugge-noord/digipunten", "If-None-Match", tag); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "Nu open tot") {
			t.Errorf("after a closing: status %d", w.Code)
		}
	})
}

func TestAPageTakesAFixedNumberOfStatements(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := setup(t, d)
		ctx, n := db.WithCounter(t.Context())
		for _, path := range []string{"/brugge-noord/", "/brugge-noord/digipunten", "/brugge-noord/digipunten/bibliotheek-sijsele", "/brugge-noord/privacy", "/brugge-noord/toegankelijkheid", "/brugge-noord/weg"} {
			s.clock.Advance(time.Minute)
			for turn, want := range []int64{8, 1} {
				n.Store(0)
				s.visitWith(ctx, path)
				if n.Load() != want {
					t.Errorf("%s, visit %d: %d statements, want %d", path, turn+1, n.Load(), want)
				}
			}
		}
	})
}

func TestHostileTextsStayText(t *testing.T) {
	t.Parallel()
	s := setup(t, dbtest.Open(t, db.SQLite))
	evil := `</script><script>alert(1)</script>"><img src=x onerror=alert(1)>`
	p := s.add(place.Create{
		Identity:  place.Identity{Name: "Punt " + evil, Slug: "punt", Kind: vocab.KindFixed, Roles: place.NewSet("digipunt"), Listed: true, DescriptionNL: evil},
		Address:   place.Address{Street: evil, Postcode: "8000", Locality: evil, NIS: brugge},
		Equipment: place.Equipment{AccessNote: evil}, Contact: place.Contact{AccessMode: vocab.AccessWalkIn},
	})
	_, err := s.places.AddException(t.Context(), s.boss, place.AddException{PlaceID: p, ClientID: id.Random{}.New(), Exception: hours.Exception{
		First: civil.MustDate(2026, 3, 4), Kind: hours.Closed, Reason: evil}})
	s.must(err)
	for _, path := range []string{"/brugge-noord/", "/brugge-noord/digipunten", "/brugge-noord/digipunten/punt",
		"/brugge-noord/digipunten?waar=%3Cscript%3Ealert(1)%3C/script%3E%22", "/brugge-noord/digipunten?waar=%00%ff&gemeente=%3Cscript%3E", "/brugge-noord/%3Cscript%3E"} {
		body := s.visit(path).Body.String()
		if strings.Contains(body, "<script>alert") || strings.Contains(body, "<img src=x") {
			t.Errorf("%s lets a script through", path)
		}
	}
}

func TestWhoFoundAWeaknessKnowsWhereToGo(t *testing.T) { // RFC 9116
	t.Parallel()
	s := setup(t, dbtest.Open(t, db.SQLite))
	body := s.shows("/.well-known/security.txt", "Contact: mailto:veilig@digibank.example", "Preferred-Languages: nl, fr, en",
		"Canonical: https://digibank.example/.well-known/security.txt", "Policy: https://digibank.example/.well-known/security-policy")
	line := body[strings.Index(body, "Expires: ")+len("Expires: "):]
	expires, err := time.Parse(time.RFC3339, line[:strings.IndexByte(line, '\n')])
	if err != nil || !expires.After(s.clock.Now()) || expires.After(s.clock.Now().AddDate(1, 0, 0)) {
		t.Errorf("expires %v, %v", expires, err)
	}
	s.shows("/.well-known/security-policy", "Een lek gevonden?", "veilig@digibank.example")
	s.shows("/robots.txt", "Disallow: /office/")
	if w := s.visit("/favicon.ico"); w.Code != http.StatusFound {
		t.Error("no icon:", w.Code)
	}
}

func TestTheStatementGrowsOldAfterAYearAndCanBeReadByPrograms(t *testing.T) {
	t.Parallel()
	s := setup(t, dbtest.Open(t, db.SQLite))
	var st site.Statement
	s.must(json.Unmarshal([]byte(s.shows("/brugge-noord/toegankelijkheid.json")), &st))
	s.move(st.ReviewedOn.AddMonths(12), 9, 0)
	s.hides("/brugge-noord/toegankelijkheid", "ouder dan een jaar")
	s.move(st.ReviewedOn.AddMonths(12).AddDays(1), 9, 0)
	s.shows("/brugge-noord/toegankelijkheid", "ouder dan een jaar")
}

func TestOnlyTheChosenColoursComeFromACookie(t *testing.T) {
	t.Parallel()
	s := setup(t, dbtest.Open(t, db.SQLite))
	if body := s.visit("/brugge-noord/", "Cookie", "__Host-theme=contrast").Body.String(); !strings.Contains(body, `data-theme="contrast"`) {
		t.Error("the choice of colours is not kept")
	}
	s.hides("/brugge-noord/", "data-theme")
	if body := s.visit("/brugge-noord/", "Cookie", `__Host-theme="><script>`).Body.String(); strings.Contains(body, "data-theme") {
		t.Error("any cookie is taken for a theme")
	}
}

func TestTheTextsAreCompleteAndPlain(t *testing.T) {
	t.Parallel()
	i18ncheck.Run(t, i18ncheck.Options{
		Catalogues: []fs.FS{site.Locale},
		Computed:   []string{"site."},
	})
	if len(i18n.Languages()) != 3 {
		t.Error("a language more needs addresses of its own")
	}
}
