package account_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

func TestHelperSignsInAndOut(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "An@Example.be", actor.Helper)
		x := h.signIn(t, "an@example.BE ")
		if x.Stage != account.Full || len(x.Token) < 43 { // v5.0.0-7.2.3: 256 bits
			t.Fatalf("stage %s, token of %d characters", x.Stage, len(x.Token))
		}
		if !x.Actor.Has(actor.Helper) || x.Actor.TenantID != h.tenant || x.Actor.Channel != actor.Web {
			t.Errorf("actor %+v", x.Actor)
		}
		if err := h.svc.SignOut(t.Context(), x.Token); err != nil {
			t.Fatal(err)
		}
		if h.works(t, x.Token) { // v5.0.0-7.4.1
			t.Error("the session works after signing out")
		}
		if err := h.svc.SignOut(t.Context(), x.Token); err != nil {
			t.Errorf("signing out twice fails: %v", err)
		}
	})
}

// v5.0.0-7.2.4: who signs in gets a new session token, also at the second step.
func TestEveryStepGivesANewToken(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "lead@example.be", actor.Lead)
		one, two := h.signIn(t, "lead@example.be"), h.signIn(t, "lead@example.be")
		enrolled, secret, _ := h.enrol(t, two)
		if one.Token == two.Token || two.Token == enrolled.Token {
			t.Error("a token was used twice")
		}
		if h.works(t, two.Token) {
			t.Error("the token from before the second factor still works")
		}
		h.clock.Advance(time.Minute)
		third := h.signIn(t, "lead@example.be")
		full, err := h.svc.ShowSecond(t.Context(), third.Token, h.code(t, secret))
		if err != nil {
			t.Fatal(err)
		}
		if full.Token == third.Token || h.works(t, third.Token) || !h.works(t, full.Token) {
			t.Error("the second factor did not change the token")
		}
	})
}

// v5.0.0-6.3.3: coordinator, finance, auditor and admin need a second factor.
func TestWeightyRolesOnlyWorkAfterASecondFactor(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		for i, role := range []actor.Role{actor.Coordinator, actor.Finance, actor.Auditor} {
			h.seed(t, at(i), role)
			x := h.signIn(t, at(i))
			if x.Stage != account.Enrol || h.works(t, x.Token) {
				t.Errorf("%s works with a password alone", role)
			}
			if full, _, _ := h.enrol(t, x); !h.works(t, full.Token) {
				t.Errorf("%s does not work after setting up the second factor", role)
			}
		}
		for i, role := range []actor.Role{actor.Lead, actor.Helper, actor.Technician, actor.Trainer, actor.Observer} {
			h.seed(t, at(10+i), role)
			if x := h.signIn(t, at(10+i)); !h.works(t, x.Token) {
				t.Errorf("%s cannot work with a password", role)
			}
		}
	})
}

// v5.0.0-6.5.1: a code of the app works once; a recovery code too.
func TestCodesWorkOnce(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "fin@example.be", actor.Finance)
		_, secret, recovery := h.enrol(t, h.signIn(t, "fin@example.be"))
		used := h.code(t, secret)
		_, err := h.svc.ShowSecond(t.Context(), h.signIn(t, "fin@example.be").Token, used)
		wantCode(t, err, "account-code") // the code of the enrolment
		h.clock.Advance(30 * time.Second)
		next := h.code(t, secret)
		if _, err := h.svc.ShowSecond(t.Context(), h.signIn(t, "fin@example.be").Token, next); err != nil {
			t.Errorf("a fresh code: %v", err)
		}
		_, err = h.svc.ShowSecond(t.Context(), h.signIn(t, "fin@example.be").Token, next)
		wantCode(t, err, "account-code")
		if _, err := h.svc.ShowSecond(t.Context(), h.signIn(t, "fin@example.be").Token, strings.ToLower(recovery[3])); err != nil {
			t.Errorf("a recovery code: %v", err)
		}
		_, err = h.svc.ShowSecond(t.Context(), h.signIn(t, "fin@example.be").Token, recovery[3])
		wantCode(t, err, "account-code")
	})
}

func TestOneCodeAtOnceLetsOneIn(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "fin@example.be", actor.Finance)
		_, secret, _ := h.enrol(t, h.signIn(t, "fin@example.be"))
		h.clock.Advance(30 * time.Second)
		code := h.code(t, secret)
		var tokens []string
		for range 4 {
			tokens = append(tokens, h.signIn(t, "fin@example.be").Token)
		}
		var mu sync.Mutex
		var wg sync.WaitGroup
		in := 0
		for _, token := range tokens {
			wg.Go(func() {
				if _, err := h.svc.ShowSecond(t.Context(), token, code); err == nil {
					mu.Lock()
					in++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if in != 1 {
			t.Errorf("one code let %d in", in)
		}
	})
}

// v5.0.0-6.3.8, 6.3.1: a wrong password, an unknown address and a disabled
// account get the same answer.
func TestRefusalDoesNotTellWhy(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		gone := h.seed(t, "gone@example.be", actor.Helper)
		h.seed(t, "an@example.be", actor.Helper)
		h.invite(t, "new@example.be", actor.Helper)
		if err := h.svc.Disable(t.Context(), h.boss, gone.ID); err != nil {
			t.Fatal(err)
		}
		for _, email := range []string{"an@example.be", "nobody@example.be", "new@example.be", "not an address", ""} {
			_, err := h.svc.SignIn(t.Context(), account.SignIn{Email: email, Password: "verkeerd wachtwoord"})
			wantCode(t, err, "account-sign-in")
		}
		_, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "gone@example.be", Password: goodPassword})
		wantCode(t, err, "account-sign-in")
		_, err = h.svc.SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: strings.Repeat("x", 100_000)})
		wantCode(t, err, "account-sign-in")
	})
}

