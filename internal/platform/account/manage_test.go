package account_test

import (
	"strings"
	"testing"
	"time"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

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
