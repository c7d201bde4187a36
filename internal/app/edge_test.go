package app

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/route"
)

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// addresses gives a method and an address for every route of the table, and
// some that no route answers.
func addresses(p *program) [][2]string {
	var out [][2]string
	for _, rt := range p.routes {
		out = append(out, [2]string{rt.Method, placeholder.ReplaceAllString(strings.Replace(rt.Path, "{$}", "", 1), "x1")})
	}
	for _, path := range []string{"/nothing/here", "/office/nothing", "/.git/config", "/%2e%2e/etc/passwd"} {
		out = append(out, [2]string{http.MethodGet, path})
	}
	return append(out, [2]string{http.MethodDelete, "/office/help"})
}

// v5.0.0-3.4.1, v5.0.0-3.4.3, v5.0.0-3.4.4, v5.0.0-3.4.5, v5.0.0-3.4.6, v5.0.0-3.4.8, v5.0.0-4.1.1
func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	for _, address := range addresses(b.program) {
		a := b.send(address[0], address[1], nil)
		csp := a.Header.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "script-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"} {
			if !strings.Contains(csp, part) {
				t.Errorf("%v: the content policy lacks %s: %q", address, part, csp)
			}
		}
		if strings.Contains(csp, "unsafe") {
			t.Errorf("%v: the content policy is unsafe: %q", address, csp)
		}
		for name, want := range map[string]string{
			"Strict-Transport-Security":  "max-age=63072000; includeSubDomains",
			"X-Content-Type-Options":     "nosniff",
			"Referrer-Policy":            "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin",
		} {
			if got := a.Header.Get(name); got != want {
				t.Errorf("%v: %s is %q, want %q", address, name, got, want)
			}
		}
		if kind := a.Header.Get("Content-Type"); a.body != "" && strings.HasPrefix(kind, "text/") && !strings.Contains(kind, "charset=utf-8") {
			t.Errorf("%v: %q names no charset", address, kind)
		}
		if a.StatusCode >= 500 {
			t.Errorf("%v answers %d", address, a.StatusCode)
		}
	}
}

// v5.0.0-14.3.2
func TestNothingOfAStaffPageIsKept(t *testing.T) {
	t.Parallel()
	b := start(t, Config{}, signedInAs("", actor.Admin))
	for _, path := range []string{"/office/", "/office/design", "/office/help", "/office/nothing"} {
		if got := b.get(path).Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s may be kept: %q", path, got)
		}
	}
}

// v5.0.0-13.4.4
func TestTraceIsRefused(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	for _, method := range []string{http.MethodTrace, "TRACK"} {
		b.send(method, "/", nil).status(t, http.StatusMethodNotAllowed)
	}
}

// v5.0.0-13.4.1, v5.0.0-13.4.2, v5.0.0-13.4.3, v5.0.0-13.4.5
func TestNothingOfTheInsideIsShown(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	for _, path := range []string{"/.git/config", "/debug/pprof/", "/debug/vars", "/metrics", "/static/", "/static/manifest.json", "/static/..%2f..%2fgo.mod", "/office/help/..%2f..%2fdocs.go"} {
		b.get(path).status(t, http.StatusNotFound)
	}
}

func TestTheWrongMethodSaysWhichAreRight(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	a := b.send(http.MethodDelete, "/language", nil).status(t, http.StatusMethodNotAllowed)
	if a.Header.Get("Allow") == "" {
		t.Error("no Allow header")
	}
}

// v5.0.0-3.5.1, v5.0.0-3.5.3
func TestAnotherSiteCannotChangeAnything(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	b.post("/theme", "theme=dark", "Origin", "https://evil.example").status(t, http.StatusForbidden)
	b.post("/theme", "theme=dark", "Sec-Fetch-Site", "cross-site").status(t, http.StatusForbidden)
	b.post("/theme", "theme=dark", "Sec-Fetch-Site", "same-origin").status(t, http.StatusSeeOther)
	for _, rt := range b.routes { // reading never changes: the guard lets every GET through
		if rt.Method != http.MethodGet && rt.Method != http.MethodPost && rt.Method != http.MethodPatch && rt.Method != http.MethodDelete && rt.Method != http.MethodPut {
			t.Errorf("%s %s: a method of its own", rt.Method, rt.Path)
		}
	}
}

