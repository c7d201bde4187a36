package app

import (
	"digibank/internal/feature/grant"
	"digibank/internal/feature/grant/grantweb"
)

// wireGrant makes the funds and the dashboard.
func wireGrant(p *program) error {
	p.grants = grant.New(p.kit, p.ledger, p.figures)
	web := grantweb.New(p.grants, p.figures, placeNames{p.places}, p.atlas, p.office, p.kit.IDs.New)
	p.routes = append(p.routes, web.Routes()...)
	p.office.AddItems(web.Nav()...)
	return nil
}
