package accountweb_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

// v5.0.0-3.3.1 to 3.3.4: the cookie of the session.
func TestSessionCookieIsBoundToTheHost(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("an@example.be", actor.Helper)
		b := h.browser()
		b.post("/login", "email", "an@example.be", "password", goodPassword, "next", "/office/desk").wants(t, http.StatusSeeOther)
		raw := b.last.Header.Get("Set-Cookie")
		for _, want := range []string{"__Host-digibank=", "Path=/", "Secure", "HttpOnly", "SameSite=Lax"} {
			if !strings.Contains(raw, want) {
				t.Errorf("cookie %q lacks %s", raw, want)
			}
		}
		for _, never := range []string{"Domain", "Expires", "Max-Age"} {
			if strings.Contains(raw, never) {
				t.Errorf("cookie %q has %s", raw, never)
			}
		}
		if to := b.last.Header.Get("Location"); to != "/office/desk" {
			t.Errorf("sent to %s", to)
		}
		b.get("/office/").wants(t, http.StatusOK, "working as helper via web")
	})
}

// v5.0.0-14.3.1, 7.4.1: signing out ends the session and clears the browser.
func TestSigningOutClearsTheBrowser(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("an@example.be", actor.Helper)
		b := h.enter("an@example.be")
		token := b.cookie
		b.post("/logout").wants(t, http.StatusSeeOther)
		if got := b.last.Header.Get("Clear-Site-Data"); !strings.Contains(got, `"cache"`) || !strings.Contains(got, `"storage"`) {
			t.Errorf("Clear-Site-Data: %s", got)
		}
		if b.cookie != "" {
			t.Error("the cookie was kept")
		}
		b.cookie = token
		b.get("/office/").wants(t, http.StatusUnauthorized)
	})
}

func TestNobodyIsSentToAStrangersSite(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("an@example.be", actor.Helper)
		for _, next := range []string{"https://evil.example", "//evil.example", `/\evil.example`, "javascript:alert(1)", "/login", ""} {
			b := h.browser()
			if p := b.post("/login", "email", "an@example.be", "password", goodPassword, "next", next); p.to != "/office/" {
				t.Errorf("next %q leads to %q", next, p.to)
			}
		}
	})
}

func TestRefusedSignInKeepsTheAddressAndNotThePassword(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		p := h.browser().post("/login", "email", `"><script>x</script>`, "password", "geheime gok 123", "next", "/office/desk")
		p.wants(t, http.StatusUnprocessableEntity, "klopt niet", "&lt;script&gt;", `value="/office/desk"`)
		if strings.Contains(p.body, "geheime gok") || strings.Contains(p.body, "<script>x") {
			t.Error("the password or a script is in the page")
		}
		for range 5 {
			h.browser().post("/login", "email", "an@example.be", "password", "raden maar")
		}
		h.browser().post("/login", "email", "an@example.be", "password", "raden maar").wants(t, http.StatusTooManyRequests, "Te veel pogingen")
	})
}

// v5.0.0-6.2.7: pasting and password managers work.
func TestPasswordFieldsTakePastesAndManagers(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		p := h.browser().get("/login")
		p.wants(t, http.StatusOK, `autocomplete="username"`, `autocomplete="current-password"`)
		for _, never := range []string{"onpaste", "maxlength", `autocomplete="off"`} {
			if strings.Contains(p.body, never) {
				t.Errorf("the page has %s", never)
			}
		}
	})
}

func TestCoordinatorSetsUpTheSecondStepFirst(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("coord@example.be", actor.Coordinator)
		b := h.browser()
		p := b.post("/login", "email", "coord@example.be", "password", goodPassword, "next", "/office/figures")
		if p.to != "/login/second-factor?next=%2Foffice%2Ffigures" {
			t.Fatalf("sent to %s", p.to)
		}
		b.get("/office/").wants(t, http.StatusUnauthorized) // only setting up is allowed
		b.get("/office/account").wants(t, http.StatusUnauthorized)
		b.post("/login/second-factor", "code", "000000").wants(t, http.StatusUnprocessableEntity, "klopt niet", "<svg")
		_, done := b.enrol()
		done.wants(t, http.StatusOK, "herstelcodes")
		if n := strings.Count(done.body, "<code"); n != 10 {
			t.Errorf("%d recovery codes", n)
		}
		b.get("/office/").wants(t, http.StatusOK, "working as coordinator")
	})
}

func TestSecondStepAtTheNextSignIn(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("coord@example.be", actor.Coordinator)
		b := h.browser()
		b.post("/login", "email", "coord@example.be", "password", goodPassword)
		_, done := b.enrol()
		recovery := regexp.MustCompile(`<code dir="ltr">([^<]+)</code>`).FindStringSubmatch(done.body)[1]
		b = h.browser()
		b.post("/login", "email", "coord@example.be", "password", goodPassword).wants(t, http.StatusSeeOther)
		b.get("/office/").wants(t, http.StatusUnauthorized)
		b.get("/login/second-factor").wants(t, http.StatusOK, `autocomplete="one-time-code"`)
		b.post("/login/second-factor", "code", recovery, "next", "/office/").wants(t, http.StatusSeeOther)
		b.get("/office/").wants(t, http.StatusOK)
	})
}

