package office_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"digibank/internal/base/crypt"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/vocab"
	"digibank/internal/surface/office"
)

const rightDesk actor.Right = "contact.write"

// bundle is a shell with one navigation item and what it heard.
type bundle struct {
	*office.Office
	t      *testing.T
	denied []string
	saved  string
	open   []office.Tenant
}

func setup(t *testing.T) *bundle {
	t.Helper()
	texts, err := i18n.New(ui.Locale, office.Locale, vocab.Locale)
	if err != nil {
		t.Fatal(err)
	}
	texts.OnMissing(func(lang, key string) {
		if key != "nav.desk" {
			t.Errorf("no %s text for %s", lang, key)
		}
	})
	keys, err := crypt.LoadOrCreate(filepath.Join(t.TempDir(), "key"))
	if err != nil {
		t.Fatal(err)
	}
	b := &bundle{t: t}
	b.Office = office.New(office.Options{Texts: texts, Keys: keys, Product: "digibank", Idle: 600,
		Denied: func(_ context.Context, _ actor.Actor, route string) error {
			b.denied = append(b.denied, route)
			return nil
		}})
	b.Tenants = b
	b.SaveLanguage = func(_ context.Context, _ actor.Actor, lang string) error {
		b.saved = lang
		return nil
	}
	b.AddItems(frame.Item{Key: "desk", Path: "/office/desk", Right: rightDesk, Icon: "plus", Order: 10})
	return b
}

func (b *bundle) TenantByID(_ context.Context, id string) (office.Tenant, error) {
	if id != "t1" {
		return office.Tenant{}, errors.New("no such tenant")
	}
	return office.Tenant{Slug: "brugge-noord", Name: "Digibank Brugge Noord", Phone: "+3250123456"}, nil
}

func (b *bundle) OpenTenants(context.Context) ([]office.Tenant, error) { return b.open, nil }

// an is a helper of tenant t1.
func an() actor.Actor {
	return actor.Actor{TenantID: "t1", AccountID: "a1", Name: "An Peeters", Lang: "nl",
		Grants: []actor.Grant{{Role: actor.Helper, Rights: map[actor.Right]bool{rightDesk: true}}}}
}

// ask sends a request through the shell's own middleware to handle.
func (b *bundle) ask(r *http.Request, handle http.HandlerFunc) *httptest.ResponseRecorder {
	b.t.Helper()
	w := httptest.NewRecorder()
	b.Localized(handle).ServeHTTP(w, r)
	return w
}

func get(path string, cookies ...*http.Cookie) *http.Request {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for _, c := range cookies {
		r.AddCookie(c)
	}
	return r
}

func form(path string, fields url.Values) *http.Request {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(fields.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

// show writes a page with one word in it.
func (b *bundle) show(a actor.Actor, p frame.Page) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p.Body = templ.Raw("<h1>Woord</h1>")
		if err := b.Show(w, b.Localize(r, a), a, p); err != nil {
			b.t.Error(err)
		}
	}
}

// route finds the handler of a path in the shell's own table.
func (b *bundle) route(method, path string, a actor.Actor) http.HandlerFunc {
	for _, rt := range b.Routes() {
		if rt.Method == method && rt.Path == path {
			return func(w http.ResponseWriter, r *http.Request) {
				if err := rt.Handle(w, b.Localize(r, a), a); err != nil {
					b.Fail(w, r, a, err)
				}
			}
		}
	}
	b.t.Fatalf("no route %s %s", method, path)
	return nil
}

func has(t *testing.T, w *httptest.ResponseRecorder, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(w.Body.String(), word) {
			t.Errorf("the page lacks %q: %s", word, w.Body)
		}
	}
}

func lacks(t *testing.T, w *httptest.ResponseRecorder, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(w.Body.String(), word) {
			t.Errorf("the page shows %q: %s", word, w.Body)
		}
	}
}

func named(w *httptest.ResponseRecorder, name string) *http.Cookie {
	for _, c := range w.Result().Cookies() {
		if c.Name == name {
			return c
		}
	}
	return nil
}
