package account_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

func TestInvitedPersonChoosesAPasswordAndIsIn(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.invite(t, "an@example.be", actor.Helper)
		link := h.lastLink(t)
		guest, err := h.svc.Invitation(t.Context(), link)
		if err != nil || guest.Name != "An Peeters" || guest.Tenant != "Digibank Brugge Noord" {
			t.Fatalf("guest %+v, %v", guest, err)
		}
		x, err := h.svc.Accept(t.Context(), link, goodPassword, account.Origin{})
		if err != nil || !h.works(t, x.Token) {
			t.Fatalf("not in: %v", err)
		}
		_, err = h.svc.Accept(t.Context(), link, "een heel ander wachtwoord", account.Origin{})
		wantCode(t, err, "account-link") // v5.0.0-6.4.1: single use
		h.signIn(t, "an@example.be")
	})
}

func TestInvitedCoordinatorMustEnrolFirst(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.invite(t, "an@example.be", actor.Coordinator)
		x, err := h.svc.Accept(t.Context(), h.lastLink(t), goodPassword, account.Origin{})
		if err != nil || x.Stage != account.Enrol || h.works(t, x.Token) {
			t.Fatalf("stage %s, %v", x.Stage, err)
		}
		full, _, codes := h.enrol(t, x)
		if !h.works(t, full.Token) || len(codes) != 10 {
			t.Errorf("not in after the second factor, %d recovery codes", len(codes))
		}
	})
}

// v5.0.0-6.4.1: links are random, for a short time, and for one use.
func TestLinkEndsWithItsTimeAndWithANewerOne(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		acc := h.invite(t, "an@example.be", actor.Helper)
		first := h.lastLink(t)
		h.clock.Advance(7*24*time.Hour + time.Second)
		_, err := h.svc.Invitation(t.Context(), first)
		wantCode(t, err, "account-link")
		h.boss = h.again(t)
		for _, want := range []string{"second", "third"} {
			if err := h.svc.Resend(t.Context(), h.boss, acc.ID); err != nil {
				t.Fatal(want, err)
			}
			next := h.lastLink(t)
			if next == first || len(next) < 43 {
				t.Errorf("the %s link is %q", want, next)
			}
			_, err = h.svc.Accept(t.Context(), first, goodPassword, account.Origin{})
			wantCode(t, err, "account-link")
			first = next
		}
		if _, err := h.svc.Accept(t.Context(), first, goodPassword, account.Origin{}); err != nil {
			t.Error(err)
		}
		wantCode(t, h.svc.Resend(t.Context(), h.boss, acc.ID), "account-not-invited")
	})
}

// again gives the coordinator a session after a long wait.
func (h *house) again(t *testing.T) actor.Actor {
	t.Helper()
	return h.sessionActor(t, h.seed(t, "coord2@example.be", actor.Coordinator))
}

// inviteTogether invites one address many times at once.
func (h *house) inviteTogether(t *testing.T, times int) (good int) {
	t.Helper()
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := range times {
		wg.Go(func() {
			email := "Jan@Example.be"
			if i%2 == 1 {
				email = " jan@example.BE"
			}
			_, err := h.svc.Invite(context.WithoutCancel(t.Context()), h.boss, account.Invite{Email: email, Name: "Jan", Grants: []account.GrantSpec{{Role: actor.Helper}}})
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				good++
			} else if fields := errs.FieldsOf(err); len(fields) != 1 || fields[0].Code != "account-taken" {
				t.Errorf("refused with %v", err)
			}
		})
	}
	wg.Wait()
	return good
}

func (h *house) accountsOf(t *testing.T, email string) int64 {
	t.Helper()
	n, err := db.Value[int64](t.Context(), h.db, `SELECT COUNT(*) FROM account WHERE tenant_id = $1 AND email_norm = $2`, h.tenant, email)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestOneAddressInvitedManyTimesAtOnceGivesOneAccount(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		if good, n := h.inviteTogether(t, 16), h.accountsOf(t, "jan@example.be"); good != 1 || n != 1 {
			t.Errorf("%d good answers, %d accounts", good, n)
		}
		h.lastLink(t)
		if got := len(h.mails.Sent()); got != 1 {
			t.Errorf("%d mails", got)
		}
	})
}

// The control of the test above: without the unique key it must fail.
func TestOneAddressGetsManyAccountsWithoutTheGuard(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		if _, err := d.Raw().ExecContext(t.Context(), `DROP INDEX account_email_once`); err != nil {
			t.Fatal(err)
		}
		if good, n := h.inviteTogether(t, 16), h.accountsOf(t, "jan@example.be"); good < 2 || n < 2 {
			t.Errorf("without the guard %d good answers, %d accounts: the race test proves nothing", good, n)
		}
	})
}

