package app

import (
	"context"
	"fmt"
	"runtime"

	"digibank/internal/base/password"
	"digibank/internal/platform/account"
	"digibank/internal/platform/account/accountweb"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/place"
)

// wireAccount makes the accounts, their sessions and their tokens.
func wireAccount(p *program) error {
	passwords, err := p.passwordPolicy()
	if err != nil {
		return err
	}
	p.accounts = account.New(account.Tools{
		Kit: p.kit, Policy: p.policy, Queue: p.queue, Mail: p.mail, Texts: p.texts,
		Hasher:     password.NewHasher(password.Recommended(), runtime.GOMAXPROCS(0)),
		Passwords:  passwords,
		TenantName: p.tenantName,
		Limits: map[account.LimitKind]account.Lister{
			account.ByMunicipality: p.ownMunicipalities,
			account.ByPlace:        p.ownPlaces,
			account.ByPartner:      p.ownPartners,
		},
	}, p.accountConfig())
	p.accounts.Jobs(p.jobs)
	p.authenticate = accountweb.Authenticate(p.accounts)
	web := accountweb.New(p.accounts, p.office, p.kit.IDs.New)
	p.routes = append(p.routes, web.Routes()...)
	p.office.AddItems(web.Nav()...)
	p.office.AddAccountItems(web.AccountNav()...)
	p.office.SaveLanguage = p.accounts.SaveLanguage
	p.office.Idle = int(p.accounts.Idle().Seconds())
	return nil
}

// passwordPolicy knows the common passwords, and the leaked ones when the
// operator has a file of them (v5.0.0-6.2.12).
func (p *program) passwordPolicy() (*password.Policy, error) {
	if p.cfg.BreachedPasswords == "" {
		return password.NewPolicy(nil), nil
	}
	leaked, err := password.OpenBreached(p.cfg.BreachedPasswords)
	if err != nil {
		return nil, fmt.Errorf("%w; check --breached-passwords", err)
	}
	return password.NewPolicy(leaked), nil
}

func (p *program) accountConfig() account.Config {
	return account.Config{BaseURL: p.cfg.publicURL(), SecondOptional: p.cfg.demo}
}

func (p *program) tenantName(ctx context.Context, tenantID string) (string, error) {
	t, err := p.tenants.ByID(ctx, tenantID)
	return t.Name, err
}

// ownMunicipalities lists the municipalities that the actor's digibank serves.
func (p *program) ownMunicipalities(ctx context.Context, a actor.Actor) ([]account.Option, error) {
	members, err := p.tenants.Members(ctx, a.TenantID)
	var out []account.Option
	for _, m := range members {
		if town, ok := p.atlas.Municipality(m.NIS); ok && m.To.IsZero() {
			out = append(out, account.Option{ID: m.NIS, Name: town.Name})
		}
	}
	return out, err
}

// ownPlaces lists the places of the actor's digibank that are open.
func (p *program) ownPlaces(ctx context.Context, a actor.Actor) ([]account.Option, error) {
	list, err := p.places.Briefs(ctx, a, place.RightRead)
	var out []account.Option
	for _, b := range list {
		if !b.Closed {
			out = append(out, account.Option{ID: b.ID, Name: b.Name})
		}
	}
	return out, err
}
