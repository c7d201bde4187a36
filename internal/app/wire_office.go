package app

import (
	"context"

	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/tenant"
	"digibank/internal/surface/office"
)

// wireOffice adds the pages of the shell itself.
func wireOffice(p *program) error {
	p.office.Tenants = p
	p.office.AddItems(office.Nav()...)
	p.routes = append(p.routes, p.office.Routes()...)
	p.checks = append(p.checks, check{name: "audit", find: audit.Verify})
	return nil
}

// TenantByID finds the digibank of a signed-in person, for the header.
func (p *program) TenantByID(ctx context.Context, id string) (office.Tenant, error) {
	t, err := p.tenants.ByID(ctx, id)
	return officeTenant(t), err
}

// OpenTenants lists the digibanken that have a site.
func (p *program) OpenTenants(ctx context.Context) ([]office.Tenant, error) {
	all, err := p.tenants.All(ctx, actor.System("", actor.Web))
	var out []office.Tenant
	for _, t := range all {
		if t.ClosedAt.IsZero() {
			out = append(out, officeTenant(t))
		}
	}
	return out, err
}

func officeTenant(t tenant.Tenant) office.Tenant {
	return office.Tenant{Slug: t.Slug, Name: t.Name, Phone: t.Phone}
}
