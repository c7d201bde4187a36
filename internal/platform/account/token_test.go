package account_test

import (
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

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
