package account_test

import (
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
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
