package office_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/surface/office"
)

func TestAPageShowsWhereOneIsAndOnlyWhatOneMay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.ask(get("/office/desk"), b.show(an(), frame.Page{Title: "Balie", Active: "desk", Back: "/office/"}))
	has(t, w, "<h1>Woord</h1>", "Balie – Digibank Brugge Noord – digibank", `href="/office/desk"`, `aria-current="page"`, "An Peeters", "Digihelper", "050\u00a012\u00a034\u00a056", `action="/logout"`, "data-idle")
	stranger := an()
	stranger.Grants = nil
	w = b.ask(get("/office/"), b.show(stranger, frame.Page{Title: "Start"}))
	lacks(t, w, "/office/desk")
}

func TestWhoIsNotSignedInSeesNoNavigation(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.ask(get("/login"), b.show(actor.Actor{}, frame.Page{Title: "Aanmelden"}))
	has(t, w, "<h1>Woord</h1>", `action="/language"`, "/office/help")
	lacks(t, w, "/office/desk", "/logout", "data-idle")
}

// v5.0.0-14.3.2
func TestNoPageIsKept(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.ask(get("/office/"), b.show(an(), frame.Page{Title: "Start"}))
	if got := w.Header().Get("Cache-Control"); got != "no-store" {
		t.Errorf("Cache-Control is %q", got)
	}
}

func TestAFormThatCameBackSaysSoInItsTitle(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.ask(get("/office/"), b.show(an(), frame.Page{Title: "Nieuw contact", Status: http.StatusUnprocessableEntity}))
	if w.Code != http.StatusUnprocessableEntity {
		t.Errorf("status %d", w.Code)
	}
	has(t, w, "<title>Fout: Nieuw contact")
}

// v5.0.0-3.3.1, v5.0.0-3.3.2, v5.0.0-3.3.3, v5.0.0-3.3.4
func TestTheOutcomeIsShownOnceOnTheNextPage(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.ask(form("/office/desk", nil), func(w http.ResponseWriter, r *http.Request) {
		_ = b.Done(w, r, "/office/", "invalid.range", "min", 1, "max", 5)
	})
	flash := named(w, "__Host-flash")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/office/" || flash == nil {
		t.Fatalf("no redirect with an outcome: %d %v", w.Code, w.Header())
	}
	if !flash.Secure || !flash.HttpOnly || flash.Path != "/" || flash.SameSite != http.SameSiteLaxMode {
		t.Errorf("the cookie is loose: %+v", flash)
	}
	w = b.ask(get("/office/", flash), b.show(an(), frame.Page{Title: "Start"}))
	has(t, w, "Geef een getal van 1 tot 5")
	if gone := named(w, "__Host-flash"); gone == nil || gone.MaxAge >= 0 {
		t.Error("the outcome would be shown again")
	}
	forged := *flash
	forged.Value = strings.Replace(flash.Value, flash.Value[:4], "AAAA", 1)
	lacks(t, b.ask(get("/office/", &forged), b.show(an(), frame.Page{Title: "Start"})), "Geef een getal")
}

func TestTheLanguageIsTheAccountsThenTheCookiesThenTheBrowsers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	french := an()
	french.Lang = "fr"
	nobody := actor.Actor{}
	cookie := &http.Cookie{Name: "__Host-lang", Value: "en"}
	for _, c := range []struct {
		a      actor.Actor
		cookie *http.Cookie
		accept string
		want   string
	}{
		{french, cookie, "nl", "fr"}, {nobody, cookie, "fr", "en"}, {nobody, nil, "fr-BE,nl;q=0.5", "fr"}, {nobody, nil, "tr", "nl"},
		{nobody, &http.Cookie{Name: "__Host-lang", Value: "xx"}, "fr", "fr"},
	} {
		r := get("/login")
		if c.cookie != nil {
			r.AddCookie(c.cookie)
		}
		r.Header.Set("Accept-Language", c.accept)
		has(t, b.ask(r, b.show(c.a, frame.Page{Title: "x"})), `<html lang="`+c.want+`"`)
	}
}

func TestTheSwitchKeepsTheLanguageAndComesBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.ask(form("/language", url.Values{"lang": {"fr"}, "return": {"/office/desk?x=1"}}), b.route(http.MethodPost, "/language", an()))
	if c := named(w, "__Host-lang"); c == nil || c.Value != "fr" || b.saved != "fr" {
		t.Errorf("not kept: %v, account %q", c, b.saved)
	}
	if to := w.Header().Get("Location"); to != "/office/desk?x=1" {
		t.Errorf("goes to %q", to)
	}
}

func TestNobodyIsSentToAStrangersSite(t *testing.T) {
	t.Parallel()
	for _, to := range []string{"https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nSet-Cookie: x"} {
		if got := office.Local(to); got != "/office/" {
			t.Errorf("%q leads to %q", to, got)
		}
	}
	if got := office.Local("/office/people?x=1#a"); got != "/office/people?x=1#a" {
		t.Errorf("an own address became %q", got)
	}
}

