package helpdesk_test

import (
	"context"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/geo"
	"digibank/internal/base/id"
	"digibank/internal/base/page"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/place"
	"digibank/internal/platform/reach"
	"digibank/internal/platform/vocab"
)

// noon is Wednesday 18 March 2026, 12.00 in Brussels.
var noon = time.Date(2026, 3, 18, 11, 0, 0, 0, time.UTC)

// desk is a digibank with two digipunten in two municipalities.
type desk struct {
	*helpdesk.Service
	db     *db.DB
	clock  *clock.Fake
	ids    id.Source
	ledger *reach.Ledger
	keys   *crypt.Keyring
	policy *access.Policy
	tenant string
	other  string // another tenant
	funds  string // a counting over 2026
	people folk
}

const (
	library = "place-library" // Brugge
	sociaal = "place-sociaal" // Damme
	shut    = "place-shut"    // Brugge, closed for good
	brugge  = "31005"
	damme   = "31006"
)

// spots stands in for the places of the region.
type spots struct{}

func (spots) all() []place.Brief {
	return []place.Brief{
		{ID: library, Name: "Bibliotheek", NIS: brugge, PartnerID: "partner-a", Kind: "fixed"},
		{ID: sociaal, Name: "Sociaal Huis", NIS: damme, PartnerID: "partner-b", Kind: "fixed"},
		{ID: shut, Name: "Oud punt", NIS: brugge, PartnerID: "partner-a", Kind: "fixed", Closed: true},
	}
}

func (s spots) Brief(_ context.Context, _ db.Reader, tenantID, placeID string) (place.Brief, error) {
	for _, b := range s.all() {
		if b.ID == placeID && tenantID == "tenant-1" {
			return b, nil
		}
	}
	return place.Brief{}, errs.Missing()
}

func (s spots) Briefs(_ context.Context, a actor.Actor, right actor.Right) ([]place.Brief, error) {
	var out []place.Brief
	for _, b := range s.all() {
		if a.CanAt(right, b.Spot()) {
			out = append(out, b)
		}
	}
	return out, nil
}

// folk stands in for the people of the region; their rows are real.
type folk map[string]person.Facts

func (f folk) Facts(_ context.Context, _ db.Reader, tenantID, personID string) (person.Facts, error) {
	p, ok := f[personID]
	if !ok || tenantID != "tenant-1" {
		return p, errs.Missing()
	}
	return p, nil
}

type team struct{}

func (team) Team(context.Context, db.Reader, string) ([]helpdesk.Helper, error) {
	return []helpdesk.Helper{{ID: "an", Name: "An"}, {ID: "bert", Name: "Bert"}, {ID: "lea", Name: "Lea"}, {ID: "oud", Name: "Oud", Gone: true}}, nil
}

func setup(t testing.TB, d *db.DB) *desk {
	t.Helper()
	keys, err := crypt.Parse(crypt.NewKey())
	if err != nil {
		t.Fatal(err)
	}
	c := clock.NewFake(noon)
	ids := id.NewSeeded(7, c.Now)
	k := kit.Kit{DB: d, Clock: c, IDs: ids, Keys: keys, Audit: audit.New(c, ids)}
	policy, err := access.NewPolicy(helpdesk.Rules(), reach.Rules())
	if err != nil {
		t.Fatal(err)
	}
	h := &desk{db: d, clock: c, ids: ids, ledger: reach.NewLedger(k), keys: keys, policy: policy, tenant: "tenant-1", other: "tenant-2", people: folk{}}
	h.Service = helpdesk.New(k, helpdesk.Needs{Ledger: h.ledger, Places: spots{}, People: h.people, Team: team{}, Atlas: geo.New()})
	h.exec(t, `INSERT INTO tenant (id, slug, name, created_at) VALUES ('tenant-1', 'een', 'Een', ''), ('tenant-2', 'twee', 'Twee', '')`)
	h.update(t, func(tx *db.Tx) (err error) {
		h.funds, err = h.ledger.AddCounting(t.Context(), tx, h.system(), reach.NewCounting{Name: "2026", Days: civil.Interval{From: civil.MustDate(2026, 1, 1), To: civil.MustDate(2027, 1, 1)}})
		return err
	})
	return h
}