func TestSameRequestTwiceGivesTheFirstAccount(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		c := account.Invite{Email: "an@example.be", Name: "An", ClientID: "click-1", Grants: []account.GrantSpec{{Role: actor.Helper}}}
		one, err := h.svc.Invite(t.Context(), h.boss, c)
		if err != nil {
			t.Fatal(err)
		}
		two, err := h.svc.Invite(t.Context(), h.boss, c)
		if err != nil || one.ID != two.ID {
			t.Errorf("second answer %v, %v", two.ID, err)
		}
	})
}

func TestWrongInvitationsAreRefused(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		good := account.Invite{Email: "an@example.be", Name: "An", Grants: []account.GrantSpec{{Role: actor.Helper}}}
		for name, tc := range map[string]struct {
			change func(*account.Invite)
			code   string
		}{
			"no address":        {func(c *account.Invite) { c.Email = "" }, "account-email"},
			"header in address": {func(c *account.Invite) { c.Email = "an@example.be\r\nBcc: x@y.z" }, "account-email"},
			"no name":           {func(c *account.Invite) { c.Name = "  " }, "required"},
			"long name":         {func(c *account.Invite) { c.Name = strings.Repeat("a", 81) }, "account-long"},
			"no role":           {func(c *account.Invite) { c.Grants = nil }, "required"},
			"admin":             {func(c *account.Invite) { c.Grants = []account.GrantSpec{{Role: actor.Admin}} }, "account-role"},
			"made-up role":      {func(c *account.Invite) { c.Grants = []account.GrantSpec{{Role: "boss"}} }, "account-role"},
			"limited coordinator": {func(c *account.Invite) {
				c.Grants = []account.GrantSpec{{Role: actor.Coordinator, Limit: account.Limit{Kind: account.ByPlace, ID: "place-1"}}}
			}, "account-limit"},
			"place of others": {func(c *account.Invite) {
				c.Grants = []account.GrantSpec{{Role: actor.Helper, Limit: account.Limit{Kind: account.ByPlace, ID: "place-of-b"}}}
			}, "account-limit"},
			"ends before it starts": {func(c *account.Invite) {
				c.Grants = []account.GrantSpec{{Role: actor.Helper, From: civil.MustDate(2026, 5, 1), To: civil.MustDate(2026, 4, 1)}}
			}, "account-order"},
		} {
			c := good
			tc.change(&c)
			_, err := h.svc.Invite(t.Context(), h.boss, c)
			t.Log(name)
			wantCode(t, err, tc.code)
		}
	})
}

func TestOnlyManagersInvite(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "lead@example.be", actor.Lead)
		lead := h.signIn(t, "lead@example.be").Actor
		_, err := h.svc.Invite(t.Context(), lead, account.Invite{Email: "x@example.be", Name: "X", Grants: []account.GrantSpec{{Role: actor.Coordinator}}})
		wantCode(t, err, "forbidden")
		if err := h.svc.Give(t.Context(), lead, lead.AccountID, account.GrantSpec{Role: actor.Coordinator}); !errs.Is(err, errs.Forbidden) {
			t.Errorf("a lead gives a role: %v", err)
		}
		if err := h.svc.Give(t.Context(), h.boss, h.boss.AccountID, account.GrantSpec{Role: actor.Finance}); errs.Code(err) != "account-own" {
			t.Errorf("a coordinator gives himself a role: %v", err)
		}
		if err := h.svc.Disable(t.Context(), h.boss, h.boss.AccountID); errs.Code(err) != "account-own" {
			t.Errorf("a coordinator disables himself: %v", err)
		}
	})
}

// v5.0.0-8.4.1: accounts of another digibank do not exist.
func TestAccountsOfOtherDigibankenAreNotFound(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		theirs := h.seedWith(t, account.Seed{TenantID: h.other, Email: "b@example.be", Name: "B", Password: goodPassword, Grants: []account.GrantSpec{{Role: actor.Helper}}})
		x := h.signIn(t, "b@example.be")
		for name, err := range map[string]error{
			"get":      second(h.svc.Get(t.Context(), h.boss, theirs.ID)),
			"disable":  h.svc.Disable(t.Context(), h.boss, theirs.ID),
			"give":     h.svc.Give(t.Context(), h.boss, theirs.ID, account.GrantSpec{Role: actor.Helper}),
			"sign out": h.svc.SignOutOther(t.Context(), h.boss, theirs.ID),
			"session":  h.svc.EndSession(t.Context(), h.boss, x.ID),
		} {
			if !errs.Is(err, errs.NotFound) {
				t.Errorf("%s: %v, want not found", name, err)
			}
		}
		if !h.works(t, x.Token) {
			t.Error("their session ended")
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestForgottenPassword(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "fin@example.be", actor.Finance)
		x := h.full(t, "fin@example.be")
		if err := h.svc.Forgot(t.Context(), "FIN@example.be", account.Origin{}); err != nil {
			t.Fatal(err)
		}
		link := h.lastLink(t)
		if err := h.svc.Reset(t.Context(), link, "een nieuwe lange zin"); err != nil {
			t.Fatal(err)
		}
		if h.works(t, x.Token) {
			t.Error("a session outlived the new password")
		}
		wantCode(t, h.svc.Reset(t.Context(), link, "nog een lange zin"), "account-link")
		_, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "fin@example.be", Password: goodPassword})
		wantCode(t, err, "account-sign-in")
		in, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "fin@example.be", Password: "een nieuwe lange zin"})
		if err != nil || in.Stage != account.Second { // v5.0.0-6.4.3: the second factor stays
			t.Errorf("stage %s, %v", in.Stage, err)
		}
	})
}

