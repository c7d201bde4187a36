package app

import "digibank/internal/surface/api"

// demoRate lets a measurement of the demo go as fast as the machine can.
const demoRate = 1_000_000

// wireAPI makes the API, a tree of its own: it writes problems, not pages.
func wireAPI(p *program) error {
	rate := p.cfg.APIRate
	if p.cfg.demo {
		rate = demoRate
	}
	a, err := api.New(api.Deps{
		Authenticate: p.authenticate, Kit: p.kit, Texts: p.texts, Frame: p.office, Places: p.places, People: p.people, Desk: p.desk,
		Grants: p.grants, Figures: p.figures, PerSecond: rate,
		Denied: p.denied,
	})
	if err != nil {
		return err
	}
	a.Jobs(p.jobs)
	p.openapi = a.OpenAPI
	p.trees["api"], p.failures["api"] = a, a.Fail
	p.routes = append(p.routes, a.Routes()...)
	return nil
}
