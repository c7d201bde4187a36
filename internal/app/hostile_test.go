package app

import (
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/platform/access"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/route"
)

// hostile gives a hundred texts that broke a program once. A tag that comes
// through as one is called probe.
func hostile() []string {
	return []string{
		"<script>probe()</script>", "<probe>", `"><probe>`, `'><probe>`, "</textarea><probe>", "</title><probe>", "</script><probe>", "</option></select><probe>", "<probe", "<img src=x onerror=probe()>",
		"<svg onload=probe()>", `" onmouseover="probe()`, `' onfocus='probe()' autofocus '`, "javascript:probe()", "JaVaScRiPt:probe()", " javascript:probe()", "data:text/html,<probe>", "vbscript:probe", "//evil.example", "<!--", "-->", "<![CDATA[<probe>]]>",
		"&lt;probe&gt;", "&#60;probe&#62;", "<probe\x00>", "\u003cprobe\u003e", "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{.}}", "{%probe%}", "%s%s%n", "%d", "{0}", "{name}",
		"' OR '1'='1", `"; DROP TABLE person; --`, "1; SELECT pg_sleep(9)", "') UNION SELECT 1 --", "%' --", "_", "%", `\`, `\'`, "$1", "LIST($1)", "NULL", "null", "undefined", "true", "[]", "{}",
		"\x00", "a\x00b", "\xff", "a\xc3", "\xed\xa0\x80", "\xf0\x9f", "\ufeff", "\u200b", "\u200d", "\u202egnp.exe", "\u2066x", "\u2028", "\r\nSet-Cookie: probe=1", "a\r\n\r\n<probe>", "\x1b[31m", "\a\b\f\v",
		strings.Repeat("a", 10000), strings.Repeat("woord ", 700), strings.Repeat("é", 2100), strings.Repeat("👩‍👩‍👧‍👦", 130), "Z̸̢͝a̷͜l̴̡g̵͝o̶̢", "中文", "עברית", "العربية", "İıßﬁ", "🇧🇪", "\U0010ffff",
		"../../../etc/passwd", `..\..\boot.ini`, "/dev/null", "file:///etc/passwd", "C:\\", "CON", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", "30/2/2026", "2026-13-45", "0000-00-00", "31/12/99999", "25u99", "-1u",
		"-1", "0", "-99999999999999999999", "99999999999999999999", "9223372036854775808", "1e308", "NaN", "Infinity", "0x1F", "1,5", "93.05.18-223.61", "93051822361", "BE71 0961 2345 6769", "4111 1111 1111 1111",
		"00000000-0000-0000-0000-000000000000", " ", "",
	}
}

// leak gives what an answer tells of the inside of the program, if anything.
func leak(body string) string {
	for _, word := range []string{"goroutine 1", ".go:", "SQLSTATE", "constraint failed", "panic:", "pgx", "sqlite", "syntax error", "no such table", "no such column", "runtime error"} {
		if strings.Contains(body, word) {
			return word
		}
	}
	return ""
}

// v5.0.0-1.2.1, v5.0.0-1.2.2, v5.0.0-1.2.3, v5.0.0-1.2.4, v5.0.0-2.2.1, v5.0.0-16.5.1
func TestNoTextInAnyFormBreaksTheProgram(t *testing.T) {
	t.Parallel()
	if n := len(hostile()); n < 100 {
		t.Fatalf("only %d texts", n)
	}
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		a := &attack{live: liveOn(t, d), step: 1}
		if d.Engine() == db.Postgres {
			a.step = 12 // what differs there is how a text is stored: every form and field, not every pair
		}
		a.links()
		forms := a.coverAll(a.discover())
		for _, f := range forms {
			a.form(f)
		}
		a.signIn()
		a.discover() // whatever was accepted is shown as text
		if a.sent < 4000/a.step {
			t.Errorf("only %d requests", a.sent)
		}
		if found := a.findings(); found != "" {
			t.Errorf("verify:\n%s", found)
		}
		t.Logf("%d forms, %d requests, %d accepted", len(forms), a.sent, a.accepted)
	})
}

