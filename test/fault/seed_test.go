package fault

import (
	"path/filepath"
	"testing"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/geo"
	"digibank/internal/base/id"
	"digibank/internal/base/password"
	"digibank/internal/feature/grant"
	"digibank/internal/platform/access"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/place"
	"digibank/internal/platform/reach"
	"digibank/internal/platform/tenant"
	"digibank/internal/platform/vocab"

	"digibank/internal/feature/helpdesk"
)

// token opens the API for the coordinator of the digibank.
const token = "coordinator-under-pressure"

// world is a digibank in a data folder, ready to be served.
type world struct {
	t      *testing.T
	data   string // folder
	url    string // of the PostgreSQL database, "" for SQLite in the folder
	place  string
	people []string
}

// seed makes a digibank with a digipunt, a fund that counts, and a few people
// who come often.
func seed(t *testing.T, engine db.Engine) *world {
	t.Helper()
	w := &world{t: t, data: t.TempDir()}
	if engine == db.Postgres {
		w.url = dbtest.URL(t, engine)
	}
	keys, err := crypt.LoadOrCreate(filepath.Join(w.data, "key"))
	w.must(err)
	d := w.open()
	w.must(d.Migrate(t.Context()))
	k := kit.Kit{DB: d, Clock: clock.System{}, IDs: id.Random{}, Keys: keys, Audit: audit.New(clock.System{}, id.Random{})}
	w.fill(k)
	w.must(d.Close())
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// open opens the database beside the program.
func (w *world) open() *db.DB {
	w.t.Helper()
	address := w.url
	if address == "" {
		address = filepath.Join(w.data, "digibank.db")
	}
	d, err := db.Open(w.t.Context(), address)
	w.must(err)
	return d
}

func (w *world) fill(k kit.Kit) {
	w.t.Helper()
	ctx := w.t.Context()
	atlas, ledger := geo.New(), reach.NewLedger(k)
	known := func(nis string) bool { _, ok := atlas.Municipality(nis); return ok }
	tenants := tenant.New(k, known)
	today := tenants.Today()
	tn, err := tenants.Create(ctx, actor.System("", actor.CLI), tenant.Create{Slug: "brugge-noord", Name: "Brugge Noord", Municipalities: []string{"31004"}, From: today.AddDays(-100)})
	w.must(err)
	boss := actor.System(tn.ID, actor.CLI)
	p, err := place.New(k, known).Create(ctx, boss, place.Create{ClientID: k.IDs.New(), Identity: place.Identity{Name: "Bibliotheek", Kind: vocab.KindFixed, Roles: place.NewSet("digipunt"), Listed: true},
		Address: place.Address{Street: "Markt 1", Postcode: "8370", Locality: "Blankenberge", NIS: "31004"}, Contact: place.Contact{AccessMode: vocab.AccessWalkIn}})
	w.must(err)
	w.place = p.ID
	_, err = grant.New(k, ledger, reach.NewFigures(k)).Create(ctx, boss, grant.Save{ClientID: k.IDs.New(), Name: "Digibank", Kind: grant.DigibankRRF, First: today.AddDays(-90), Last: today.AddDays(90),
		Amount: 50000000, ChosenTarget: 1750, Tiers: grant.Extension2025(), Mode: grant.OnEntry, Below: grant.BelowFull})
	w.must(err)
	people := person.New(k, atlas)
	people.Connect(ledger)
	for _, name := range []string{"Maes", "Claes", "Peeters"} {
		made, _, err := people.Create(ctx, boss, person.Create{ClientID: k.IDs.New(), Searched: name, Identity: person.Identity{GivenName: "An", FamilyName: name, BirthYear: 1950, Postcode: "8370"}})
		w.must(err)
		w.people = append(w.people, made.ID)
	}
	w.staff(k, tn.ID)
}

func (w *world) staff(k kit.Kit, tenantID string) {
	w.t.Helper()
	policy, err := access.NewPolicy(account.Rules(), place.Rules(), person.Rules(), helpdesk.Rules(), reach.Rules(), grant.Rules(), tenant.Rules())
	w.must(err)
	accounts := account.New(account.Tools{Kit: k, Policy: policy, Hasher: password.NewHasher(password.Params{Memory: 64, Passes: 1, Threads: 1}, 2)}, account.Config{})
	made, err := accounts.SeedAccounts(w.t.Context(), account.Seed{TenantID: tenantID, Email: "an@example.be", Name: "An", Password: "vier blauwe fietsen buiten", Lang: "nl",
		Grants: []account.GrantSpec{{Role: actor.Coordinator}}})
	w.must(err)
	w.must(accounts.SeedTokens(w.t.Context(), account.SeedToken{TenantID: tenantID, AccountID: made[0].ID, Name: "test", Role: actor.Coordinator, Secret: token, To: accounts.Today().AddDays(9)}))
}
