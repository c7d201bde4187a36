package demo

import (
	"digibank/internal/base/civil"
	"digibank/internal/platform/tenant"
)

// makePartners makes the municipalities of the digibank its partners, the first
// one the promoter, and two associations beside them.
func (b *builder) makePartners(p plan, _ *Region) error {
	from := civil.DateOf(b.start(), civil.Brussels())
	partners := []tenant.SavePartner{
		{Name: "Kringloop De Branding", Kind: "reuse", Controller: tenant.PrivateController, Role: tenant.Core, Website: "https://debranding.example"},
		{Name: "Seniorenraad aan zee", Kind: "association", Controller: tenant.PrivateController, Role: tenant.Network},
	}
	for i, t := range p.towns {
		role := tenant.LeadRole
		if i == 0 {
			role = tenant.Promoter
		}
		partners = append(partners, tenant.SavePartner{Name: "Lokaal bestuur " + t.name, Kind: "municipality", Controller: tenant.PublicController, Role: role})
	}
	for _, save := range partners {
		save.From = from
		if _, err := b.Tenants.CreatePartner(b.ctx, b.boss, save); err != nil {
			return err
		}
	}
	return nil
}
