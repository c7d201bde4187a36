package app

import (
	"digibank/internal/surface/office"
)

// wire makes the slices in the order in which they need each other.
func (p *program) wire() error {
	p.office = office.New(office.Options{
		Texts: p.texts, Assets: p.assets, Keys: p.kit.Keys, Product: "digibank", Denied: p.denied,
	})
	for _, slice := range []func(*program) error{
		wireEdge,
		wireJob,
		wireTenant,
		wirePlace,
		wirePerson,
		wireReach,
		wireGrant,
		wireAccount,
		wireTenantPages,
		wirePlacePages,
		wireHelpdesk,
		wireSite,
		wireAPI,
		wireOffice,
	} {
		if err := slice(p); err != nil {
			return err
		}
	}
	return nil
}
