package account_test

import (
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

// v5.0.0-7.3.1, 7.3.2: a session ends without use, and in any case after a day's work.
func TestSessionEndsByItself(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "an@example.be", actor.Helper)
		idle := h.signIn(t, "an@example.be")
		h.clock.Advance(2*time.Hour + time.Second)
		if h.works(t, idle.Token) {
			t.Error("a session works after two hours without use")
		}
		busy := h.signIn(t, "an@example.be")
		for range 11 {
			h.clock.Advance(time.Hour)
			if !h.works(t, busy.Token) {
				t.Fatal("a session in use ended")
			}
		}
		h.clock.Advance(time.Hour)
		if h.works(t, busy.Token) {
			t.Error("a session works after twelve hours")
		}
	})
}

func TestHalfASignInLastsTwentyMinutes(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "fin@example.be", actor.Finance)
		x := h.signIn(t, "fin@example.be")
		h.clock.Advance(20 * time.Minute)
		_, err := h.svc.StartEnrol(t.Context(), x.Token, "QR")
		wantCode(t, err, "sign-in-needed")
	})
}

// A page costs one statement to know who is there, and a write only every five minutes.
func TestPageCostsOneStatement(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "an@example.be", actor.Helper)
		x := h.signIn(t, "an@example.be")
		count := func() int64 {
			ctx, n := db.WithCounter(t.Context())
			if _, err := h.svc.BySession(ctx, x.Token); err != nil {
				t.Fatal(err)
			}
			return n.Load()
		}
		if n := count(); n != 1 {
			t.Errorf("%d statements, want 1", n)
		}
		h.clock.Advance(5 * time.Minute)
		if n := count(); n != 2 {
			t.Errorf("%d statements after five minutes, want 2", n)
		}
		if n := count(); n != 1 {
			t.Errorf("%d statements right after, want 1", n)
		}
	})
}

// v5.0.0-7.4.2: a disabled account is out at once; 7.4.5: a manager ends sessions.
func TestDisablingWorksAtOnce(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		acc := h.seed(t, "an@example.be", actor.Helper)
		x := h.signIn(t, "an@example.be")
		if err := h.svc.SignOutOther(t.Context(), h.boss, acc.ID); err != nil || h.works(t, x.Token) {
			t.Errorf("signed out by a manager: works %v, %v", h.works(t, x.Token), err)
		}
		x = h.signIn(t, "an@example.be")
		if err := h.svc.Forgot(t.Context(), "an@example.be", account.Origin{}); err != nil {
			t.Fatal(err)
		}
		link := h.lastLink(t)
		if err := h.svc.Disable(t.Context(), h.boss, acc.ID); err != nil {
			t.Fatal(err)
		}
		if h.works(t, x.Token) {
			t.Error("a disabled account works")
		}
		wantCode(t, h.svc.Reset(t.Context(), link, "een nieuwe lange zin"), "account-link")
		if err := h.svc.Enable(t.Context(), h.boss, acc.ID); err != nil {
			t.Fatal(err)
		}
		if h.works(t, x.Token) {
			t.Error("an old session came back")
		}
		h.signIn(t, "an@example.be")
	})
}

