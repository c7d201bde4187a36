package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/geo"
	"digibank/internal/base/i18n"
	"digibank/internal/base/id"
	"digibank/internal/base/password"
	"digibank/internal/base/web"
	"digibank/internal/feature/grant"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/access"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/place"
	"digibank/internal/platform/reach"
	"digibank/internal/platform/tenant"
	"digibank/internal/platform/vocab"
	"digibank/internal/surface/api"
	"digibank/internal/surface/office"
)

// noon is Wednesday 18 March 2026, 12.00 in Brussels.
var noon = time.Date(2026, 3, 18, 11, 0, 0, 0, time.UTC)

const (
	brugge = "31005"
	damme  = "31006"
)

// house is a digibank behind a real server, and a second one beside it.
type house struct {
	t      *testing.T
	db     *db.DB
	kit    kit.Kit
	clock  *clock.Fake
	api    *api.API
	server *httptest.Server
	ledger *reach.Ledger
	denied []string
	tenant string
	other  string
	// The library is in Brugge, the other place in Damme.
	library, sociaal, fund, person string
	elsewhere                      map[string]string // ids of the other digibank, by kind
}

// team is everybody who helps.
type team struct{ db *db.DB }

func (m team) Team(ctx context.Context, r db.Reader, tenantID string) ([]helpdesk.Helper, error) {
	return db.All(ctx, r, func(s db.Scanner) (h helpdesk.Helper, err error) { return h, s.Scan(&h.ID, &h.Name) },
		`SELECT id, name FROM account WHERE tenant_id = $1 ORDER BY name`, tenantID)
}

// plain shows a page as nothing but its body.
type plain struct{}

func (plain) Show(w http.ResponseWriter, r *http.Request, _ actor.Actor, p frame.Page) error {
	return p.Body.Render(r.Context(), w)
}

func (f plain) Plain(w http.ResponseWriter, r *http.Request, p frame.Page) error {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	return f.Show(w, r, actor.Actor{}, p)
}

func (plain) Done(http.ResponseWriter, *http.Request, string, string, ...any) error { return nil }

type options struct{ perSecond float64 }

func setup(t *testing.T, d *db.DB) *house { return setupWith(t, d, options{perSecond: 100_000}) }

func setupWith(t *testing.T, d *db.DB, o options) *house {
	t.Helper()
	h := &house{t: t, db: d, clock: clock.NewFake(noon), elsewhere: map[string]string{}}
	keys, err := crypt.Parse(crypt.NewKey())
	h.must(err)
	h.kit = kit.Kit{DB: d, Clock: h.clock, IDs: id.Random{}, Keys: keys, Audit: audit.New(h.clock, id.Random{})}
	policy := h.policy()
	texts, err := i18n.New(api.Locale, office.Locale, grant.Locale, person.Locale, place.Locale, helpdesk.Locale, account.Locale)
	h.must(err)
	atlas := geo.New()
	tenants := tenant.New(h.kit, func(string) bool { return true })
	accounts := account.New(account.Tools{Kit: h.kit, Policy: policy, Hasher: password.NewHasher(password.Params{Memory: 64, Passes: 1, Threads: 1}, 2)}, account.Config{})
	places := place.New(h.kit, func(nis string) bool { _, ok := atlas.Municipality(nis); return ok })
	people := person.New(h.kit, atlas)
	h.ledger = reach.NewLedger(h.kit)
	people.Connect(h.ledger)
	figures := reach.NewFigures(h.kit)
	grants := grant.New(h.kit, h.ledger, figures)
	desk := helpdesk.New(h.kit, helpdesk.Needs{Ledger: h.ledger, Places: places, People: people, Team: team{d}, Atlas: atlas})
	h.api, err = api.New(api.Deps{
		Authenticate: authenticate(accounts), Kit: h.kit, Texts: texts, Frame: plain{}, Places: places, People: people, Desk: desk, Grants: grants, Figures: figures,
		PerSecond: o.perSecond, Denied: func(_ context.Context, _ actor.Actor, route string) error {
			h.denied = append(h.denied, route)
			return nil
		},
	})
	h.must(err)
	f := furniture{tenants, accounts, places, people, grants, desk}
	h.tenant = h.furnish(f, "brugge-noord", "")
	h.other = h.furnish(f, "elders", "stranger-")
	h.server = httptest.NewServer(web.Chain(h.api, web.AccessLog(noLog(), h.kit.IDs, h.kit.Clock.Now, func(*web.Note, *http.Request, int, time.Duration) {}),
		web.Recover(h.api.Fail), web.LimitBody))
	t.Cleanup(h.server.Close)
	return h
}