// v5.0.0-3.4.2
func TestAForeignOriginIsNeverReflected(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	for _, path := range []string{"/", "/office/help", "/healthz"} {
		if got := b.get(path, "Origin", "https://evil.example").Header.Get("Access-Control-Allow-Origin"); got != "" {
			t.Errorf("%s allows %q", path, got)
		}
	}
}

// v5.0.0-5.2.1
func TestABodyOf50MBIsRefusedAndNotSaved(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	huge := "theme=dark&x=" + strings.Repeat("x", 50<<20)
	for _, path := range []string{"/theme", "/language"} {
		a := b.post(path, huge).status(t, http.StatusRequestEntityTooLarge)
		if len(a.Cookies()) > 0 {
			t.Errorf("%s took it all the same", path)
		}
	}
	b.post("/theme", "theme=dark").status(t, http.StatusSeeOther)
}

// v5.0.0-2.4.1, v5.0.0-6.3.1
func TestWhoTriesTooOftenHasToWait(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	var a answer
	for range 61 { // one more than the first burst
		a = b.post("/reset/x", "")
	}
	a.status(t, http.StatusTooManyRequests)
	if a.Header.Get("Retry-After") == "" {
		t.Error("does not say how long to wait")
	}
	b.get("/office/help").status(t, http.StatusOK)
}

// v5.0.0-16.5.1, v5.0.0-13.4.2
func TestADefectShowsAFriendlyPageAndNothingOfTheInside(t *testing.T) {
	t.Parallel()
	b := start(t, Config{}, func(p *program) {
		p.routes = append(p.routes, route.Route{Method: http.MethodGet, Path: "/office/boom", Right: access.Public,
			Handle: func(http.ResponseWriter, *http.Request, actor.Actor) error { panic("secret SELECT name FROM person") }})
	})
	a := b.get("/office/boom").status(t, http.StatusInternalServerError)
	for _, inside := range []string{"secret", "SELECT", "goroutine", ".go:"} {
		if strings.Contains(a.body, inside) {
			t.Errorf("the page shows %q", inside)
		}
	}
	if !strings.Contains(a.body, "Er ging iets mis bij ons") || !strings.Contains(a.body, a.Header.Get("X-Request-Id")) {
		t.Errorf("the page does not help: %s", a.body)
	}
	if !strings.Contains(b.log.String(), "goroutine") {
		t.Error("the log does not tell what happened")
	}
}

// v5.0.0-16.2.1, v5.0.0-16.2.5, v5.0.0-16.4.1, v5.0.0-14.2.1
func TestTheLogTellsWhatWasAskedButNotWho(t *testing.T) {
	t.Parallel()
	b := start(t, Config{}, signedInAs("", actor.Admin))
	b.get("/office/help?search=Jan+Peeters")
	b.get("/jan-peeters/nergens")
	b.get("/office/help/%0a%22level%22:%22ERROR%22")
	line := b.log.String()
	for _, want := range []string{`"route":"GET /office/help"`, `"status":200`, `"account":"acc"`, `"request_id":"`, `"method":"GET"`} {
		if !strings.Contains(line, want) {
			t.Errorf("the log lacks %s: %s", want, line)
		}
	}
	for _, never := range []string{"Peeters", "peeters", "search", "An ", `"level":"ERROR"`} {
		if strings.Contains(line, never) {
			t.Errorf("the log tells %q: %s", never, line)
		}
	}
	if got := strings.Count(line, "\n"); got != 3 {
		t.Errorf("%d lines for 3 requests", got)
	}
}

func TestPagesTravelCompressed(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	b.http.Transport.(*http.Transport).DisableCompression = true
	for _, path := range []string{"/office/help", "/nothing-here"} {
		if got := b.get(path, "Accept-Encoding", "gzip").Header.Get("Content-Encoding"); got != "gzip" {
			t.Errorf("%s is sent as %q", path, got)
		}
	}
	if got := b.get("/healthz", "Accept-Encoding", "gzip").Header.Get("Content-Encoding"); got != "" {
		t.Errorf("three bytes are packed as %q", got)
	}
}
