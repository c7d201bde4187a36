package app

import (
	"context"
	"fmt"

	"digibank/internal/base/civil"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/tenant"
)

type tenantCmd struct {
	Create tenantCreateCmd `cmd:"" help:"Make a digibank."`
	List   tenantListCmd   `cmd:"" help:"List the digibanken."`
}

type tenantCreateCmd struct {
	Slug           string   `arg:"" help:"Its part of the address: lower case letters, digits and hyphens."`
	Name           string   `required:"" help:"Its name."`
	Phone          string   `help:"Telephone number for the public."`
	Email          string   `help:"E-mail address for the public."`
	Municipalities []string `help:"NIS codes of its municipalities." placeholder:"NIS,NIS"`
	From           string   `help:"First day, as 2026-01-31; today by default." placeholder:"DAY"`
}

// Run makes the digibank.
func (c tenantCreateCmd) Run(e *env) error {
	p, err := openProgram(e)
	if err != nil {
		return err
	}
	defer p.close()
	from, err := c.from(p)
	if err != nil {
		return usageError{err}
	}
	t, err := p.tenants.Create(e.ctx, actor.System("", actor.CLI), tenant.Create{
		Slug: c.Slug, Name: c.Name, Phone: c.Phone, Email: c.Email, Municipalities: c.Municipalities, From: from,
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%s %s\n", t.ID, t.Slug)
	return nil
}

func (c tenantCreateCmd) from(p *program) (civil.Date, error) {
	if c.From == "" {
		return civil.DateOf(p.kit.Clock.Now(), civil.Brussels()), nil
	}
	return civil.ParseISO(c.From)
}

type tenantListCmd struct{}

// Run lists the digibanken, one per line: address, name, state.
func (tenantListCmd) Run(e *env) error {
	p, err := openProgram(e)
	if err != nil {
		return err
	}
	defer p.close()
	all, err := allTenants(e.ctx, p)
	for _, t := range all {
		state := "open"
		if !t.ClosedAt.IsZero() {
			state = "closed"
		}
		fmt.Fprintf(e.stdout, "%-24s %-6s %s\n", t.Slug, state, t.Name)
	}
	return err
}

func allTenants(ctx context.Context, p *program) ([]tenant.Tenant, error) {
	return p.tenants.All(ctx, actor.System("", actor.CLI))
}