func authenticate(accounts *account.Service) func(r *http.Request) (actor.Actor, error) {
	return func(r *http.Request) (actor.Actor, error) {
		token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !ok {
			return actor.Actor{}, nil
		}
		return accounts.ByToken(r.Context(), token)
	}
}

type furniture struct {
	tenants  *tenant.Service
	accounts *account.Service
	places   *place.Service
	people   *person.Service
	grants   *grant.Service
	desk     *helpdesk.Service
}

// furnish makes a digibank with a place, a person, a fund, a contact, and a
// token for each role, called prefix + role.
func (h *house) furnish(f furniture, slug, prefix string) string {
	h.t.Helper()
	ctx := h.t.Context()
	tn, err := f.tenants.Create(ctx, actor.System("", actor.CLI), tenant.Create{Slug: slug, Name: slug})
	h.must(err)
	boss := actor.System(tn.ID, actor.CLI)
	library := h.place(f, boss, "Bibliotheek", brugge)
	sociaal := h.place(f, boss, "Sociaal Huis", damme)
	p, _, err := f.people.Create(ctx, boss, person.Create{Identity: person.Identity{GivenName: "Jan", FamilyName: "Peeters", BirthYear: 1950, Postcode: "8000"}, Phone: "0475 12 34 56", Searched: "jan"})
	h.must(err)
	fund, err := f.grants.Create(ctx, boss, grant.Save{ClientID: h.kit.IDs.New(), Name: "Digibank 2026", Kind: grant.DigibankRRF, First: civil.MustDate(2026, 1, 1), Last: civil.MustDate(2026, 12, 31),
		Amount: 50000000, ChosenTarget: 1750, Tiers: grant.Extension2025(), Mode: grant.OnEntry, Below: grant.BelowFull})
	h.must(err)
	res, err := f.desk.Log(ctx, boss, helpdesk.Log{ClientID: h.kit.IDs.New(), Details: helpdesk.Details{PlaceID: library, At: noon.Add(-time.Hour), Minutes: 20, Channel: vocab.ChannelOnsite,
		Who: helpdesk.Who{PersonID: p.ID}, Note: "Brengt morgen de laptop mee", Questions: []helpdesk.Question{{Theme: vocab.ThemeEmail, Outcome: vocab.OutcomeSolved}}}})
	h.must(err)
	ids := map[string]string{"places": library, "persons": p.ID, "funds": fund.ID, "contacts": res.ID}
	if prefix == "" {
		h.library, h.sociaal, h.person, h.fund = library, sociaal, p.ID, fund.ID
		h.elsewhere["own"] = res.ID
	} else {
		for kind, id := range ids {
			h.elsewhere[kind] = id
		}
	}
	h.tokens(f, tn.ID, prefix, map[actor.Role]account.Limit{
		actor.Coordinator: {}, actor.Lead: {Kind: account.ByMunicipality, ID: brugge}, actor.Helper: {Kind: account.ByPlace, ID: library},
		actor.Trainer: {}, actor.Technician: {}, actor.Finance: {}, actor.Auditor: {}, actor.Observer: {},
	})
	return tn.ID
}

func (h *house) place(f furniture, a actor.Actor, name, nis string) string {
	h.t.Helper()
	p, err := f.places.Create(h.t.Context(), a, place.Create{ClientID: h.kit.IDs.New(), Identity: place.Identity{Name: name, Kind: vocab.PlaceKinds()[0], Roles: place.Set{"digipunt"}, Listed: true},
		Address: place.Address{Street: "Markt 1", Postcode: "8000", Locality: "Brugge", NIS: nis, Lat: 51.2, Lon: 3.2}, Equipment: place.Equipment{Facilities: place.Set{"wifi"}},
		Contact: place.Contact{AccessMode: vocab.AccessModes()[0]}})
	h.must(err)
	return p.ID
}

