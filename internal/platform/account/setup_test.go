package account_test

import (
	"context"
	"fmt"
	"regexp"
	"testing"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/id"
	"digibank/internal/base/job"
	"digibank/internal/base/mail"
	"digibank/internal/base/page"
	"digibank/internal/base/password"
	"digibank/internal/base/totp"
	"digibank/internal/platform/access"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/tenant"
)

const goodPassword = "vier blauwe fietsen buiten"

// house is a digibank with a coordinator, and the tools to watch it.
type house struct {
	db     *db.DB
	kit    kit.Kit
	clock  *clock.Fake
	svc    *account.Service
	mails  *mail.Memory
	worker *job.Worker
	tenant string
	other  string // another digibank
	boss   actor.Actor
}

func setup(t *testing.T, d *db.DB) *house {
	t.Helper()
	h := &house{db: d, mails: &mail.Memory{}, clock: clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))}
	keys, err := crypt.Parse(crypt.NewKey())
	if err != nil {
		t.Fatal(err)
	}
	h.kit = kit.Kit{DB: d, Clock: h.clock, IDs: id.Random{}, Keys: keys, Audit: audit.New(h.clock, id.Random{})}
	tenants := tenant.New(h.kit, func(string) bool { return true })
	h.tenant = newTenant(t, tenants, "brugge-noord", "Digibank Brugge Noord")
	h.other = newTenant(t, tenants, "elders", "Digibank Elders")
	h.svc = h.node(t, h.mails)
	h.worker = job.NewWorker(h.svc.Queue, job.Config{})
	h.svc.Jobs(h.worker)
	h.boss = h.sessionActor(t, h.seed(t, "coord@example.be", actor.Coordinator))
	return h
}

func newTenant(t *testing.T, s *tenant.Service, slug, name string) string {
	t.Helper()
	tn, err := s.Create(t.Context(), actor.System("", actor.CLI), tenant.Create{Slug: slug, Name: name})
	if err != nil {
		t.Fatal(err)
	}
	return tn.ID
}

// node is the service as one process of several has it.
func (h *house) node(t *testing.T, m mail.Sender) *account.Service {
	t.Helper()
	texts, err := i18n.New(account.Locale)
	if err != nil {
		t.Fatal(err)
	}
	policy, err := access.NewPolicy(account.Rules(), audit.Rules())
	if err != nil {
		t.Fatal(err)
	}
	return account.New(account.Tools{
		Kit: h.kit, Policy: policy, Queue: job.NewQueue(h.db, h.clock, id.Random{}), Mail: m, Texts: texts,
		Hasher: password.NewHasher(password.Params{Memory: 64, Passes: 1, Threads: 1}, 2), Passwords: password.NewPolicy(nil),
		TenantName: func(_ context.Context, tenantID string) (string, error) {
			return map[string]string{h.tenant: "Digibank Brugge Noord", h.other: "Digibank Elders"}[tenantID], nil
		},
		Limits: map[account.LimitKind]account.Lister{account.ByPlace: func(context.Context, actor.Actor) ([]account.Option, error) {
			return []account.Option{{ID: "place-1", Name: "Bibliotheek"}}, nil
		}},
	}, account.Config{BaseURL: "https://digibank.test"})
}

// seed makes an active account of the tenant with one role and the good password.
func (h *house) seed(t *testing.T, email string, role actor.Role) account.Account {
	t.Helper()
	return h.seedWith(t, account.Seed{TenantID: h.tenant, Email: email, Name: "Kim Janssens", Password: goodPassword, Grants: []account.GrantSpec{{Role: role}}})
}

func (h *house) seedWith(t *testing.T, d account.Seed) account.Account {
	t.Helper()
	list, err := h.svc.SeedAccounts(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return list[0]
}

func (h *house) signIn(t *testing.T, email string) account.Session {
	t.Helper()
	x, err := h.svc.SignIn(t.Context(), account.SignIn{Email: email, Password: goodPassword, From: account.Origin{Network: "192.0.2.x", Device: "Firefox"}})
	if err != nil {
		t.Fatalf("sign in %s: %v", email, err)
	}
	return x
}

// full signs in to the end, with a second factor where the role needs one.
func (h *house) full(t *testing.T, email string) account.Session {
	t.Helper()
	x := h.signIn(t, email)
	if x.Stage == account.Enrol {
		x, _, _ = h.enrol(t, x)
	}
	if x.Stage != account.Full {
		t.Fatalf("%s is at stage %s", email, x.Stage)
	}
	return x
}

// enrol sets up a second factor and gives its secret and recovery codes.
func (h *house) enrol(t *testing.T, x account.Session) (account.Session, string, []string) {
	t.Helper()
	e, err := h.svc.StartEnrol(t.Context(), x.Token, "QR")
	if err != nil {
		t.Fatal(err)
	}
	full, codes, err := h.svc.ConfirmEnrol(t.Context(), account.Confirm{Token: x.Token, Code: h.code(t, e.Secret), Password: goodPassword})
	if err != nil {
		t.Fatal(err)
	}
	return full, e.Secret, codes
}

func (h *house) code(t *testing.T, secret string) string {
	t.Helper()
	code, err := totp.Code(secret, h.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func (h *house) sessionActor(t *testing.T, a account.Account) actor.Actor {
	t.Helper()
	return h.full(t, a.Email).Actor
}

// works says whether a session still lets somebody work.
func (h *house) works(t *testing.T, token string) bool {
	t.Helper()
	a, err := h.svc.BySession(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	return a.SignedIn()
}

var linkForm = regexp.MustCompile(`https://digibank\.test/(invite|reset)/(\S+)`)

// lastLink runs the waiting jobs and gives the token in the last mail.
func (h *house) lastLink(t *testing.T) string {
	t.Helper()
	if err := h.worker.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	sent := h.mails.Sent()
	if len(sent) == 0 {
		t.Fatal("no mail was sent")
	}
	m := linkForm.FindStringSubmatch(sent[len(sent)-1].Text)
	if m == nil {
		t.Fatalf("no link in %q", sent[len(sent)-1].Text)
	}
	return m[2]
}

func (h *house) invite(t *testing.T, email string, role actor.Role) account.Account {
	t.Helper()
	acc, err := h.svc.Invite(t.Context(), h.boss, account.Invite{Email: email, Name: "An Peeters", Grants: []account.GrantSpec{{Role: role}}})
	if err != nil {
		t.Fatal(err)
	}
	return acc
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	got := errs.Code(err)
	if fields := errs.FieldsOf(err); len(fields) > 0 {
		got = fields[0].Code
	}
	if err == nil || got != code {
		t.Errorf("got error %v (%s), want %s", err, got, code)
	}
}

// trail lists the actions in a tenant's audit trail, oldest first, with "!" for
// a refused one.
func (h *house) trail(t *testing.T, tenantID string) []string {
	t.Helper()
	out, err := db.All(t.Context(), h.db, func(s db.Scanner) (string, error) {
		var action, result string
		err := s.Scan(&action, &result)
		if result == string(audit.Denied) {
			action += "!"
		}
		return action, err
	}, `SELECT action, result FROM audit_entry WHERE tenant_id = $1 ORDER BY seq`, tenantID)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func at(n int) string { return fmt.Sprintf("p%d@example.be", n) }

// parse asks for pages of two.
func parse(t *testing.T, cursor string) page.Request {
	t.Helper()
	req, err := page.Parse("2", cursor, 2)
	if err != nil {
		t.Fatal(err)
	}
	return req
}
