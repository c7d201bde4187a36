package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/feature/grant"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/place"
	"digibank/internal/platform/tenant"
)

// years is how far the history of the region goes back.
const years = 3

// Services are the use cases that the region is made with. They were made with
// the Kit, whose database handle is exclusive and whose clock is Clock.
type Services struct {
	Kit      kit.Kit
	Clock    *clock.Fake
	Tenants  *tenant.Service
	Accounts *account.Service
	Places   *place.Service
	People   *person.Service
	Desk     *helpdesk.Service
	Funds    *grant.Service
}

// Region is what was made, for demo.json.
type Region struct {
	Tenant   string // slug of the digibank
	Accounts []Account
	Tokens   map[string]string // by role, and "stranger"
	Sample   map[string]string // ids of things to try, see the outside contract
}

// Account can sign in.
type Account struct {
	Role     string `json:"role"`
	Email    string `json:"email"`
	Password string `json:"password"`
}

// builder makes one digibank.
type builder struct {
	Services
	ctx      context.Context
	rnd      *rand.Rand
	now      time.Time // the present, where history ends
	tenant   tenant.Tenant
	boss     actor.Actor // the program itself, at work for the tenant
	points   []*point
	people   []resident
	accounts map[string]string // e-mail -> id
}

// Build makes the region and its neighbour; now is where history ends.
func Build(ctx context.Context, s Services, seed uint64, now time.Time) (Region, error) {
	b := &builder{Services: s, ctx: ctx, rnd: rand.New(rand.NewPCG(seed, 2026)), now: now.UTC().Truncate(time.Second)}
	region := Region{Tokens: map[string]string{}, Sample: map[string]string{}}
	if err := b.digibank(bruggeNoord(), &region); err != nil {
		return region, fmt.Errorf("make %s: %w", bruggeNoord().slug, err)
	}
	neighbour := &builder{Services: s, ctx: ctx, rnd: b.rnd, now: b.now}
	if err := neighbour.digibank(bruggeWest(), &region); err != nil {
		return region, fmt.Errorf("make %s: %w", bruggeWest().slug, err)
	}
	return region, nil
}

// digibank makes everything of one digibank.
func (b *builder) digibank(p plan, region *Region) error {
	b.Clock.Set(b.start().Add(-30 * 24 * time.Hour))
	for _, step := range []func(plan, *Region) error{b.makeTenant, b.makePartners, b.makePlaces, b.makeAccounts, b.makeFunds, b.makePeople, b.makeContacts, b.makeFollowUps} {
		if err := b.Kit.DB.Together(b.ctx, func() error { return step(p, region) }); err != nil {
			return err
		}
	}
	b.Clock.Set(b.now)
	return nil
}

// start is when the digibank opened its first door.
func (b *builder) start() time.Time { return b.now.AddDate(-years, 0, 0) }

// day is a day counted from today.
func (b *builder) day(offset int) civil.Date { return b.today().AddDays(offset) }

func (b *builder) today() civil.Date { return civil.DateOf(b.now, civil.Brussels()) }

func (b *builder) makeTenant(p plan, region *Region) error {
	t, err := b.Tenants.Create(b.ctx, actor.System("", actor.CLI), tenant.Create{
		Slug: p.slug, Name: p.name, Phone: p.phone, Email: p.email, Municipalities: p.nis(), From: civil.DateOf(b.start(), civil.Brussels()),
	})
	if err != nil {
		return err
	}
	b.tenant, b.boss = t, actor.System(t.ID, actor.Job)
	if region.Tenant == "" {
		region.Tenant = p.slug
		region.Sample["municipality"] = p.towns[0].nis
	}
	return nil
}

// makeFunds makes the fund of today, with the tiers of the call of 2025-26, and
// the one before it.
func (b *builder) makeFunds(p plan, region *Region) error {
	now := grant.Save{
		ClientID: p.slug + "-extension", Name: "Digibanken, verlenging", Kind: grant.DigibankRRF, Funder: "Vlaamse overheid",
		First: b.day(-400), Last: b.day(176), Amount: 50000000, ChosenTarget: p.target, Tiers: grant.Extension2025(),
		Mode: grant.OnEntry, Below: grant.BelowFull, KeepUntil: b.day(176 + 5*365),
		Banner: "Gefinancierd door de Europese Unie – NextGenerationEU",
	}
	before := now
	before.ClientID, before.Name, before.First, before.Last, before.KeepUntil = p.slug+"-implementation", "Digibanken, implementatie", b.day(-years*365), b.day(-401), b.day(4*365)
	before.ChosenTarget, before.Tiers = 1000, []grant.Tier{{From: 0, To: 1000, Adds: 50000000}}
	before.Below = grant.BelowProRata
	for _, save := range []grant.Save{before, now} {
		f, err := b.Funds.Create(b.ctx, b.boss, save)
		if err != nil {
			return err
		}
		if region.Tenant == p.slug {
			region.Sample["fund"] = f.ID
		}
	}
	return nil
}

// together is the way in which a long history is cut in transactions.
func together(d *db.DB, ctx context.Context, n, size int, fn func(i int) error) error {
	for from := 0; from < n; from += size {
		err := d.Together(ctx, func() error {
			for i := from; i < min(from+size, n); i++ {
				if err := fn(i); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