// tokens makes an account and a token for each role.
func (h *house) tokens(f furniture, tenantID, prefix string, roles map[actor.Role]account.Limit) {
	h.t.Helper()
	for role, limit := range roles {
		acc, err := f.accounts.SeedAccounts(h.t.Context(), account.Seed{TenantID: tenantID, Email: prefix + string(role) + "@example.be", Name: string(role), Password: "vier blauwe fietsen buiten", Lang: "nl",
			Grants: []account.GrantSpec{{Role: role, Limit: limit}}})
		h.must(err)
		h.must(f.accounts.SeedTokens(h.t.Context(), account.SeedToken{TenantID: tenantID, AccountID: acc[0].ID, Name: "test", Role: role, Limit: limit, Secret: prefix + string(role), To: civil.MustDate(2026, 12, 31)}))
	}
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// reply is an answer, read.
type reply struct {
	status int
	header http.Header
	raw    string
	body   map[string]any
}

// ask is a request; the zero values are those of a coordinator without a body.
type ask struct {
	as     string // token; "coordinator" when empty, "-" for none
	body   any    // sent as JSON, a string as it is
	header map[string]string
}

func (h *house) call(method, path string, a ask) reply {
	h.t.Helper()
	var body io.Reader
	switch b := a.body.(type) {
	case nil:
	case string:
		body = strings.NewReader(b)
	default:
		raw, err := json.Marshal(b)
		h.must(err)
		body = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(h.t.Context(), method, h.server.URL+path, body)
	h.must(err)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if a.as == "" {
		a.as = "coordinator"
	}
	if a.as != "-" {
		req.Header.Set("Authorization", "Bearer "+a.as)
	}
	for name, value := range a.header {
		req.Header.Set(name, value)
	}
	res, err := h.server.Client().Do(req)
	h.must(err)
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	h.must(err)
	r := reply{status: res.StatusCode, header: res.Header, raw: string(raw)}
	_ = json.Unmarshal(raw, &r.body)
	if r.status >= 400 {
		h.isProblem(method+" "+path, r)
	}
	return r
}

// isProblem says what is missing in an answer from 400 up.
func (h *house) isProblem(what string, r reply) {
	h.t.Helper()
	if r.header.Get("Content-Type") != "application/problem+json" || r.body["code"] == nil || r.body["title"] == nil || r.body["detail"] == nil ||
		r.body["type"] == nil || r.body["instance"] == nil || r.body["status"] != float64(r.status) {
		h.t.Errorf("%s: %d %s is no problem: %s", what, r.status, r.header.Get("Content-Type"), r.raw)
	}
	if strings.Contains(r.raw, "api.problem.") || strings.Contains(r.raw, `"error.`) || strings.Contains(r.raw, `"invalid.`) {
		h.t.Errorf("%s: a text is missing: %s", what, r.raw)
	}
	if r.status >= 500 {
		h.t.Errorf("%s: %d %s", what, r.status, r.raw)
	}
}

// want calls and fails the test unless the status is right.
func (h *house) want(status int, method, path string, a ask) reply {
	h.t.Helper()
	r := h.call(method, path, a)
	if r.status != status {
		h.t.Errorf("%s %s as %q: got %d %s, want %d", method, path, a.as, r.status, r.raw, status)
	}
	return r
}

// wrong says whether a 422 names the field with the code.
func (r reply) wrong(field, code string) bool {
	list, _ := r.body["errors"].([]any)
	for _, item := range list {
		m, _ := item.(map[string]any)
		if m["field"] == field && (code == "" || m["code"] == code) && m["message"] != "" {
			return true
		}
	}
	return false
}

func (r reply) text(key string) string {
	s, _ := r.body[key].(string)
	return s
}

func (r reply) items() []map[string]any {
	list, _ := r.body["items"].([]any)
	out := make([]map[string]any, 0, len(list))
	for _, item := range list {
		m, _ := item.(map[string]any)
		out = append(out, m)
	}
	return out
}

// visit is a contact of a quarter of an hour, for nobody known.
func (h *house) visit(change ...any) map[string]any {
	b := map[string]any{"place": h.library, "at": noon.Add(-10 * time.Minute).Format(time.RFC3339), "channel": "onsite", "minutes": 15,
		"questions": []any{map[string]any{"theme": "email", "outcome": "solved"}}, "client_id": h.kit.IDs.New()}
	for i := 0; i+1 < len(change); i += 2 {
		b[change[i].(string)] = change[i+1]
	}
	return b
}

// rows counts the rows of a table.
func (h *house) rows(table string) int64 {
	h.t.Helper()
	n, err := db.Value[int64](h.t.Context(), h.db, `SELECT COUNT(*) FROM `+table)
	h.must(err)
	return n
}

// policy is who holds which right.
func (h *house) policy() *access.Policy {
	h.t.Helper()
	p, err := access.NewPolicy(rules()...)
	h.must(err)
	return p
}

func rules() [][]access.Rule {
	return [][]access.Rule{account.Rules(), audit.Rules(), place.Rules(), person.Rules(), helpdesk.Rules(), reach.Rules(), grant.Rules(), tenant.Rules()}
}

// verify recomputes the ledger's sums and finds nothing wrong.
func (h *house) verify() {
	h.t.Helper()
	found, err := reach.Verify(h.t.Context(), h.db, h.kit.Keys)
	h.must(err)
	for _, f := range found {
		h.t.Error(f)
	}
}