// v5.0.0-8.3.2: a change of roles holds at the next request, by the civil date.
func TestRolesHoldFromDayToDay(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		acc := h.seedWith(t, account.Seed{TenantID: h.tenant, Email: "an@example.be", Name: "An", Password: goodPassword, Grants: []account.GrantSpec{
			{Role: actor.Helper, Limit: account.Limit{Kind: account.ByPlace, ID: "place-1"}, From: civil.MustDate(2026, 1, 1), To: civil.MustDate(2026, 3, 2)},
			{Role: actor.Trainer, From: civil.MustDate(2026, 3, 3)},
		}})
		roles := func(token string) string {
			a, err := h.svc.BySession(t.Context(), token)
			if err != nil {
				t.Fatal(err)
			}
			var out []string
			for _, g := range a.Grants {
				out = append(out, string(g.Role))
			}
			return strings.Join(out, " ")
		}
		x := h.signIn(t, "an@example.be")
		if got := roles(x.Token); got != "" {
			t.Errorf("on 2 March: %q, want none", got)
		}
		h.clock.Set(time.Date(2026, 3, 2, 22, 59, 0, 0, time.UTC)) // one minute to midnight in Brussels
		x = h.signIn(t, "an@example.be")
		if got := roles(x.Token); got != "" {
			t.Errorf("just before midnight: %q, want none", got)
		}
		h.clock.Advance(time.Minute)
		if got := roles(x.Token); got != "trainer" {
			t.Errorf("on 3 March: %q, want trainer", got)
		}
		boss := h.again(t)
		if err := h.svc.Give(t.Context(), boss, acc.ID, account.GrantSpec{Role: actor.Lead, Limit: account.Limit{Kind: account.ByMunicipality, ID: "31005"}}); err != nil {
			t.Fatal(err)
		}
		if got := roles(x.Token); got != "lead trainer" {
			t.Errorf("after giving a role: %q", got)
		}
		detail, err := h.svc.Get(t.Context(), boss, acc.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range account.Current(detail.Grants, h.svc.Today()) {
			if err := h.svc.End(t.Context(), boss, acc.ID, g.ID, civil.Date{}); err != nil {
				t.Fatal(err)
			}
		}
		if got := roles(x.Token); got != "" {
			t.Errorf("after ending both roles: %q", got)
		}
		if err := h.svc.Give(t.Context(), boss, acc.ID, account.GrantSpec{Role: actor.Finance}); err != nil {
			t.Fatal(err)
		}
		if h.works(t, x.Token) {
			t.Error("a weighty role works in a session without second factor")
		}
	})
}

func TestRoleOfAPartnerEndsWithThePartner(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		err := d.Update(t.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), `INSERT INTO partner (id, tenant_id, name, kind, controller_kind, partner_role, from_day, created_at, updated_at)
				VALUES ('p1', $1, 'Kringwinkel', 'reuse', 'private', 'core', '2025-01-01', '', '')`, h.tenant)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		h.seedWith(t, account.Seed{TenantID: h.tenant, Email: "tech@example.be", Name: "T", Password: goodPassword, Grants: []account.GrantSpec{
			{Role: actor.Technician, Limit: account.Limit{Kind: account.ByPartner, ID: "p1"}},
		}})
		x := h.signIn(t, "tech@example.be")
		if len(x.Actor.Grants) != 1 {
			t.Fatalf("grants %v", x.Actor.Grants)
		}
		err = d.Update(t.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), `UPDATE partner SET to_day = '2026-03-02' WHERE id = 'p1' AND tenant_id = $1`, h.tenant)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		a, err := h.svc.BySession(t.Context(), x.Token)
		if err != nil || len(a.Grants) != 0 {
			t.Errorf("after the partner left: %v, %v", a.Grants, err)
		}
	})
}

func TestClosedDigibankLetsNobodyIn(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "an@example.be", actor.Helper)
		x := h.signIn(t, "an@example.be")
		err := d.Update(t.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), `UPDATE tenant SET closed_at = '2026-03-02T00:00:00.000Z' WHERE id = $1`, h.tenant)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if h.works(t, x.Token) {
			t.Error("a session works in a closed digibank")
		}
		_, err = h.svc.SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: goodPassword})
		wantCode(t, err, "account-sign-in")
	})
}