// attack sends what nobody should have to read.
type attack struct {
	*live
	step     int // every step-th text
	sent     int
	accepted int
}

// discover looks at every page that a coordinator sees, checks it, and gives its forms.
func (a *attack) discover() []form {
	a.t.Helper()
	var out []form
	seen := map[string]bool{}
	for _, page := range a.pages() {
		got := a.ask(http.MethodGet, page, "", nil, a.coordinator(page)...)
		if got.StatusCode >= 500 {
			a.t.Errorf("GET %s answers %d", page, got.StatusCode)
		}
		for _, f := range formsOf(strings.Split(page, "?")[0], a.check("GET "+page, got)) {
			if !seen[f.key()] {
				seen[f.key()] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// rank puts forms last that end something others need, and one's own sessions
// after everything else.
func rank(action string) int {
	switch {
	case strings.Contains(action, "/sessions/"):
		return 2
	case slices.ContainsFunc([]string{"/end", "/close", "/withdraw", "/remove", "/revoke", "/disable", "merge"}, func(part string) bool { return strings.Contains(action, part) }):
		return 1
	}
	return 0
}

// links makes the links of mails: to accept an invitation, and to choose another password.
func (a *attack) links() {
	a.t.Helper()
	boss := actor.System(a.here.tenant.ID, actor.CLI)
	_, invite, err := a.accounts.CreateByHand(a.t.Context(), boss, account.Invite{Email: "nieuw@example.be", Name: "Nieuw", Lang: "nl", Grants: []account.GrantSpec{{Role: actor.Helper}}})
	a.must(err)
	reset, err := a.accounts.LinkByHand(a.t.Context(), boss, "trainer@"+a.here.ids["slug"]+".example")
	a.must(err)
	for name, link := range map[string]string{"invite": invite, "reset": reset} {
		u, err := url.Parse(link)
		a.must(err)
		a.here.ids[name] = u.Path
	}
}

// pages lists the addresses of all pages, those of signing in included.
func (a *attack) pages() []string {
	var out []string
	for _, rt := range a.routes {
		if rt.Method != http.MethodGet || strings.HasPrefix(rt.Path, "/api/") || strings.HasPrefix(rt.Path, "/static/") {
			continue
		}
		out = append(out, a.own(rt)+queries()[rt.Path])
	}
	return append(out, "/office/people/"+a.here.ids["person"]+"/merge?into="+a.here.ids["twin"], "/office/desk/new?person="+a.here.ids["person"], "/office/people/"+a.here.ids["double"],
		"/office/people/new?searched=jan", "/office/places/"+a.here.ids["place"]+"/hours?rule="+a.here.ids["rule"]+"&version=1")
}

// own fills in a path with the things of one's own digibank.
func (a *attack) own(rt route.Route) string {
	path := strings.NewReplacer("/invite/{token}", a.here.ids["invite"], "/reset/{token}", a.here.ids["reset"], "{tenant}", a.here.ids["slug"], "{slug}", a.here.ids["digipunt"], "{rest...}", "elsewhere", "{$}", "").Replace(rt.Path)
	path, _, _ = example(path, func(kind string, _ int) string { return a.here.ids[kind] })
	return path
}

// coordinator is signed in, except at the door.
func (a *attack) coordinator(path string) []string {
	if !strings.HasPrefix(path, "/office") && !strings.HasPrefix(path, "/language") {
		return nil
	}
	return a.here.as(actor.Coordinator, path)
}

// check reads a page and says what is wrong with it.
func (a *attack) check(what string, got answer) *html.Node {
	a.t.Helper()
	if len(what) > 300 {
		what = what[:300]
	}
	if got.StatusCode >= 500 {
		a.t.Errorf("%s: %d", what, got.StatusCode)
	}
	for name := range got.Header {
		if strings.EqualFold(got.Header.Get("Set-Cookie"), "probe=1") || strings.Contains(strings.ToLower(name), "probe") {
			a.t.Errorf("%s: a header was smuggled in: %v", what, got.Header)
		}
	}
	if !strings.HasPrefix(got.Header.Get("Content-Type"), "text/html") {
		return &html.Node{}
	}
	root, err := html.Parse(strings.NewReader(got.body))
	a.must(err)
	if word := leak(got.body); word != "" {
		a.t.Errorf("%s: the answer tells of %q", what, word)
	}
	if found := foreign(root); len(found) > 0 {
		a.t.Errorf("%s: not escaped: %.300q", what, found)
	}
	return root
}

// coverAll adds the forms that no page shows, and fails for one that nobody listed.
func (a *attack) coverAll(forms []form) []form {
	a.t.Helper()
	for _, rt := range a.routes {
		hidden := rt.Right != access.Public && rt.Right != access.SignedIn && !a.policy.Rights(actor.Coordinator)[rt.Right]
		if rt.Method == http.MethodGet || strings.HasPrefix(rt.Path, "/api/") || hidden {
			continue
		}
		path := a.own(rt)
		if slices.ContainsFunc(forms, func(f form) bool { return f.method == "post" && f.action == path }) {
			continue
		}
		names, listed := byHand()[rt.Path]
		if !listed {
			a.t.Errorf("%s %s: no page shows this form: add the page to pages(), or the fields to byHand()", rt.Method, rt.Path)
		}
		f := form{page: path, method: "post", action: path}
		for name := range strings.FieldsSeq(names) {
			f.add(name, "text", "", false)
		}
		forms = append(forms, f)
	}
	slices.SortStableFunc(forms, func(x, y form) int { return rank(x.action) - rank(y.action) })
	return forms
}

// form attacks all fields of a form together with each text, and each field
// alone with a few.
func (a *attack) form(f form) {
	a.t.Helper()
	var refused []url.Values
	texts, step := hostile(), a.step
	if !f.typed() { // nothing of it is shown again
		step *= 6
	}
	for i := rand.N(step); i < len(texts); i += step {
		values := f.filled(i, a.kit.IDs.New)
		for _, fd := range f.fields {
			if fd.kind != "button" {
				values[fd.name] = []string{texts[i]}
			}
		}
		if !a.post(f, values) && len(refused) < 3 {
			refused = append(refused, values)
		}
	}
	for n, fd := range f.fields {
		for i := range 3 {
			values := f.filled(n, a.kit.IDs.New)
			values[fd.name] = []string{texts[(n*3+i*41)%len(texts)]}
			if !a.post(f, values) && len(refused) < 6 {
				refused = append(refused, values)
			}
		}
	}
	a.savesNothing(f, refused)
}

// post sends a form and says whether it was accepted.
func (a *attack) post(f form, values url.Values) bool {
	a.t.Helper()
	a.sent++
	what := f.method + " " + f.action + " " + values.Encode()
	if f.method != "post" {
		a.check(what, a.ask(http.MethodGet, f.action+"?"+values.Encode(), "", nil, a.coordinator(f.action)...))
		return true
	}
	got := a.ask(http.MethodPost, f.action, "application/x-www-form-urlencoded", strings.NewReader(values.Encode()), a.coordinator(f.action)...)
	a.check(what, got)
	if got.StatusCode == http.StatusUnauthorized && rank(f.action) == 2 { // one's own session is over
		a.signIn()
		return false
	}
	if to := got.Header.Get("Location"); got.StatusCode == http.StatusUnauthorized && strings.HasPrefix(f.action, "/office") || strings.HasPrefix(to, "//") || strings.Contains(to, "evil") {
		a.t.Errorf("%s: %d to %q", f.action, got.StatusCode, to)
	}
	if got.StatusCode < 400 {
		a.accepted++
	}
	return got.StatusCode < 400
}

// signIn makes a new session for the coordinator.
func (a *attack) signIn() {
	a.t.Helper()
	session, err := a.accounts.SignIn(a.t.Context(), account.SignIn{Email: "coordinator@" + a.here.ids["slug"] + ".example", Password: staffPassword})
	a.must(err)
	a.here.session[actor.Coordinator] = session.Token
}

// savesNothing repeats what was refused between two looks at all rows.
func (a *attack) savesNothing(f form, refused []url.Values) {
	a.t.Helper()
	if len(refused) == 0 {
		return
	}
	before := a.sums(a.here.tenant.ID, visits()...)
	for _, values := range refused {
		if a.post(f, values) {
			return // meanwhile it may be accepted: then it is no refused form
		}
	}
	for table, sum := range a.sums(a.here.tenant.ID, visits()...) {
		if sum != before[table] {
			a.t.Errorf("%s is refused and changes table %s", f.action, table)
		}
	}
}

// The control of the tests here: what they look for, they find.
func TestWhatIsNotEscapedIsFound(t *testing.T) {
	t.Parallel()
	for _, page := range []string{"<p><probe>", "<a href=javascript:probe()>", "<a href=' javascript:probe()'>", "<a href=//evil.example>", "<p onclick=x>", "<script>probe()</script>", "<p style=x>", "<form action=data:x>"} {
		root, err := html.Parse(strings.NewReader("<main>" + page))
		if err != nil || len(foreign(root)) == 0 {
			t.Errorf("nothing is found in %s (%v)", page, err)
		}
	}
	if leak("ERROR: syntax error at or near (SQLSTATE 42601)") == "" || leak("<p>Vul dit in</p>") != "" {
		t.Error("an answer that tells too much is not seen, or one that does not is")
	}
}

// v5.0.0-1.2.4, v5.0.0-5.3.2
func TestNoTextInAnAddressBreaksTheProgram(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		a := &attack{live: liveOn(t, d), step: 1}
		texts := slices.DeleteFunc(hostile(), func(s string) bool { return s == "" || len(s) > 4000 || strings.Trim(s, "./\\ ") == "" })
		for n, rt := range a.routes {
			if !wildcard.MatchString(rt.Path) || strings.HasSuffix(rt.Path, "{$}") {
				continue
			}
			for i := range 12 {
				text := url.PathEscape(texts[(n*12+i)%len(texts)])
				path := wildcard.ReplaceAllString(rt.Path, strings.ReplaceAll(text, "$", "%24"))
				got := a.touch(rt.Method, path, a.here.as(actor.Coordinator, path)...)
				a.check(rt.Method+" "+path, got)
				if strings.HasPrefix(rt.Path, "/office/") && got.StatusCode < 400 && rt.Path != "/office/help/{page}" && got.StatusCode != http.StatusMovedPermanently && got.StatusCode != http.StatusTemporaryRedirect {
					t.Errorf("%s %s answers %d", rt.Method, path, got.StatusCode)
				}
			}
		}
	})
}

// byHand are forms that a page shows only in a state that is not met here, with
// the names of their fields.
func byHand() map[string]string {
	return map[string]string{
		"/office/people/pick":                                "q",
		"/office/people/new":                                 "client_id searched phone email address tags given_name family_name birth_year gender postcode municipality language preferred_channel social_status",
		"/office/people/{id}/contacts/{contact}/restore":     "version",
		"/office/people/{id}/notes/{note}/restore":           "version",
		"/office/people/{id}/unmerge":                        "version",
		"/office/places/{id}/exceptions/{exception}/restore": "version",
		"/office/accounts/{id}/enable":                       "version",
		"/office/accounts/{id}/resend":                       "version",
		"/office/accounts/{id}/clear-second-factor":          "version",
		"/office/account/sessions/{id}/end":                  "version",
		"/login/second-factor":                               "code next",
	}
}
