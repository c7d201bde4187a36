package placeweb_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/id"
	"digibank/internal/platform/actor"
)

func TestACoordinatorAddsAPlaceAndFindsItInTheList(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := setup(t, d)
		s.shows("/office/places", "Geen plaats past bij deze filters")
		at := s.library()
		if p := s.full(at); p.NIS != damme || p.Phone != "+3250288610" || !p.Listed {
			t.Errorf("stored %+v", p.Place)
		}
		s.shows("/office/places", "Bibliotheek Sijsele", "Damme", "Bel voor de uren")
		s.shows("/office/places?kind=mobile", "Geen plaats past bij deze filters")
		s.shows("/office/places?text=dorpsstraat&municipality=31006&role=wifi", "Bibliotheek Sijsele")
		s.shows(at, "Bibliotheek Sijsele", "Dorpsstraat 1", "050 28 86 10", "Wijzig")
	})
}

func TestAFormThatIsWrongComesBackAsTyped(t *testing.T) {
	t.Parallel()
	s := setup(t, dbtest.Open(t, db.SQLite))
	evil := `"><script>alert(1)</script>`
	w := s.send("/office/places/new", http.StatusUnprocessableEntity, "client_id", id.Random{}.New(), "name", evil, "kind", "kasteel", "postcode", "83", "phone", "nul", "point", "op het plein", "access_mode", "walk_in")
	body := w.Body.String()
	if strings.Contains(body, "<script>") || !strings.Contains(body, "&lt;script&gt;") {
		t.Error("the typed name is not shown as text")
	}
	for _, name := range []string{"point", "kind", "roles", "postcode", "phone", "nis"} {
		if !strings.Contains(body, `href="#`+name+`"`) {
			t.Errorf("nothing said about %s", name)
		}
	}
	at := s.library()
	s.send(at+"/edit/address", http.StatusUnprocessableEntity, "version", "1", "postcode", "8340", "point", "12, 3")
	s.send(at+"/edit/nonsense", http.StatusNotFound, "version", "1")
	if w := s.get(t.Context(), at+"/edit/nonsense"); w.Code != http.StatusNotFound {
		t.Error("a part that does not exist has a form:", w.Code)
	}
}

func TestEveryPartOfAPlaceCanBeChanged(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := setup(t, d)
		at := s.library()
		v := func() string { return strconv.FormatInt(s.full(at).Version, 10) }
		s.send(at+"/edit/identity", http.StatusSeeOther, "version", v(), "name", "Bib Sijsele", "slug", "bib", "kind", "antenna", "roles", "lending", "host_kind", "library", "opened_on", "1/3/2025", "description_nl", "Welkom")
		s.send(at+"/edit/address", http.StatusSeeOther, "version", v(), "street", "Markt 1", "postcode", "8340", "nis", damme, "point", "51.2067, 3.3233")
		s.send(at+"/edit/equipment", http.StatusSeeOther, "version", v(), "facilities", "wifi", "facilities", "printer", "accessibility", "lift", "languages", "nl", "access_note", "Bel aan")
		s.send(at+"/edit/contact", http.StatusSeeOther, "version", v(), "email", "bib@sijsele.example", "access_mode", "both", "partner", "p1", "lead", "l1")
		s.send(at+"/offers", http.StatusSeeOther, "version", v(), "offer.theme.email", "yes", "offer.service.tax_on_web", "no", "visitor.service.tax_on_web", "Ga naar de belastingen", "referral.service.tax_on_web", "public_administration")
		s.send(at+"/computers", http.StatusSeeOther, "version", v(), "computer_0", "PC 1", "working_0", "yes", "software_0", "Office", "computer_1", "")
		s.shows(at, "Bib Sijsele", "Antennepunt", "zaterdag 1 maart 2025", "Markt 1", "51.20670, 3.32330", "Gratis wifi, Printer", "Lift", "Bel aan", "bib@sijsele.example",
			"Kringwinkel &#39;t Rad", "Ömer Şahin", "Hier helpen we mee", "Ga naar de belastingen", "PC 1", "Werkt · Office")
		for _, part := range []string{"/edit/identity", "/edit/address", "/edit/equipment", "/edit/contact", "/offers", "/computers", "/close"} {
			s.shows(at+part, `name="version" value="`+v()+`"`)
		}
		s.send(at+"/edit/contact", http.StatusUnprocessableEntity, "version", v(), "access_mode", "both", "partner", "of somebody else")
		s.send(at+"/edit/contact", http.StatusPreconditionFailed, "version", "1", "access_mode", "both")
		s.send(at+"/close", http.StatusUnprocessableEntity, "version", v())
		s.send(at+"/close", http.StatusSeeOther, "version", v(), "from", "vandaag", "reason", "Verbouwing")
		s.shows(at, "Bestaat niet meer", "Open deze plaats opnieuw")
		s.shows("/office/places", "Geen plaats past")
		s.shows("/office/places?closed=yes", "Bib Sijsele")
		s.send(at+"/close", http.StatusSeeOther, "version", v(), "open", "yes")
		s.shows("/office/places", "Bib Sijsele")
	})
}