// v5.0.0-7.5.2, 7.4.3: one sees one's sessions, ends one, or all others.
func TestOwnerSeesAndEndsSessions(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "an@example.be", actor.Helper)
		one, two, three := h.signIn(t, "an@example.be"), h.signIn(t, "an@example.be"), h.signIn(t, "an@example.be")
		list, err := h.svc.Sessions(t.Context(), one.Actor)
		if err != nil || len(list) != 3 || list[0].Device != "Firefox" {
			t.Fatalf("sessions %+v, %v", list, err)
		}
		current := 0
		for _, s := range list {
			if s.Current {
				current++
			}
		}
		if current != 1 {
			t.Errorf("%d current sessions", current)
		}
		if err := h.svc.EndSession(t.Context(), one.Actor, two.ID); err != nil {
			t.Fatal(err)
		}
		if h.works(t, two.Token) || !h.works(t, three.Token) {
			t.Error("ending one session did not end just that")
		}
		fresh, err := h.svc.ChangePassword(t.Context(), one.Actor, account.ChangePassword{Token: one.Token, Current: goodPassword, New: "een nieuwe lange zin", EndOthers: true})
		if err != nil {
			t.Fatal(err)
		}
		if h.works(t, three.Token) || h.works(t, one.Token) || !h.works(t, fresh.Token) {
			t.Error("changing the password did not end the others or did not renew this one")
		}
		if err := h.svc.EndSessions(t.Context(), fresh.Actor, false); err != nil || h.works(t, fresh.Token) {
			t.Errorf("signing out everywhere: %v", err)
		}
	})
}

// v5.0.0-6.2.3: changing a password asks for the old one, and slows guessing down.
func TestChangingThePasswordAsksForTheOldOne(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "an@example.be", actor.Helper)
		x := h.signIn(t, "an@example.be")
		c := account.ChangePassword{Token: x.Token, Current: "geraden wachtwoord", New: "een nieuwe lange zin"}
		for range 5 {
			_, err := h.svc.ChangePassword(t.Context(), x.Actor, c)
			wantCode(t, err, "account-current")
		}
		_, err := h.svc.ChangePassword(t.Context(), x.Actor, c)
		wantCode(t, err, "account-too-many")
		h.clock.Advance(time.Minute)
		c.Current = goodPassword
		if _, err := h.svc.ChangePassword(t.Context(), x.Actor, c); err != nil {
			t.Error(err)
		}
	})
}

func TestManagerClearsALostSecondFactor(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		acc := h.seed(t, "fin@example.be", actor.Finance)
		x := h.full(t, "fin@example.be")
		if err := h.svc.ClearSecond(t.Context(), h.boss, acc.ID); err != nil {
			t.Fatal(err)
		}
		if h.works(t, x.Token) {
			t.Error("a session outlived the second factor")
		}
		if got := h.signIn(t, "fin@example.be").Stage; got != account.Enrol {
			t.Errorf("stage %s, want enrol", got)
		}
		if err := h.worker.Drain(t.Context()); err != nil || len(h.mails.Sent()) != 1 {
			t.Errorf("%d mails to the owner, %v", len(h.mails.Sent()), err)
		}
	})
}

func TestTokenHasTheRoleOfItsOwnerAndLosesIt(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		acc := h.seedWith(t, account.Seed{TenantID: h.tenant, Email: "lead@example.be", Name: "Lies", Password: goodPassword, Grants: []account.GrantSpec{
			{Role: actor.Lead, Limit: account.Limit{Kind: account.ByMunicipality, ID: "31005"}}, {Role: actor.Trainer},
		}})
		lead := h.signIn(t, "lead@example.be").Actor
		until := civil.MustDate(2026, 4, 1)
		_, secret, err := h.svc.MakeToken(t.Context(), lead, account.NewToken{Name: "Kiosk", Role: actor.Lead, To: until})
		if err != nil {
			t.Fatal(err)
		}
		a, err := h.svc.ByToken(t.Context(), secret)
		if err != nil || a.Channel != actor.API || len(a.Grants) != 1 || a.Grants[0].Municipality != "31005" {
			t.Fatalf("actor %+v, %v", a, err)
		}
		_, narrow, err := h.svc.MakeToken(t.Context(), lead, account.NewToken{Name: "Les", Role: actor.Trainer, Limit: account.Limit{Kind: account.ByPlace, ID: "place-1"}, To: until})
		if err != nil {
			t.Fatal(err)
		}
		if a, err := h.svc.ByToken(t.Context(), narrow); err != nil || a.Grants[0].Place != "place-1" {
			t.Errorf("the narrower token: %+v, %v", a, err)
		}
		for _, c := range []account.NewToken{
			{Name: "x", Role: actor.Coordinator, To: until},
			{Name: "x", Role: actor.Lead, Limit: account.Limit{Kind: account.ByMunicipality, ID: "31006"}, To: until},
		} {
			_, _, err := h.svc.MakeToken(t.Context(), lead, c)
			wantCode(t, err, "account-token-role")
		}
		if _, _, err := h.svc.MakeToken(t.Context(), a, account.NewToken{Name: "x", Role: actor.Lead, To: until}); !errs.Is(err, errs.Forbidden) {
			t.Errorf("a token made a token: %v", err)
		}
		detail, err := h.svc.Get(t.Context(), h.boss, acc.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range detail.Grants {
			if g.Role == actor.Lead {
				if err := h.svc.End(t.Context(), h.boss, acc.ID, g.ID, civil.Date{}); err != nil {
					t.Fatal(err)
				}
			}
		}
		_, err = h.svc.ByToken(t.Context(), secret) // v5.0.0-8.3.2
		wantCode(t, err, "token-invalid")
		if _, err := h.svc.ByToken(t.Context(), narrow); err != nil {
			t.Errorf("the other role's token: %v", err)
		}
		if err := h.svc.Disable(t.Context(), h.boss, acc.ID); err != nil {
			t.Fatal(err)
		}
		_, err = h.svc.ByToken(t.Context(), narrow)
		wantCode(t, err, "token-invalid")
	})
}

