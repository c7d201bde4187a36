package app

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

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
	add(http.MethodGet, "/.well-known/security.txt", p.securityText)
	add(http.MethodGet, "/robots.txt", robots)
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

// securityValid is how long security.txt is good for: under a year (RFC 9116).
const securityValid = 180 * 24 * time.Hour

// securityText says where to report a hole in security.
func (p *program) securityText(w http.ResponseWriter, _ *http.Request, _ actor.Actor) error {
	contact := p.cfg.SecurityContact
	if contact == "" {
		contact = p.cfg.publicURL() + "/office/help/veiligheid"
	}
	lines := []string{
		"Contact: " + contact,
		"Expires: " + p.kit.Clock.Now().Add(securityValid).UTC().Truncate(24*time.Hour).Format(time.RFC3339),
		"Preferred-Languages: nl, en, fr",
		"Policy: " + p.cfg.publicURL() + "/office/help/veiligheid",
		"Canonical: " + p.cfg.publicURL() + "/.well-known/security.txt",
	}
	return plain(w, strings.Join(lines, "\n")+"\n")
}

func robots(w http.ResponseWriter, _ *http.Request, _ actor.Actor) error {
	return plain(w, "User-agent: *\nDisallow: /office/\nDisallow: /login\nDisallow: /api/\n")
}
