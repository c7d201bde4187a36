package demo

import (
	"fmt"
	"strings"

	"digibank/internal/base/text"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

// password opens every demo account; it is printed anyway, and the demo listens
// on loopback only.
const password = "duidelijk-oefenen-2026"

// staff are the accounts of the region that everybody can try, one per role.
func (b *builder) staff(p plan) []account.Seed {
	first := b.points[0]
	host := strings.ReplaceAll(p.slug, "-", "") + ".example"
	seed := func(name, box string, role actor.Role, limit account.Limit) account.Seed {
		return account.Seed{TenantID: b.tenant.ID, Email: box + "@" + host, Name: name, Password: password, Lang: "nl",
			Grants: []account.GrantSpec{{Role: role, Limit: limit}}}
	}
	return []account.Seed{
		seed("Sofie Vandekerckhove", "coordinator", actor.Coordinator, account.Limit{}),
		seed("Bart Lefevere", "trekker", actor.Lead, account.Limit{Kind: account.ByMunicipality, ID: first.town.nis}),
		seed("Rita Verbeke", "helper", actor.Helper, account.Limit{Kind: account.ByPlace, ID: first.id}),
		seed("Wim Kesteloot", "technicus", actor.Technician, account.Limit{}),
		seed("Katrien Demets", "lesgever", actor.Trainer, account.Limit{}),
		seed("Peter Goethals", "financien", actor.Finance, account.Limit{}),
		seed("Ilse Ramaekers", "auditor", actor.Auditor, account.Limit{}),
		seed("Tom Blomme", "kijker", actor.Observer, account.Limit{}),
	}
}

// makeAccounts makes one account and one token per role, and the helpers of the
// desks. Of the neighbour only the coordinator's token is told: the stranger.
func (b *builder) makeAccounts(p plan, region *Region) error {
	main := region.Tenant == p.slug
	seeds := b.staff(p)
	if !main {
		seeds = seeds[:1]
	}
	told := len(seeds)
	for i := range p.helpers {
		name := helperNames[i%len(helperNames)]
		seeds = append(seeds, account.Seed{TenantID: b.tenant.ID, Name: name, Password: password, Lang: "nl", Email: text.Slug(name) + "@" + p.slug + ".example",
			Grants: []account.GrantSpec{{Role: actor.Helper, Limit: account.Limit{Kind: account.ByPlace, ID: b.points[i%len(b.points)].id}}}})
	}
	made, err := b.Accounts.SeedAccounts(b.ctx, seeds...)
	if err != nil {
		return err
	}
	b.staffDesks(seeds, made)
	for i, s := range seeds {
		if i >= told {
			break
		}
		if err := b.tell(region, s, made[i].ID, main); err != nil {
			return err
		}
	}
	if main {
		return b.administrator(region)
	}
	return nil
}

// staffDesks notes who helps at which desk.
func (b *builder) staffDesks(seeds []account.Seed, made []account.Account) {
	for i, s := range seeds {
		for _, pt := range b.points {
			if s.Grants[0].Role == actor.Helper && s.Grants[0].Limit.ID == pt.id {
				pt.helpers = append(pt.helpers, made[i].ID)
			}
		}
	}
}

// tell puts an account and its token in demo.json.
func (b *builder) tell(region *Region, s account.Seed, id string, main bool) error {
	role := s.Grants[0].Role
	name := string(role)
	if main {
		region.Accounts = append(region.Accounts, Account{Role: name, Email: s.Email, Password: s.Password})
	} else {
		name = "stranger"
	}
	region.Tokens[name] = fmt.Sprintf("demo-%s-%s", name, b.Kit.IDs.New())
	return b.Accounts.SeedTokens(b.ctx, account.SeedToken{TenantID: b.tenant.ID, AccountID: id, Name: "demo", Role: role,
		Limit: s.Grants[0].Limit, Secret: region.Tokens[name], To: b.day(365)})
}

// administrator makes the account of the installation.
func (b *builder) administrator(region *Region) error {
	s := account.Seed{Email: "beheer@digibank.example", Name: "Beheer", Password: password, Lang: "nl", Grants: []account.GrantSpec{{Role: actor.Admin}}}
	if _, err := b.Accounts.SeedAccounts(b.ctx, s); err != nil {
		return err
	}
	region.Accounts = append(region.Accounts, Account{Role: string(actor.Admin), Email: s.Email, Password: s.Password})
	return nil
}
