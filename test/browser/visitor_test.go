package browser_test

import (
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
)

// sessionCookie is how the program knows who is signed in.
const sessionCookie = "__Host-digibank"

// account is how a role of the demo signs in.
func (w *world) account(t *testing.T, role string) (email, password string) {
	t.Helper()
	for _, a := range w.demo.Accounts {
		if a.Role == role {
			return a.Email, a.Password
		}
	}
	t.Fatalf("the demo has no %s", role)
	return "", ""
}

// visitor asks pages without a browser; Secure cookies are carried by hand.
type visitor struct {
	t       *testing.T
	world   *world
	session string
}

// answer is what the program sent.
type answer struct {
	status int
	header http.Header
	body   string
}

// ask sends a request; form nil is a GET. Redirects are not followed.
func (v *visitor) ask(path string, form url.Values) answer {
	v.t.Helper()
	method, body := http.MethodGet, io.Reader(nil)
	if form != nil {
		method, body = http.MethodPost, strings.NewReader(form.Encode())
	}
	req, err := http.NewRequestWithContext(v.t.Context(), method, v.world.demo.URL+path, body)
	if err != nil {
		v.t.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Origin", v.world.demo.URL)
	}
	if v.session != "" {
		req.Header.Set("Cookie", sessionCookie+"="+v.session)
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		v.t.Fatal(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	for _, c := range res.Cookies() {
		if c.Name == sessionCookie {
			v.session = c.Value
		}
	}
	return answer{status: res.StatusCode, header: res.Header, body: string(raw)}
}

// visit is a visitor who signed in with a role; "" is nobody.
func (w *world) visit(t *testing.T, role string) *visitor {
	t.Helper()
	v := &visitor{t: t, world: w}
	if role == "" {
		return v
	}
	email, password := w.account(t, role)
	if got := v.ask("/login", url.Values{"email": {email}, "password": {password}}); got.status != http.StatusSeeOther || v.session == "" {
		t.Fatalf("the %s cannot sign in: status %d", role, got.status)
	}
	return v
}

// become gives a tab a session; "" signs out.
func (b *tab) become(session string) {
	b.t.Helper()
	call(b, network.ClearBrowserCookies, cdp.Empty{})
	if session == "" {
		return
	}
	yes := true
	call(b, network.SetCookie, network.SetCookieParams{Name: sessionCookie, Value: session, URL: b.world.demo.URL, Path: "/", Secure: &yes, HTTPOnly: &yes})
}

// as signs a tab in with a role, past the door.
func (b *tab) as(role string) {
	b.t.Helper()
	b.become(b.world.visit(b.t, role).session)
}

var linkTarget = regexp.MustCompile(`<a\b[^>]*\bhref="(/[^"#]*)`)

// links lists the places of the program that a page leads to.
func (a answer) links() []string {
	var out []string
	if !strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
		return out
	}
	for _, found := range linkTarget.FindAllStringSubmatch(a.body, -1) {
		out = append(out, html.UnescapeString(found[1]))
	}
	return out
}
