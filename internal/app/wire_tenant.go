package app

import "digibank/internal/platform/tenant"

// wireTenant makes the digibanken.
func wireTenant(p *program) error {
	p.tenants = tenant.New(p.kit, func(string) bool { return true })
	return nil
}
