package accountweb_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/id"
	"digibank/internal/base/job"
	"digibank/internal/base/mail"
	"digibank/internal/base/password"
	"digibank/internal/base/totp"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/access"
	"digibank/internal/platform/account"
	"digibank/internal/platform/account/accountweb"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/route"
	"digibank/internal/platform/tenant"
)

const goodPassword = "vier blauwe fietsen buiten"

// house is a digibank behind a real HTTP server.
type house struct {
	t      *testing.T
	url    string
	clock  *clock.Fake
	svc    *account.Service
	mails  *mail.Memory
	worker *job.Worker
	tenant string
}

// bare is a shell without anything around the page.
type bare struct{}

func (bare) Show(w http.ResponseWriter, r *http.Request, _ actor.Actor, p frame.Page) error {
	return bare{}.Plain(w, r, p)
}

func (bare) Plain(w http.ResponseWriter, r *http.Request, p frame.Page) error {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(max(p.Status, http.StatusOK))
	return p.Body.Render(r.Context(), w)
}

func (bare) Done(w http.ResponseWriter, r *http.Request, to, _ string, _ ...any) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

func setup(t *testing.T, d *db.DB) *house {
	t.Helper()
	h := &house{t: t, mails: &mail.Memory{}, clock: clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))}
	keys, err := crypt.Parse(crypt.NewKey())
	must(t, err)
	k := kit.Kit{DB: d, Clock: h.clock, IDs: id.Random{}, Keys: keys, Audit: audit.New(h.clock, id.Random{})}
	tn, err := tenant.New(k, func(string) bool { return true }).Create(t.Context(), actor.System("", actor.CLI), tenant.Create{Slug: "brugge-noord", Name: "Digibank Brugge Noord"})
	must(t, err)
	h.tenant = tn.ID
	texts, err := i18n.New(account.Locale, ui.Locale)
	must(t, err)
	policy, err := access.NewPolicy(account.Rules())
	must(t, err)
	queue := job.NewQueue(d, h.clock, id.Random{})
	h.svc = account.New(account.Tools{
		Kit: k, Policy: policy, Queue: queue, Mail: h.mails, Texts: texts, Passwords: password.NewPolicy(nil),
		Hasher: password.NewHasher(password.Params{Memory: 64, Passes: 1, Threads: 1}, 2),
		Limits: map[account.LimitKind]account.Lister{account.ByPlace: func(context.Context, actor.Actor) ([]account.Option, error) {
			return []account.Option{{ID: "place-1", Name: "Bibliotheek <Dampoort>"}}, nil
		}},
		TenantName: func(context.Context, string) (string, error) { return "Digibank Brugge Noord", nil },
	}, account.Config{BaseURL: "https://digibank.test"})
	h.worker = job.NewWorker(queue, job.Config{})
	h.svc.Jobs(h.worker)
	h.serve(texts)
	return h
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (h *house) serve(texts *i18n.Bundle) {
	mux := http.NewServeMux()
	gate := route.Gate{Authenticate: accountweb.Authenticate(h.svc), Fail: func(w http.ResponseWriter, _ *http.Request, _ actor.Actor, err error) {
		http.Error(w, err.Error(), status(err))
	}}
	routes := accountweb.New(h.svc, bare{}, id.Random{}.New).Routes()
	routes = append(routes, route.Route{Method: "GET", Path: "/office/{$}", Right: access.SignedIn, Handle: func(w http.ResponseWriter, _ *http.Request, a actor.Actor) error {
		_, err := fmt.Fprintf(w, "working as %s via %s", a.MainRole(), a.Channel)
		return err
	}})
	gate.Mount(mux, routes)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mux.ServeHTTP(w, r.WithContext(i18n.With(r.Context(), texts.Localizer("nl"))))
	}))
	h.t.Cleanup(srv.Close)
	h.url = srv.URL
}

func status(err error) int { return web.Status(errs.KindOf(err)) }

// browser keeps the session cookie as a browser would; a Go cookie jar does not
// send a Secure cookie over plain HTTP.
type browser struct {
	h      *house
	cookie string
	last   *http.Response
}

func (h *house) browser() *browser { return &browser{h: h} }

// page is an answer.
type page struct {
	status int
	to     string // where a redirect leads
	body   string
}

func (b *browser) get(path string) page { return b.send(http.MethodGet, path, nil) }

func (b *browser) post(path string, pairs ...string) page {
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return b.send(http.MethodPost, path, form)
}

func (b *browser) send(method, path string, form url.Values) page {
	b.h.t.Helper()
	req, err := http.NewRequestWithContext(b.h.t.Context(), method, b.h.url+path, strings.NewReader(form.Encode()))
	must(b.h.t, err)
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	req.Header.Set("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0")
	if b.cookie != "" {
		req.Header.Set("Cookie", "__Host-digibank="+b.cookie)
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(req)
	must(b.h.t, err)
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	must(b.h.t, err)
	for _, c := range res.Cookies() {
		if c.Name == "__Host-digibank" {
			b.cookie = c.Value
		}
	}
	b.last = res
	return page{res.StatusCode, res.Header.Get("Location"), string(raw)}
}

func (h *house) seed(email string, roles ...actor.Role) account.Account {
	h.t.Helper()
	var grants []account.GrantSpec
	for _, r := range roles {
		grants = append(grants, account.GrantSpec{Role: r})
	}
	list, err := h.svc.SeedAccounts(h.t.Context(), account.Seed{TenantID: h.tenant, Email: email, Name: "Kim Janssens", Password: goodPassword, Grants: grants})
	must(h.t, err)
	return list[0]
}

var secretForm = regexp.MustCompile(`<code dir="ltr">([A-Z2-7]{32})</code>`)

// enter signs in and, where asked, sets up the second factor.
func (h *house) enter(email string) *browser {
	h.t.Helper()
	b := h.browser()
	p := b.post("/login", "email", email, "password", goodPassword)
	if p.status != http.StatusSeeOther {
		h.t.Fatalf("sign in: %d %s", p.status, p.body)
	}
	if p.to == "/login/second-factor" {
		b.enrol()
	}
	return b
}

func (b *browser) enrol() (secret string, done page) {
	b.h.t.Helper()
	m := secretForm.FindStringSubmatch(b.get("/login/second-factor").body)
	if m == nil {
		b.h.t.Fatal("no secret on the page")
	}
	code, err := totp.Code(m[1], b.h.clock.Now())
	must(b.h.t, err)
	return m[1], b.post("/login/second-factor", "code", code)
}

func (p page) wants(t *testing.T, status int, texts ...string) {
	t.Helper()
	if p.status != status {
		t.Errorf("status %d, want %d: %.200s", p.status, status, p.body)
	}
	for _, text := range texts {
		if !strings.Contains(p.body, text) {
			t.Errorf("the page lacks %q: %.3000s", text, p.body)
		}
	}
}

var linkForm = regexp.MustCompile(`https://digibank\.test(/(?:invite|reset)/\S+)`)

// link runs the jobs and gives the address in the last mail.
func (h *house) link() string {
	h.t.Helper()
	must(h.t, h.worker.Drain(h.t.Context()))
	sent := h.mails.Sent()
	if len(sent) == 0 {
		h.t.Fatal("no mail")
	}
	return linkForm.FindStringSubmatch(sent[len(sent)-1].Text)[1]
}

func (h *house) code(secret string) string {
	h.t.Helper()
	code, err := totp.Code(secret, h.clock.Now())
	must(h.t, err)
	return code
}
