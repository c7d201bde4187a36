package app

import (
	"context"

	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/audit/auditweb"
	"digibank/internal/platform/tenant/tenantweb"
)

// wireTenantPages adds the pages of digibanken, and of the audit trail.
func wireTenantPages(p *program) error {
	tenants := tenantweb.New(p.tenants, p.atlas, p.office, p.kit.IDs.New, p.inviteFirst)
	trail := auditweb.New(audit.NewService(p.kit.DB), p.kit, p.office)
	p.routes = append(append(p.routes, tenants.Routes()...), trail.Routes()...)
	p.office.AddItems(append(tenants.Nav(), trail.Nav()...)...)
	return nil
}

// inviteFirst invites the coordinator of a digibank.
func (p *program) inviteFirst(ctx context.Context, a actor.Actor, tenantID, email, name string) error {
	_, err := p.accounts.InviteFirst(ctx, a, tenantID, account.Invite{Email: email, Name: name, Lang: a.Lang})
	return err
}

// ownPartners lists the partners of the actor's digibank today.
func (p *program) ownPartners(ctx context.Context, a actor.Actor) ([]account.Option, error) {
	list, err := p.tenants.PartnersOn(ctx, a.TenantID, p.tenants.Today())
	var out []account.Option
	for _, x := range list {
		out = append(out, account.Option{ID: x.ID, Name: x.Name})
	}
	return out, err
}
