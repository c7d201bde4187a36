package site

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/route"
)

// pageDef is one page of the site.
type pageDef struct {
	path   string // after the language; "digipunten/" is followed by a slug
	finder bool   // it reads the search of the address
	build  func(v *view) templ.Component
}

// page answers a page of a digibank: from memory when it is there and right.
func (s *Site) page(lang string, def pageDef) route.Handler {
	return func(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
		stamp, err := s.stamps.get(r.Context(), r.PathValue("tenant"))
		if errs.Is(err, errs.NotFound) {
			return s.lost(w, r, lang)
		}
		if err != nil {
			return err
		}
		now := s.Clock.Now()
		key := pageKey{stamp: stamp, path: r.URL.Path, theme: theme(r), minute: now.Unix() / 60}
		var asked search
		if def.finder {
			asked = readSearch(r.URL.Query())
			key.query = asked.query()
		}
		if e := s.cache.get(key); e != nil {
			e.write(w, r)
			return nil
		}
		g, err := s.regions.get(r.Context(), stamp, now)
		if err != nil {
			return err
		}
		v := &view{region: g, site: s, lang: lang, theme: key.theme, path: def.path, slug: r.PathValue("slug"), asked: asked}
		return s.show(w, r, v, def, key)
	}
}

// show renders a page, keeps it, and writes it.
func (s *Site) show(w http.ResponseWriter, r *http.Request, v *view, def pageDef, key pageKey) error {
	body := def.build(v)
	if body == nil {
		return s.notFound(w, r, v)
	}
	raw, err := s.render(r.Context(), v.lang, body)
	if err != nil {
		return err
	}
	e, err := pack(raw)
	if err != nil {
		return err
	}
	s.cache.put(key, e)
	e.write(w, r)
	return nil
}

func (s *Site) render(ctx context.Context, lang string, c templ.Component) ([]byte, error) {
	ctx = ui.WithAssets(i18n.With(ctx, s.Texts.Localizer(lang)), s.Assets)
	var b bytes.Buffer
	err := c.Render(ctx, &b)
	return b.Bytes(), err
}

// write answers with the page, packed when the browser takes that, or with 304
// when it has it already.
func (e *entry) write(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "public, no-cache") // kept, and asked for again with its ETag
	h.Set("Etag", e.etag)
	h.Set("Vary", "Accept-Encoding, Cookie") // the cookie of the colours
	if match := r.Header.Get("If-None-Match"); match != "" && strings.Contains(match, e.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := e.plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = e.packed
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // who went away needs no answer
	}
}

// theme is the choice of colours that the visitor keeps in a cookie.
func theme(r *http.Request) string {
	c, err := r.Cookie("__Host-theme")
	if err != nil {
		return ""
	}
	switch c.Value {
	case "light", "dark", "contrast":
		return c.Value
	}
	return ""
}

// addSlash sends /brugge-noord on to /brugge-noord/.
func (s *Site) addSlash(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	slug := r.PathValue("tenant")
	_, err := s.stamps.get(r.Context(), slug)
	switch {
	case errs.Is(err, errs.NotFound):
		return s.lost(w, r, i18n.Default)
	case err != nil:
		return err
	}
	http.Redirect(w, r, "/"+slug+"/", http.StatusMovedPermanently)
	return nil
}