func (h *desk) update(t testing.TB, fn func(tx *db.Tx) error) {
	t.Helper()
	if err := h.db.Update(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

func (h *desk) exec(t testing.TB, query string, args ...any) {
	t.Helper()
	h.update(t, func(tx *db.Tx) error {
		_, err := tx.Exec(t.Context(), query, args...)
		return err
	})
}

func (h *desk) number(t testing.TB, query string, args ...any) int {
	t.Helper()
	n, err := db.Value[int64](t.Context(), h.db, query, args...)
	if err != nil {
		t.Fatal(err)
	}
	return int(n)
}

func (h *desk) system() actor.Actor { return actor.System(h.tenant, actor.CLI) }

// as is an account with one role, limited or not.
func (h *desk) as(account string, role actor.Role, limit actor.Grant) actor.Actor {
	limit.Role = role
	return actor.Actor{TenantID: h.tenant, AccountID: account, Name: account, Lang: "nl", Channel: actor.Web, Grants: []actor.Grant{h.policy.Allow(limit)}}
}

// an helps at the library, bert at the Sociaal Huis, lea leads Brugge, cor coordinates.
func (h *desk) an() actor.Actor   { return h.as("an", actor.Helper, actor.Grant{Place: library}) }
func (h *desk) bert() actor.Actor { return h.as("bert", actor.Helper, actor.Grant{Place: sociaal}) }
func (h *desk) lea() actor.Actor  { return h.as("lea", actor.Lead, actor.Grant{Municipality: brugge}) }
func (h *desk) cor() actor.Actor  { return h.as("cor", actor.Coordinator, actor.Grant{}) }

// stranger coordinates the other digibank.
func (h *desk) stranger() actor.Actor {
	a := h.cor()
	a.TenantID = h.other
	return a
}

// meet registers a person.
func (h *desk) meet(t testing.TB, given, family string, born int) string {
	t.Helper()
	personID := h.ids.New()
	h.people[personID] = person.Facts{ID: personID, RootID: personID, GivenName: given, FamilyName: family, BirthYear: born, Gender: "f", Postcode: "8000", NIS: brugge, Status: "retired"}
	h.exec(t, `INSERT INTO person (id, tenant_id, client_id, root_id, given_name, family_name, birth_year, gender, postcode, nis, searched, created_at, created_by, updated_at)
		VALUES ($1, $2, $1, $1, $3, $4, $5, 'f', '8000', $6, '', '', '', '')`, personID, h.tenant, given, family, born, brugge)
	return personID
}

// visit is a contact of a quarter of an hour about e-mail, for nobody known.
func (h *desk) visit() helpdesk.Log {
	return helpdesk.Log{ClientID: h.ids.New(), Details: helpdesk.Details{
		PlaceID: library, At: h.clock.Now(), Minutes: 15, Channel: vocab.ChannelOnsite,
		Questions: []helpdesk.Question{{Theme: vocab.ThemeEmail, Outcome: vocab.OutcomeSolved}},
	}}
}

func (h *desk) log(t testing.TB, a actor.Actor, l helpdesk.Log) helpdesk.Result {
	t.Helper()
	r, err := h.Log(t.Context(), a, l)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (h *desk) get(t testing.TB, contactID string) helpdesk.Contact {
	t.Helper()
	c, err := h.Get(t.Context(), h.cor(), contactID)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (h *desk) list(t testing.TB, a actor.Actor, f helpdesk.Filter) []helpdesk.Contact {
	t.Helper()
	p, err := h.List(t.Context(), a, f, page.Request{Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	return p.Items
}

// verify recomputes the ledger's sums and finds nothing wrong.
func (h *desk) verify(t testing.TB) {
	t.Helper()
	found, err := reach.Verify(t.Context(), h.db, h.keys)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Error(f)
	}
}

// refused fails unless err is of the kind and names the field with the code.
func refused(t testing.TB, err error, kind errs.Kind, field, code string) {
	t.Helper()
	if !errs.Is(err, kind) {
		t.Errorf("got %v, want kind %d", err, kind)
		return
	}
	if field == "" {
		return
	}
	for _, f := range errs.FieldsOf(err) {
		if f.Field == field && f.Code == code {
			return
		}
	}
	t.Errorf("got %v, want field %s with code %s", err, field, code)
}

// today is the day of noon.
func today() civil.Date { return civil.DateOf(noon, civil.Brussels()) }

func grantAt(nis string) actor.Grant { return actor.Grant{Municipality: nis} }