func TestEveryFailureHasAFriendlyPage(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, c := range []struct {
		err    error
		status int
		word   string
	}{
		{errors.New("SELECT secret"), 500, "Er ging iets mis bij ons"},
		{errs.Wrap(errs.Internal, "internal", errors.New("SELECT secret")), 500, "Er ging iets mis bij ons"},
		{errs.Missing(), 404, "We vinden deze pagina niet"},
		{errs.New(errs.Forbidden, "forbidden", "right", "x"), 403, "Dat mag je niet doen"},
		{errs.New(errs.Stale, "stale"), 409, "Iemand anders wijzigde dit intussen"},
		{errs.New(errs.Conflict, "unknown-code"), 409, "Dat kan nu niet"},
		{errs.New(errs.TooLarge, "too-large"), 413, "Dat is te groot"},
		{errs.New(errs.Throttled, "too-many"), 429, "Even wachten"},
		{errs.New(errs.Unavailable, "busy"), 503, "Het programma heeft het druk"},
		{errs.New(errs.Malformed, "text-broken"), 400, "tekens die niet kloppen"},
		{errs.New(errs.Malformed, "method"), 405, "Deze pagina kan dat niet"},
		{errs.OneField("limit", "range", "min", 1, "max", 200), 422, "Geef een getal van 1 tot 200"},
	} {
		w := b.ask(get("/office/x"), func(w http.ResponseWriter, r *http.Request) { b.Fail(w, r, an(), c.err) })
		if w.Code != c.status {
			t.Errorf("%v answers %d, want %d", c.err, w.Code, c.status)
		}
		has(t, w, c.word)
		lacks(t, w, "SELECT", "secret")
	}
}

func TestWhoIsNotSignedInGoesToTheSignInPageAndBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	fail := func(w http.ResponseWriter, r *http.Request) {
		b.Fail(w, r, actor.Actor{}, errs.New(errs.Unauthenticated, "sign-in-needed"))
	}
	w := b.ask(get("/office/people?x"), fail)
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || to != "/login?next="+url.QueryEscape("/office/people?x") {
		t.Errorf("answers %d to %q", w.Code, to)
	}
	w = b.ask(form("/office/people", nil), fail) // what was typed cannot be sent on
	if w.Code != http.StatusUnauthorized {
		t.Errorf("a form answers %d", w.Code)
	}
	has(t, w, `href="/login"`)
}

// v5.0.0-16.3.2
func TestARefusalIsWrittenDown(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.ask(get("/office/x"), func(w http.ResponseWriter, r *http.Request) {
		b.Fail(w, r, an(), errs.New(errs.Forbidden, "forbidden"))
	})
	b.ask(get("/office/x"), func(w http.ResponseWriter, r *http.Request) { b.Fail(w, r, an(), errs.Missing()) })
	if len(b.denied) != 1 {
		t.Errorf("heard of %d refusals, want 1", len(b.denied))
	}
}

func TestAStaleFormShowsWhatBothWrote(t *testing.T) {
	t.Parallel()
	b := setup(t)
	clash := &frame.Clash{Err: errs.New(errs.Stale, "stale"), Reload: "/office/places/1/edit",
		Rows: []frame.ClashRow{{Label: "Naam", Yours: "Bib <b>Oost</b>", Theirs: "Bib West"}}}
	w := b.ask(form("/office/places/1/edit", nil), func(w http.ResponseWriter, r *http.Request) { b.Fail(w, r, an(), clash) })
	if w.Code != http.StatusConflict {
		t.Errorf("answers %d", w.Code)
	}
	has(t, w, "Bib &lt;b&gt;Oost", "Bib West", `href="/office/places/1/edit"`)
}

func TestTheHomePageShowsTilesByRightAndTheWayToEveryPart(t *testing.T) {
	t.Parallel()
	b := setup(t)
	tile := func(word string, err error) func(context.Context, actor.Actor) (templ.Component, error) {
		return func(context.Context, actor.Actor) (templ.Component, error) {
			return templ.Raw("<p>" + word + "</p>"), err
		}
	}
	b.AddTiles(office.Tile{Right: "fund.read", Order: 1, Make: tile("geld", errors.New("must not be made"))}, office.Tile{Right: rightDesk, Order: 2, Make: tile("balie vandaag", nil)})
	w := b.ask(get("/office/"), b.route(http.MethodGet, "/office/{$}", an()))
	has(t, w, "Dag An Peeters", "balie vandaag", `href="/office/desk"`)
	lacks(t, w, "geld")
}

func TestTheRootLeadsToTheOnlyDigibankOrListsThem(t *testing.T) {
	t.Parallel()
	b := setup(t)
	root := b.route(http.MethodGet, "/{$}", actor.Actor{})
	has(t, b.ask(get("/"), root), "digibank tenant create", "digibank user create")
	b.open = []office.Tenant{{Slug: "brugge-noord", Name: "Digibank Brugge Noord"}}
	if w := b.ask(get("/"), root); w.Header().Get("Location") != "/brugge-noord/" {
		t.Errorf("the only digibank is not shown: %v", w.Header())
	}
	b.open = append(b.open, office.Tenant{Slug: "gent", Name: "Digibank Gent"})
	has(t, b.ask(get("/"), root), `href="/brugge-noord/"`, `href="/gent/"`)
}

func TestTheHelpIsTheUserGuide(t *testing.T) {
	t.Parallel()
	b := setup(t)
	has(t, b.ask(get("/office/help"), b.route(http.MethodGet, "/office/help", an())), `href="/office/help/aanmelden"`)
	page := b.route(http.MethodGet, "/office/help/{page}", an())
	r := get("/office/help/aanmelden")
	r.SetPathValue("page", "aanmelden")
	has(t, b.ask(r, page), `<article lang="nl"`, "<h1", "Aanmelden</h1>", "<li>")
	for _, bad := range []string{"nergens", "../docs.go", "20-aanmelden.md"} {
		r := get("/office/help/x")
		r.SetPathValue("page", bad)
		if w := b.ask(r, page); w.Code != http.StatusNotFound {
			t.Errorf("%q answers %d", bad, w.Code)
		}
	}
}