func TestForgottenPasswordTellsNothingAboutAnAddress(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.invite(t, "new@example.be", actor.Helper)
		h.lastLink(t)
		before := len(h.mails.Sent())
		for _, email := range []string{"nobody@example.be", "new@example.be"} {
			if err := h.svc.Forgot(t.Context(), email, account.Origin{}); err != nil {
				t.Errorf("%s: %v", email, err)
			}
		}
		if err := h.worker.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := len(h.mails.Sent()) - before; got != 0 {
			t.Errorf("%d mails to who may not sign in", got)
		}
		for range 5 {
			_ = h.svc.Forgot(t.Context(), "victim@example.be", account.Origin{})
		}
		wantCode(t, h.svc.Forgot(t.Context(), "victim@example.be", account.Origin{}), "account-too-many")
	})
}

func TestResetLinkLastsAnHour(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "an@example.be", actor.Helper)
		if err := h.svc.Forgot(t.Context(), "an@example.be", account.Origin{}); err != nil {
			t.Fatal(err)
		}
		link := h.lastLink(t)
		h.clock.Advance(time.Hour + time.Second)
		wantCode(t, h.svc.Reset(t.Context(), link, "een nieuwe lange zin"), "account-link")
		_, err := h.svc.Invitation(t.Context(), link)
		wantCode(t, err, "account-link")
	})
}

// v5.0.0-6.2.1, 6.2.4, 6.2.5, 6.2.12: what the rules refuse, and what they do not.
func TestPasswordRulesHoldWhereverOneIsChosen(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.invite(t, "an.peeters@example.be", actor.Helper)
		link := h.lastLink(t)
		for pw, code := range map[string]string{
			"kort":                   "password-too-short",
			"password1":              "password-common",
			"anpeeters1":             "password-personal",
			strings.Repeat("a", 300): "password-too-long",
		} {
			_, err := h.svc.Accept(t.Context(), link, pw, account.Origin{})
			wantCode(t, err, code)
		}
		if _, err := h.svc.Accept(t.Context(), link, "alleen kleine letters", account.Origin{}); err != nil {
			t.Errorf("no composition rules: %v", err)
		}
	})
}

// v5.0.0-6.3.2: nobody is there by default.
func TestNoAccountExistsByDefault(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		found, err := db.Exists(t.Context(), d, `SELECT 1 FROM account`)
		if err != nil || found {
			t.Errorf("a fresh database has accounts (%v)", err)
		}
	})
}

// Stored are hashes only: no token, link, code or password stands in the database.
func TestDatabaseHoldsNoSecretInTheClear(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.invite(t, "an@example.be", actor.Coordinator)
		link := h.lastLink(t)
		x, err := h.svc.Accept(t.Context(), link, goodPassword, account.Origin{})
		if err != nil {
			t.Fatal(err)
		}
		full, secret, codes := h.enrol(t, x)
		_, token, err := h.svc.MakeToken(t.Context(), full.Actor, account.NewToken{Name: "test", Role: actor.Coordinator, To: civil.MustDate(2026, 6, 1)})
		if err != nil {
			t.Fatal(err)
		}
		for what, value := range map[string]string{"link": link, "session": full.Token, "secret": secret, "recovery": codes[0], "password": goodPassword, "token": token} {
			for _, column := range []string{"account.password_hash", "account.totp_secret", "account_link.token_hash", "account_recovery.code_hash", "session.token_hash", "session.enrol_secret", "api_token.token_hash", "job.args"} {
				table, name, _ := strings.Cut(column, ".")
				found, err := db.Exists(t.Context(), d, `SELECT 1 FROM `+table+` WHERE `+name+` LIKE $1`, "%"+value+"%")
				if err != nil || found {
					t.Errorf("%s stands in %s (%v)", what, column, err)
				}
			}
		}
	})
}