func TestInvitationFromMailToWork(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("coord@example.be", actor.Coordinator)
		boss := h.enter("coord@example.be")
		boss.get("/office/accounts/new").wants(t, http.StatusOK, "Bibliotheek &lt;Dampoort&gt;", `value="place:place-1"`)
		boss.post("/office/accounts/new", "name", "", "email", "zoë", "role", "", "to", "ooit").wants(t, http.StatusUnprocessableEntity, "Vul een dag in")
		boss.post("/office/accounts/new", "name", "", "email", "zoe", "role", "").wants(t, http.StatusUnprocessableEntity, "e-mailadres", `value="zoe"`)
		p := boss.post("/office/accounts/new", "name", "Zoë", "email", "zoe@example.be", "role", "helper", "limit", "place:place-1", "from", "1/3/2026", "to", "31/12/2026", "lang", "nl")
		p.wants(t, http.StatusSeeOther)
		boss.get(p.to).wants(t, http.StatusOK, "Uitgenodigd", "31 december 2026", "Stop deze rol")
		link := h.link()
		guest := h.browser()
		guest.get(link).wants(t, http.StatusOK, "Welkom, Zoë", `autocomplete="new-password"`)
		guest.post(link, "password", "kort").wants(t, http.StatusUnprocessableEntity, "minstens 8 tekens")
		if to := guest.post(link, "password", goodPassword).to; to != "/office/" {
			t.Errorf("sent to %s", to)
		}
		guest.get("/office/").wants(t, http.StatusOK, "working as helper")
		h.browser().get(link).wants(t, http.StatusNotFound, "werkt niet meer")
		h.browser().post(link, "password", goodPassword).wants(t, http.StatusNotFound, "werkt niet meer")
		boss.post(p.to+"/disable").wants(t, http.StatusSeeOther)
		guest.get("/office/").wants(t, http.StatusUnauthorized)
		boss.get("/office/accounts?search=zo&state=disabled").wants(t, http.StatusOK, "zoe@example.be", "Uitgeschakeld")
		boss.get("/office/accounts?state=active&role=helper").wants(t, http.StatusOK, "Geen account")
	})
}

func TestForgottenPasswordLooksTheSameForEveryAddress(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("an@example.be", actor.Helper)
		known, unknown := h.browser().post("/forgot", "email", "an@example.be"), h.browser().post("/forgot", "email", "nobody@example.be")
		if known != unknown || known.to != "/login" {
			t.Errorf("known %+v, unknown %+v", known, unknown)
		}
		link := h.link()
		b := h.browser()
		b.get(link).wants(t, http.StatusOK, "nieuw wachtwoord")
		b.post(link, "password", "password1").wants(t, http.StatusUnprocessableEntity, "raden anderen snel")
		if to := b.post(link, "password", "een heel nieuwe zin").to; to != "/login" || b.cookie != "" {
			t.Errorf("sent to %s, signed in %v", to, b.cookie != "")
		}
		b.post("/login", "email", "an@example.be", "password", "een heel nieuwe zin").wants(t, http.StatusSeeOther)
	})
}

// v5.0.0-7.5.2, 7.4.3: one's own sessions.
func TestOwnAccountShowsAndEndsSessions(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("an@example.be", actor.Helper)
		one, two := h.enter("an@example.be"), h.enter("an@example.be")
		one.get("/office/account").wants(t, http.StatusOK, "Firefox · Windows", "127.0.0.0/24", "Dit toestel", "2 maart 2026")
		one.post("/office/account/password", "current", goodPassword, "password", "an example").wants(t, http.StatusUnprocessableEntity)
		one.post("/office/account/password", "current", "iets anders", "password", "een heel nieuwe zin").wants(t, http.StatusUnprocessableEntity, "niet je wachtwoord")
		one.post("/office/account/password", "current", goodPassword, "password", "een heel nieuwe zin", "others", "yes").wants(t, http.StatusSeeOther)
		one.get("/office/").wants(t, http.StatusOK)
		two.get("/office/").wants(t, http.StatusUnauthorized)
		one.post("/office/account/profile", "name", "An Nieuw", "lang", "fr", "version", "9").wants(t, http.StatusPreconditionFailed)
		version := regexp.MustCompile(`name="version" value="(\d+)"`).FindStringSubmatch(one.get("/office/account").body)[1]
		one.post("/office/account/profile", "name", "An Nieuw", "lang", "fr", "version", version).wants(t, http.StatusSeeOther)
		one.get("/office/account").wants(t, http.StatusOK, "An Nieuw")
		one.post("/office/account/sessions/end", "keep", "no").wants(t, http.StatusSeeOther)
		if one.last.Header.Get("Clear-Site-Data") == "" {
			t.Error("the browser was not cleared")
		}
		one.get("/office/").wants(t, http.StatusUnauthorized)
	})
}