func TestTokenEndsAndIsRevoked(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "lead@example.be", actor.Lead)
		h.seed(t, "other@example.be", actor.Lead)
		lead, other := h.signIn(t, "lead@example.be").Actor, h.signIn(t, "other@example.be").Actor
		make := func(to civil.Date) (account.Token, string) {
			tok, secret, err := h.svc.MakeToken(t.Context(), lead, account.NewToken{Name: "Kiosk", Role: actor.Lead, To: to})
			if err != nil {
				t.Fatal(err)
			}
			return tok, secret
		}
		short, shortSecret := make(civil.MustDate(2026, 3, 3))
		long, longSecret := make(civil.MustDate(2027, 3, 2))
		if _, _, err := h.svc.MakeToken(t.Context(), lead, account.NewToken{Name: "x", Role: actor.Lead, To: civil.MustDate(2028, 1, 1)}); len(errs.FieldsOf(err)) == 0 {
			t.Errorf("a token for ever: %v", err)
		}
		if list, err := h.svc.Tokens(t.Context(), other); err != nil || len(list) != 0 {
			t.Errorf("somebody else sees %d tokens, %v", len(list), err)
		}
		if list, err := h.svc.Tokens(t.Context(), h.boss); err != nil || len(list) != 2 {
			t.Errorf("the coordinator sees %d tokens, %v", len(list), err)
		}
		if err := h.svc.RevokeToken(t.Context(), other, long.ID); !errs.Is(err, errs.NotFound) {
			t.Errorf("somebody else revokes: %v", err)
		}
		ctx, n := db.WithCounter(t.Context())
		for range 3 {
			if _, err := h.svc.ByToken(ctx, shortSecret); err != nil {
				t.Fatal(err)
			}
		}
		if n.Load() != 4 { // three reads, and one write for the day
			t.Errorf("%d statements for three requests", n.Load())
		}
		list, err := h.svc.Tokens(t.Context(), lead)
		if err != nil || len(list) != 2 || list[1].ID != short.ID || list[1].Used != civil.MustDate(2026, 3, 2) {
			t.Errorf("list %+v, %v", list, err)
		}
		if err := h.svc.RevokeToken(t.Context(), lead, long.ID); err != nil {
			t.Fatal(err)
		}
		_, err = h.svc.ByToken(t.Context(), longSecret)
		wantCode(t, err, "token-invalid")
		h.clock.Advance(24 * time.Hour)
		_, err = h.svc.ByToken(t.Context(), shortSecret)
		wantCode(t, err, "token-invalid")
		_, err = h.svc.ByToken(t.Context(), "dgb_made-up")
		wantCode(t, err, "token-invalid")
	})
}