// v5.0.0-6.2.8, 6.2.9: a password counts exactly as typed.
func TestPasswordCountsToTheLetter(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		long := strings.Repeat("lange zin Ü ", 8) // 96 characters and a blank at the end
		h.seedWith(t, account.Seed{TenantID: h.tenant, Email: "an@example.be", Name: "An", Password: long, Grants: []account.GrantSpec{{Role: actor.Helper}}})
		for _, almost := range []string{strings.TrimSpace(long), strings.ToUpper(long), long[:72], long + " "} {
			_, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: almost})
			wantCode(t, err, "account-sign-in")
		}
		if _, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: long}); err != nil {
			t.Errorf("the right one: %v", err)
		}
	})
}

// v5.0.0-6.3.1: guessing is slowed down, across nodes and however many at once.
func TestGuessingIsSlowedDown(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "an@example.be", actor.Helper)
		nodes := []*account.Service{h.svc, h.node(t, h.mails), h.node(t, h.mails)}
		var mu sync.Mutex
		var wg sync.WaitGroup
		checked := 0
		for i := range 30 {
			wg.Go(func() {
				_, err := nodes[i%3].SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: "raden maar"})
				if !errs.Is(err, errs.Throttled) {
					mu.Lock()
					checked++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if checked != 5 {
			t.Errorf("%d of 30 guesses at once were checked, want 5", checked)
		}
		_, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: goodPassword})
		wantCode(t, err, "account-too-many")
		h.clock.Advance(3 * time.Second)
		if _, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: goodPassword}); err != nil {
			t.Errorf("after the pause the right password is refused: %v", err)
		}
		for range 4 {
			_, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: "raden maar"})
			wantCode(t, err, "account-sign-in") // a success gave the free tries back
		}
	})
}

func TestPausesGrow(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		waited := time.Duration(0)
		guesses := 0
		for waited < 24*time.Hour {
			_, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "victim@example.be", Password: "raden maar"})
			if errs.Is(err, errs.Throttled) {
				h.clock.Advance(30 * time.Second)
				waited += 30 * time.Second
				continue
			}
			guesses++
		}
		if guesses > 120 {
			t.Errorf("%d guesses in a day", guesses)
		}
	})
}

func TestOneNetworkCannotGuessAtManyAccounts(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		checked := 0
		for i := range 60 {
			_, err := h.svc.SignIn(t.Context(), account.SignIn{Email: at(i), Password: "raden maar", From: account.Origin{Network: "198.51.100.x"}})
			if !errs.Is(err, errs.Throttled) {
				checked++
			}
		}
		if checked != 30 {
			t.Errorf("%d guesses from one network were checked, want 30", checked)
		}
		h.seed(t, "an@example.be", actor.Helper)
		h.signIn(t, "an@example.be") // from elsewhere nothing is slower
	})
}

func TestSecondFactorCannotBeGuessed(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "fin@example.be", actor.Finance)
		h.enrol(t, h.signIn(t, "fin@example.be"))
		for range 5 {
			_, err := h.svc.ShowSecond(t.Context(), h.signIn(t, "fin@example.be").Token, "000000")
			wantCode(t, err, "account-code")
		}
		_, err := h.svc.ShowSecond(t.Context(), h.signIn(t, "fin@example.be").Token, "000000")
		wantCode(t, err, "account-too-many")
	})
}

func TestOneAddressInTwoDigibankenChooses(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "an@example.be", actor.Helper)
		h.seedWith(t, account.Seed{TenantID: h.other, Email: "an@example.be", Name: "An", Password: goodPassword, Grants: []account.GrantSpec{{Role: actor.Lead}}})
		_, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: goodPassword})
		var choose account.ChooseError
		if !errors.As(err, &choose) || len(choose.Choices) != 2 {
			t.Fatalf("got %v, want a choice of two", err)
		}
		x, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: goodPassword, Tenant: h.other})
		if err != nil || x.TenantID != h.other {
			t.Errorf("signed in to %q, %v", x.TenantID, err)
		}
		_, err = h.svc.SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: "verkeerd wachtwoord"})
		wantCode(t, err, "account-sign-in") // who does not know the password learns of no digibank
	})
}

// v5.0.0-16.3.1: sign-ins, failed ones and sign-outs are in the trail, without what was typed.
func TestTrailTellsOfSignIns(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.seed(t, "an@example.be", actor.Helper)
		before := len(h.trail(t, h.tenant))
		_, err := h.svc.SignIn(t.Context(), account.SignIn{Email: "an@example.be", Password: "verkeerd wachtwoord"})
		wantCode(t, err, "account-sign-in")
		_, err = h.svc.SignIn(t.Context(), account.SignIn{Email: "nobody@example.be", Password: "verkeerd wachtwoord"})
		wantCode(t, err, "account-sign-in")
		x := h.signIn(t, "an@example.be")
		if err := h.svc.SignOut(t.Context(), x.Token); err != nil {
			t.Fatal(err)
		}
		want := []string{"account.sign-in!", "account.sign-in", "account.sign-out"}
		if got := h.trail(t, h.tenant)[before:]; !slices.Equal(got, want) {
			t.Errorf("trail %v, want %v", got, want)
		}
		if got := h.trail(t, ""); !slices.Contains(got, "account.sign-in!") {
			t.Errorf("the unknown address is not in the trail of the installation: %v", got)
		}
		leaked, err := db.Exists(t.Context(), h.db, `SELECT 1 FROM audit_entry WHERE actor_name LIKE '%example.be%' OR reason LIKE '%example%' OR object_id LIKE '%example%'`)
		if err != nil || leaked {
			t.Errorf("an address is in the trail (%v)", err)
		}
	})
}
