package app

import (
	"fmt"
	"net/http"
	"sync/atomic"

	"digibank/internal/base/errs"
	"digibank/internal/base/ui"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/route"
)

// wireEdge adds what an installation answers besides its pages.
func wireEdge(p *program) error {
	static := p.assets.Handler()
	add := func(method, path string, h route.Handler) {
		p.routes = append(p.routes, route.Route{Method: method, Path: path, Right: access.Public, Handle: h})
	}
	add(http.MethodGet, "/healthz", health)
	add(http.MethodGet, "/readyz", p.readiness())
	add(http.MethodGet, ui.StaticPath, func(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
		static.ServeHTTP(w, r)
		return nil
	})
	return nil
}

func health(w http.ResponseWriter, _ *http.Request, _ actor.Actor) error {
	return plain(w, "ok\n")
}

func plain(w http.ResponseWriter, text string) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, err := fmt.Fprint(w, text)
	return err
}

// readiness answers ok when the database answers and is migrated. Migrations
// do not go away, so they are looked at until they are all there.
func (p *program) readiness() route.Handler {
	var migrated atomic.Bool
	return func(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
		if err := p.kit.DB.Ping(r.Context()); err != nil {
			return errs.Wrap(errs.Unavailable, "busy", err)
		}
		if !migrated.Load() {
			done, err := p.kit.DB.Migrated(r.Context())
			if err != nil || !done {
				return errs.Wrap(errs.Unavailable, "busy", err)
			}
			migrated.Store(true)
		}
		return plain(w, "ok\n")
	}
}
