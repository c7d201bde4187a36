package app

import (
	"digibank/internal/feature/grant"
	"digibank/internal/feature/grant/grantweb"
)

// wireGrant makes the funds and the dashboard.
func wireGrant(p *program) error {
	p.grants = grant.New(p.kit, p.ledger, p.figures)
	web := grantweb.New(grantweb.Needs{Grants: p.grants, Figures: p.figures, Places: placeNames{p.places}, Areas: p.atlas, Frame: p.office, NewID: p.kit.IDs.New})
	p.routes = append(p.routes, web.Routes()...)
	p.office.AddItems(web.Nav()...)
	return nil
}