func TestALeadTypesHoursSeesTheNextOpeningsAndUndoes(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := setup(t, d)
		at := s.library()
		s.signIn(actor.Lead, actor.Grant{Municipality: damme})
		fortnight := []string{"client_id", id.Random{}.New(), "weekdays", "1", "weekdays", "3", "start", "9u", "end", "14u30", "repeat", "weeks", "interval", "2", "anchor", "2/3/2026", "appointment", "no"}
		shown := s.send(at+"/hours/new", http.StatusOK, append(fortnight, "do", "preview")...).Body.String()
		for _, want := range []string{"woensdag 4 maart 2026, 9 uur tot 14.30 uur", "maandag 16 maart 2026", `value="14u30"`} {
			if !strings.Contains(shown, want) {
				t.Errorf("the preview lacks %q", want)
			}
		}
		if strings.Contains(shown, "9 maart 2026,") || len(s.full(at).Rules) > 0 {
			t.Error("the preview shows a week between, or kept the rule")
		}
		s.send(at+"/hours/new", http.StatusSeeOther, fortnight...)
		s.shows(at+"/hours", "maandag en woensdag", "om de 2 weken vanaf 2 maart 2026")
		rule := s.full(at).Rules[0]
		form := s.shows(at+"/hours/"+rule.ID, `value="9u"`, `value="14u30"`, `value="02/03/2026"`)
		if strings.Count(form, " checked") != 4 { // two days, how often, no appointment
			t.Errorf("%d boxes are ticked", strings.Count(form, " checked"))
		}
		s.send(at+"/hours/"+rule.ID, http.StatusSeeOther, "version", "1", "weekdays", "1", "start", "13", "end", "15", "repeat", "month", "nth", "4")
		s.shows(at+"/hours", "elke vierde maandag van de maand")
		s.send(at+"/hours/"+rule.ID, http.StatusPreconditionFailed, "version", "1", "weekdays", "1", "start", "13", "end", "15", "repeat", "week")
		w := s.send(at+"/hours/"+rule.ID+"/remove", http.StatusSeeOther, "version", "2")
		s.shows(at+"/hours", "Er zijn nog geen uren")
		s.shows(w.Header().Get("Location"), "Zet terug wat je net verwijderde", at+"/hours/"+rule.ID+"/restore")
		s.send(at+"/hours/"+rule.ID+"/restore", http.StatusSeeOther)
		s.shows(at+"/hours", "elke vierde maandag van de maand")
		s.send(at+"/hours/new", http.StatusUnprocessableEntity, "client_id", id.Random{}.New(), "start", "half tien", "end", "8u", "repeat", "weeks", "season", "1/10")
	})
}

func TestAClosingIsTypedLikeANote(t *testing.T) {
	t.Parallel()
	s := setup(t, dbtest.Open(t, db.SQLite))
	at := s.library()
	add := func(want int, pairs ...string) {
		t.Helper()
		s.send(at+"/exceptions/new", want, append(pairs, "client_id", id.Random{}.New())...)
	}
	add(http.StatusSeeOther, "kind", "closed", "first", "24/12/2026", "last", "2/1/2027", "reason", "Kerstvakantie")
	add(http.StatusSeeOther, "kind", "extra", "first", "morgen", "times", "9u-12u, 14u tot 16u30")
	add(http.StatusUnprocessableEntity, "kind", "closed", "first", "24/12/2026")
	add(http.StatusUnprocessableEntity, "kind", "adjusted", "first", "24/12/2026", "times", "de hele dag")
	s.shows(at+"/exceptions/new", "Sluiting of andere uren")
	s.shows(at+"/hours", "Gesloten van 24 december 2026 tot en met 2 januari 2027: Kerstvakantie", "9 uur tot 12 uur en 14 uur tot 16.30 uur")
	e := s.full(at).Exceptions[0]
	w := s.send(at+"/exceptions/"+e.ID+"/remove", http.StatusSeeOther)
	s.shows(w.Header().Get("Location"), "Zet terug wat je net verwijderde")
	s.send(at+"/exceptions/"+e.ID+"/restore", http.StatusSeeOther)
	if len(s.full(at).Exceptions) != 2 {
		t.Error("the closing did not come back")
	}
}

func TestOthersReadAndStrangersDoNot(t *testing.T) {
	t.Parallel()
	s := setup(t, dbtest.Open(t, db.SQLite))
	at := s.library()
	s.signIn(actor.Lead, actor.Grant{Municipality: brugge})
	for _, path := range []string{at, at + "/hours", at + "/edit/contact", at + "/hours/new", at + "/offers"} {
		if w := s.get(t.Context(), path); w.Code != http.StatusForbidden {
			t.Errorf("the lead of Brugge gets %d at %s", w.Code, path)
		}
	}
	s.shows("/office/places", "Geen plaats past")
	s.signIn(actor.Observer, actor.Grant{})
	if body := s.shows(at, "Bibliotheek Sijsele"); strings.Contains(body, "/edit/") || strings.Contains(body, "/close") {
		t.Error("an observer is offered to change the place")
	}
	if w := s.get(t.Context(), at+"/edit/contact"); w.Code != http.StatusForbidden {
		t.Error("an observer gets the form:", w.Code)
	}
	s.tenant = id.Random{}.New()
	s.signIn(actor.Coordinator, actor.Grant{})
	for _, path := range []string{at, at + "/hours", at + "/edit/contact", at + "/hours/new", at + "/exceptions/new", at + "/close", at + "/computers"} {
		if w := s.get(t.Context(), path); w.Code != http.StatusNotFound {
			t.Errorf("a stranger gets %d at %s", w.Code, path)
		}
	}
}

func TestOfficePagesTakeAFixedNumberOfStatements(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := setup(t, d)
		at := s.library()
		s.send("/office/places/new", http.StatusSeeOther, "client_id", id.Random{}.New(), "name", "Tweede", "kind", "fixed", "roles", "digipunt", "postcode", "8340", "access_mode", "walk_in")
		ctx, n := db.WithCounter(t.Context())
		for path, want := range map[string]int64{
			"/office/places": 5, "/office/places?open=now": 8, at: 6, at + "/hours": 6, at + "/edit/address": 6, "/office/places/new": 0,
		} {
			n.Store(0)
			s.get(ctx, path)
			if n.Load() != want {
				t.Errorf("%s: %d statements, want %d", path, n.Load(), want)
			}
		}
	})
}