func TestReplacingTheSecondStepAsksForThePassword(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("an@example.be", actor.Helper)
		b := h.enter("an@example.be")
		p := b.get("/office/account/second-factor")
		p.wants(t, http.StatusOK, "<svg", `name="current"`)
		code := h.code(secretForm.FindStringSubmatch(p.body)[1])
		b.post("/office/account/second-factor", "code", code, "current", "fout wachtwoord").wants(t, http.StatusUnprocessableEntity, "niet je wachtwoord")
		b.post("/office/account/second-factor", "code", code, "current", goodPassword).wants(t, http.StatusOK, "herstelcodes")
		b.get("/office/account").wants(t, http.StatusOK, "10 herstelcodes")
	})
}

func TestTokenIsShownOnceAndWorks(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("lead@example.be", actor.Lead)
		b := h.enter("lead@example.be")
		b.get("/office/tokens").wants(t, http.StatusOK, `value="lead|"`)
		b.post("/office/tokens", "name", "", "role", "coordinator|", "to", "1/4/2026").wants(t, http.StatusUnprocessableEntity, "eigen rollen")
		p := b.post("/office/tokens", "name", "Scherm", "role", "lead|", "limit", "place:place-1", "to", "1/4/2026")
		p.wants(t, http.StatusOK)
		secret := regexp.MustCompile(`dgb_[A-Za-z0-9_-]{43}`).FindString(p.body)
		if secret == "" {
			t.Fatal("no token on the page")
		}
		list := b.get("/office/tokens")
		list.wants(t, http.StatusOK, "Scherm", "1 april 2026", "Nog niet")
		if strings.Contains(list.body, secret) {
			t.Error("the token is shown again")
		}
		call := func(header string) int {
			req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, h.url+"/office/", http.NoBody)
			must(t, err)
			req.Header.Set("Authorization", header)
			res, err := http.DefaultClient.Do(req)
			must(t, err)
			must(t, res.Body.Close())
			return res.StatusCode
		}
		for header, want := range map[string]int{"Bearer " + secret: 200, "bearer " + secret: 200, "Bearer x": 401, "Basic " + secret: 401, "Bearer": 401} {
			if got := call(header); got != want {
				t.Errorf("%.12s…: %d, want %d", header, got, want)
			}
		}
		revoke := regexp.MustCompile(`/office/tokens/[^/"]+/revoke`).FindString(b.get("/office/tokens").body)
		b.post(revoke).wants(t, http.StatusSeeOther)
		if got := call("Bearer " + secret); got != 401 {
			t.Errorf("a revoked token: %d", got)
		}
	})
}

func TestWhoDoesNotManageSeesNoAccounts(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		acc := h.seed("lead@example.be", actor.Lead)
		b := h.enter("lead@example.be")
		b.get("/office/accounts").wants(t, http.StatusForbidden)
		b.get("/office/accounts/"+acc.ID).wants(t, http.StatusForbidden)
		b.post("/office/accounts/"+acc.ID+"/grants", "role", "coordinator").wants(t, http.StatusForbidden)
		h.browser().get("/office/account").wants(t, http.StatusUnauthorized)
	})
}

func TestAccountOfAnotherDigibankIsNotFound(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("coord@example.be", actor.Coordinator)
		list, err := h.svc.SeedAccounts(t.Context(), account.Seed{TenantID: "elsewhere", Email: "b@example.be", Name: "B", Password: goodPassword, Grants: []account.GrantSpec{{Role: actor.Helper, From: civil.MustDate(2026, 1, 1)}}})
		must(t, err)
		boss := h.enter("coord@example.be")
		for _, path := range []string{"/disable", "/enable", "/resend", "/sign-out", "/clear-second-factor", "/grants", "/grants/x/end"} {
			boss.post("/office/accounts/"+list[0].ID+path).wants(t, http.StatusNotFound)
		}
		boss.get("/office/accounts/"+list[0].ID).wants(t, http.StatusNotFound)
	})
}

func TestRolesAreGivenAndEndedOnThePage(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed("coord@example.be", actor.Coordinator)
		acc := h.seed("an@example.be", actor.Helper)
		boss, an := h.enter("coord@example.be"), h.enter("an@example.be")
		path := "/office/accounts/" + acc.ID
		boss.post(path+"/grants", "role", "coordinator", "limit", "place:place-1").wants(t, http.StatusUnprocessableEntity, "past niet bij de rol")
		boss.post(path+"/grants", "role", "trainer").wants(t, http.StatusSeeOther)
		for _, end := range regexp.MustCompile(path+`/grants/[^/"]+/end`).FindAllString(boss.get(path).body, -1) {
			boss.post(end).wants(t, http.StatusSeeOther)
		}
		boss.get(path).wants(t, http.StatusOK, "Voorbij")
		an.get("/office/").wants(t, http.StatusOK, "working as  via") // still signed in, with no role left
		h.clock.Advance(time.Minute)
		boss.post(path+"/sign-out").wants(t, http.StatusSeeOther)
		an.get("/office/").wants(t, http.StatusUnauthorized)
	})
}