func TestSeededTokenHasAKnownText(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		acc := h.seed(t, "h@example.be", actor.Helper)
		err := h.svc.SeedTokens(t.Context(), account.SeedToken{TenantID: h.tenant, AccountID: acc.ID, Name: "demo", Role: actor.Helper, Secret: "demo-helper", To: civil.MustDate(2026, 12, 31)})
		if err != nil {
			t.Fatal(err)
		}
		if a, err := h.svc.ByToken(t.Context(), "demo-helper"); err != nil || !a.Has(actor.Helper) {
			t.Errorf("%+v, %v", a, err)
		}
	})
}

func TestNightSweepsWhatEnded(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "an@example.be", actor.Helper)
		h.signIn(t, "an@example.be")
		h.invite(t, "new@example.be", actor.Helper)
		h.lastLink(t)
		_, _ = h.svc.SignIn(t.Context(), account.SignIn{Email: "nobody@example.be", Password: "raden maar"})
		h.clock.Advance(8 * 24 * time.Hour)
		if err := h.svc.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, table := range []string{"session", "account_link", "login_throttle"} {
			if n, err := db.Value[int64](t.Context(), d, `SELECT COUNT(*) FROM `+table); err != nil || n != 0 {
				t.Errorf("%d rows left in %s, %v", n, table, err)
			}
		}
	})
}

func TestCommandLineMakesTheFirstAccount(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		root := actor.System("", actor.CLI)
		_, link, err := h.svc.CreateByHand(t.Context(), root, account.Invite{Email: "root@example.be", Name: "Root", Grants: []account.GrantSpec{{Role: actor.Admin}}})
		if err != nil {
			t.Fatal(err)
		}
		token := linkForm.FindStringSubmatch(link)[2]
		x, err := h.svc.Accept(t.Context(), token, goodPassword, account.Origin{})
		if err != nil || x.Stage != account.Enrol {
			t.Fatalf("stage %s, %v", x.Stage, err)
		}
		reset, err := h.svc.LinkByHand(t.Context(), root, "root@example.be")
		if err != nil || !strings.Contains(reset, "/reset/") {
			t.Errorf("%s, %v", reset, err)
		}
		if err := h.svc.DisableByEmail(t.Context(), root, "root@example.be"); err != nil {
			t.Fatal(err)
		}
		_, err = h.svc.SignIn(t.Context(), account.SignIn{Email: "root@example.be", Password: goodPassword})
		wantCode(t, err, "account-sign-in")
	})
}

func TestListFindsByNameAddressStateAndRole(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		for i, name := range []string{"Şule Öztürk", "Jan 100% Zeker", "an_na", "Anna"} {
			h.seedWith(t, account.Seed{TenantID: h.tenant, Email: at(i), Name: name, Password: goodPassword, Grants: []account.GrantSpec{{Role: actor.Helper}}})
		}
		h.invite(t, "lies@example.be", actor.Lead)
		find := func(f account.Filter) string {
			var names []string
			for cursor := ""; ; {
				req := parse(t, cursor)
				p, err := h.svc.List(t.Context(), h.boss, f, req)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range p.Items {
					names = append(names, r.Name)
				}
				if cursor = p.Next; cursor == "" {
					return strings.Join(names, ", ")
				}
			}
		}
		for _, tc := range []struct {
			f    account.Filter
			want string
		}{
			{account.Filter{}, "an_na, An Peeters, Anna, Jan 100% Zeker, Kim Janssens, Şule Öztürk"},
			{account.Filter{Search: "sule"}, "Şule Öztürk"},
			{account.Filter{Search: "p1@"}, "Jan 100% Zeker"},
			{account.Filter{Search: "p_@"}, ""},
			{account.Filter{State: account.Invited}, "An Peeters"},
			{account.Filter{Role: actor.Lead}, "An Peeters"},
			{account.Filter{Role: actor.Coordinator}, "Kim Janssens"},
			{account.Filter{Role: actor.Helper, State: account.Active, Search: "an"}, "an_na, Anna, Jan 100% Zeker"},
		} {
			if got := find(tc.f); got != tc.want {
				t.Errorf("%+v: %s, want %s", tc.f, got, tc.want)
			}
		}
	})
}
