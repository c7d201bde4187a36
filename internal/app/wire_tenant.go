package app

import (
	"digibank/internal/base/geo"
	"digibank/internal/platform/tenant"
)

// wireTenant makes the digibanken.
func wireTenant(p *program) error {
	p.atlas = geo.New()
	p.tenants = tenant.New(p.kit, p.knownNIS)
	return nil
}

// knownNIS says whether a municipality exists or existed.
func (p *program) knownNIS(nis string) bool {
	_, ok := p.atlas.Municipality(nis)
	return ok
}
