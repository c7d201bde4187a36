package app

import "digibank/internal/surface/site"

// wireSite makes the public pages of the digibanken.
func wireSite(p *program) error {
	p.site = site.New(site.Config{
		Tenants: p.tenants, Places: p.places, Atlas: p.atlas, Texts: p.texts, Assets: p.assets, Clock: p.kit.Clock,
		BaseURL: p.cfg.URL, SecurityContact: p.cfg.SecurityContact, ThemeAction: "/theme",
	})
	p.routes = append(p.routes, p.site.Routes()...)
	return nil
}
