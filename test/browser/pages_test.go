package browser_test

import (
	"bytes"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// sight is one page as somebody sees it.
type sight struct {
	pattern string // line of the route table
	path    string
	role    string // "" is nobody
	session string
}

// name is what the page is called in a test.
func (s sight) name() string {
	who := s.role
	if who == "" {
		who = "anybody"
	}
	return who + " " + strings.TrimPrefix(s.pattern, "GET ")
}

// noPages are the GET routes that answer with something else than a page, or
// that send on.
func noPages() map[string]string {
	return map[string]string{
		"/.well-known/security-policy":    "a text",
		"/.well-known/security.txt":       "a text",
		"/favicon.ico":                    "an image",
		"/healthz":                        "a word for monitoring",
		"/readyz":                         "a word for monitoring",
		"/robots.txt":                     "a text",
		"/static/":                        "files",
		"/office/contacts/export.csv":     "a file",
		"/office/contacts/export.xlsx":    "a file",
		"/office/audit.csv":               "a file",
		"/office/alive":                   "keeps a session, for scripts",
		"/office/desk/services":           "a part of the form",
		"/{tenant}":                       "sends on to the home page",
		"/{tenant}/toegankelijkheid.json": "data",
		"/{tenant}/{rest...}":             "the page that is not there, looked at by itself",
		"/office/people/new":              "opens after a search, looked at by itself",
	}
}

// table matches paths with the routes of the program, the way the program does.
type table struct{ own, site *http.ServeMux }

// routes asks the program for its route table and gives the patterns of the pages.
func routes(t *testing.T) (table, []string) {
	t.Helper()
	cmd, err := program(t.Context(), "routes")
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	tb, patterns := table{http.NewServeMux(), http.NewServeMux()}, []string{}
	for line := range bytes.Lines(out) {
		part := strings.Fields(string(line))
		if len(part) < 2 || part[0] != http.MethodGet || strings.HasPrefix(part[1], "/api/") {
			continue
		}
		mux := tb.own
		if strings.HasPrefix(part[1], "/{") && part[1] != "/{$}" {
			mux = tb.site
		}
		mux.Handle("GET "+part[1], http.NotFoundHandler())
		if _, not := noPages()[part[1]]; !not {
			patterns = append(patterns, part[1])
		}
	}
	return tb, patterns
}

// match gives the pattern that answers to a path.
func (tb table) match(path string) string {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for _, mux := range []*http.ServeMux{tb.own, tb.site} {
		if _, pattern := mux.Handler(r); pattern != "" && pattern != "GET /static/" {
			return strings.TrimPrefix(pattern, "GET ")
		}
	}
	return ""
}

// each lists the patterns of which every page is looked at, not one example.
func each(pattern string) bool {
	return slices.Contains([]string{"/office/help/{page}", "/office/places/{id}/edit/{part}"}, pattern)
}

// walk follows the links of the program as one role, from where the role
// starts, one page for each route that was not seen before.
func (w *world) walk(v *visitor, role string, tb table, seen map[string]sight, starts ...string) {
	queue, fresh := slices.Clone(starts), len(starts)
	for ; len(queue) > 0; fresh-- {
		path := queue[0]
		queue = queue[1:]
		pattern := tb.match(path)
		if _, not := noPages()[pattern]; pattern == "" || not {
			continue
		}
		key := pattern
		if each(pattern) {
			key = strings.SplitN(path, "?", 2)[0]
		}
		_, already := seen[key]
		if already && fresh <= 0 {
			continue
		}
		got := v.ask(path, nil)
		if got.status == http.StatusSeeOther {
			queue = append(queue, got.header.Get("Location"))
		}
		if got.status != http.StatusOK || !strings.HasPrefix(got.header.Get("Content-Type"), "text/html") {
			continue
		}
		if !already {
			seen[key] = sight{pattern, path, role, v.session}
		}
		queue = append(queue, got.links()...)
	}
}

// sights are all pages of the program, each as somebody who may see it.
func sights(t *testing.T) []sight {
	t.Helper()
	w, err := stage()
	if err != nil {
		t.Fatal(err)
	}
	tb, patterns := routes(t)
	seen := map[string]sight{}
	w.walk(w.visit(t, ""), "", tb, seen, w.doors(t)...)
	for _, role := range []string{"coordinator", "admin", "auditor", "lead", "helper"} {
		w.walk(w.visit(t, role), role, tb, seen, "/office/", "/office/account", "/office/followups")
	}
	w.walk(w.halfway(t), "halfway", tb, seen, "/login/second-factor")
	met := map[string]bool{}
	for _, s := range seen {
		met[s.pattern] = true
	}
	for _, pattern := range patterns {
		if !met[pattern] {
			t.Errorf("no link leads to %s", pattern)
		}
	}
	return slices.SortedFunc(maps.Values(seen), func(a, b sight) int { return strings.Compare(a.name()+a.path, b.name()+b.path) })
}

// doors are where somebody starts who has not signed in.
func (w *world) doors(t *testing.T) []string {
	site := "/" + w.demo.Tenant
	return []string{
		"/", "/login", "/forgot", "/office/help", site + "/", site + "/fr/", site + "/en/",
		w.mailed(t, "/reset/", w.forget), w.mailed(t, "/invite/", w.invite),
	}
}

var mailedLink = regexp.MustCompile(`/(reset|invite)/[A-Za-z0-9_=-]+`)

// mailed gives the link of a kind that arrives by mail after something was asked.
func (w *world) mailed(t *testing.T, prefix string, ask func(*testing.T)) string {
	t.Helper()
	ask(t)
	late := time.Now().Add(patience)
	for time.Now().Before(late) {
		files, err := filepath.Glob(filepath.Join(w.data, "mail", "*.eml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range slices.Backward(files) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			plain := strings.NewReplacer("=\r\n", "", "=3D", "=").Replace(string(raw))
			if link := mailedLink.FindString(plain); strings.HasPrefix(link, prefix) {
				return link
			}
		}
		time.Sleep(pollEvery)
	}
	t.Fatalf("no mail with a link to %s", prefix)
	return ""
}

// forget asks for a new password.
func (w *world) forget(t *testing.T) {
	email, _ := w.account(t, "observer")
	w.visit(t, "").ask("/forgot", url.Values{"email": {email}})
}

// invite asks somebody new to join.
func (w *world) invite(t *testing.T) {
	got := w.visit(t, "coordinator").ask("/office/accounts/new", url.Values{
		"name": {"An Nieuw"}, "email": {"an.nieuw@bruggenoord.example"}, "lang": {"nl"}, "role": {"observer"},
	})
	if got.status != http.StatusSeeOther {
		t.Errorf("inviting gives status %d", got.status)
	}
}
