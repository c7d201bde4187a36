package site

import (
	"net/http"

	"digibank/internal/base/clock"
	"digibank/internal/base/geo"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/platform/access"
	"digibank/internal/platform/place"
	"digibank/internal/platform/route"
	"digibank/internal/platform/tenant"
)

// Config is what the site is made of.
type Config struct {
	Tenants         *tenant.Service
	Places          *place.Service
	Atlas           *geo.Atlas
	Texts           *i18n.Bundle
	Assets          *ui.Assets
	Clock           clock.Clock
	BaseURL         string // "https://digibank.example" for canonical addresses; empty: that of the request
	SecurityContact string // "mailto:…" or "https://…" for security.txt; empty: the policy page
	ThemeAction     string // address that stores the choice of colours; empty: no switch
}

// Site answers the public pages.
type Site struct {
	Config
	cache   *cache
	regions *regions
	stamps  *stamps
}

// New returns the site.
func New(c Config) *Site {
	return &Site{Config: c, cache: newCache(), regions: &regions{config: c}, stamps: newStamps(c.Places.Stamp)}
}

// Routes lists the pages. They are for a mux of their own: /{tenant}/ takes
// every first part of an address that nobody else wants.
func (s *Site) Routes() []route.Route {
	out := []route.Route{
		s.public("/robots.txt", s.robots),
		s.public("/favicon.ico", s.favicon),
		s.public("/.well-known/security.txt", s.securityTxt),
		s.public("/.well-known/security-policy", s.securityPolicy),
		s.public("/{tenant}", s.addSlash),
		s.public("/{tenant}/toegankelijkheid.json", s.statementJSON),
	}
	for _, l := range i18n.Languages() {
		out = append(out, s.pages(l.Code)...)
	}
	return append(out, s.public("/{tenant}/{rest...}", s.missing))
}

// pages lists the pages of one language.
func (s *Site) pages(lang string) []route.Route {
	prefix := "/{tenant}"
	if lang != i18n.Default {
		prefix += "/" + lang
	}
	return []route.Route{
		s.public(prefix+"/{$}", s.page(lang, pageDef{build: homePage})),
		s.public(prefix+"/digipunten", s.page(lang, pageDef{path: "digipunten", finder: true, build: finderPage})),
		s.public(prefix+"/digipunten/{slug}", s.page(lang, pageDef{path: "digipunten/", build: placePage})),
		s.public(prefix+"/privacy", s.page(lang, pageDef{path: "privacy", build: privacyPage})),
		s.public(prefix+"/toegankelijkheid", s.page(lang, pageDef{path: "toegankelijkheid", build: statementPage})),
	}
}

func (s *Site) public(path string, h route.Handler) route.Route {
	return route.Route{Method: http.MethodGet, Path: path, Right: access.Public, Handle: h}
}
