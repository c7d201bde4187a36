package site

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/platform/actor"
)

// missing answers every other address under a digibank: a friendly page with the
// ways on, and status 404.
func (s *Site) missing(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	lang, _, _ := strings.Cut(r.PathValue("rest"), "/")
	if !i18n.Known(lang) {
		lang = i18n.Default
	}
	stamp, err := s.stamps.get(r.Context(), r.PathValue("tenant"))
	if errs.Is(err, errs.NotFound) {
		return s.lost(w, r, lang)
	}
	if err != nil {
		return err
	}
	g, err := s.regions.get(r.Context(), stamp, s.Clock.Now())
	if err != nil {
		return err
	}
	return s.notFound(w, r, &view{region: g, site: s, lang: lang, theme: theme(r)})
}

// notFound is the 404 page of a digibank.
func (s *Site) notFound(w http.ResponseWriter, r *http.Request, v *view) error {
	return s.refuse(w, r, v.lang, v.notFound())
}

// lost is the 404 page where no digibank is.
func (s *Site) lost(w http.ResponseWriter, r *http.Request, lang string) error {
	return s.refuse(w, r, lang, nowhere())
}

// refuse writes a 404 page, which is not kept.
func (s *Site) refuse(w http.ResponseWriter, r *http.Request, lang string, c templ.Component) error {
	raw, err := s.render(r.Context(), lang, c)
	if err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(raw) // who went away needs no answer
	return nil
}
