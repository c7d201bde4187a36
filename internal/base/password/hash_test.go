package password_test

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"digibank/internal/base/password"
)

// light are costs for tests that are not about costs.
func light() password.Params { return password.Params{Memory: 64, Passes: 1, Threads: 1} }

// v5.0.0-11.4.2: passwords are stored with an approved, tuned function.
func TestAPasswordIsStoredAsArgon2idWithAtLeastTheOwaspCosts(t *testing.T) {
	t.Parallel()
	p := password.Recommended()
	if p.Memory < 19*1024 || p.Passes < 2 || p.Threads < 1 {
		t.Errorf("costs %+v are below 19 MiB and 2 passes", p)
	}
	h := password.NewHasher(p, 2)
	stored, err := h.Hash(context.Background(), "een lange zin met paarden")
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$`).MatchString(stored) {
		t.Errorf("stored as %q", stored)
	}
	if ok, renew, err := h.Verify(context.Background(), "een lange zin met paarden", stored); !ok || renew || err != nil {
		t.Errorf("the right password: %v, renew %v, %v", ok, renew, err)
	}
}

// v5.0.0-6.2.8: the password is checked exactly as it was given.
func TestOnlyTheExactPasswordIsRight(t *testing.T) {
	t.Parallel()
	h, ctx := password.NewHasher(light(), 1), context.Background()
	long := strings.Repeat("x", password.MaxBytes)
	for _, pw := range []string{"Paardenmolen", "é\u0301 🐎 spatie ", "\x00nul", long, ""} {
		stored, err := h.Hash(ctx, pw)
		if err != nil {
			t.Fatal(err)
		}
		if ok, _, err := h.Verify(ctx, pw, stored); !ok || err != nil {
			t.Errorf("%q is not recognised: %v", pw, err)
		}
		for _, wrong := range []string{strings.ToUpper(pw) + "", pw + " ", " " + pw, strings.TrimSuffix(pw, "x") + "y"} {
			if wrong == pw || len(wrong) > password.MaxBytes {
				continue
			}
			if ok, _, _ := h.Verify(ctx, wrong, stored); ok {
				t.Errorf("%q passes for %q", wrong, pw)
			}
		}
	}
	if _, err := h.Hash(ctx, long+"x"); err == nil {
		t.Error("a password beyond the limit must not be stored, let alone cut")
	}
}

func TestTheSamePasswordIsStoredDifferentlyEachTime(t *testing.T) {
	t.Parallel()
	h := password.NewHasher(light(), 1)
	a, _ := h.Hash(context.Background(), "x")
	b, _ := h.Hash(context.Background(), "x")
	if a == b {
		t.Error("two hashes with the same salt")
	}
}

func TestAHashWithOlderCostsStillWorksAndIsDueForRenewal(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	stored, err := password.NewHasher(light(), 1).Hash(ctx, "paardenmolen")
	if err != nil {
		t.Fatal(err)
	}
	stronger := light()
	stronger.Passes = 2
	h := password.NewHasher(stronger, 1)
	if ok, renew, err := h.Verify(ctx, "paardenmolen", stored); !ok || !renew || err != nil {
		t.Errorf("right password: %v, renew %v, %v", ok, renew, err)
	}
	if ok, renew, _ := h.Verify(ctx, "paardenstal", stored); ok || renew {
		t.Error("a wrong password must not renew anything")
	}
}

func TestADamagedHashIsAnErrorAndCostsNothing(t *testing.T) {
	t.Parallel()
	h, ctx := password.NewHasher(light(), 1), context.Background()
	good, _ := h.Hash(ctx, "x")
	for _, stored := range []string{
		"", "x", "$2b$10$abc", strings.Replace(good, "argon2id", "argon2i", 1), strings.Replace(good, "v=19", "v=16", 1),
		strings.Replace(good, "m=64", "m=4000000000", 1), strings.Replace(good, "m=64", "m=0", 1), strings.Replace(good, "t=1", "t=0", 1),
		strings.Replace(good, "t=1", "t=100000", 1), strings.Replace(good, "p=1", "p=0", 1), strings.Replace(good, "p=1", "p=1,x=2", 1),
		strings.Replace(good, "m=64", "m=064", 1), good + "$", good + "=", good[:len(good)-30], good + "\n",
	} {
		if ok, _, err := h.Verify(ctx, "x", stored); ok || !errors.Is(err, password.ErrStored) {
			t.Errorf("%q: %v, %v", stored, ok, err)
		}
	}
}

func TestManySignInsAtOnceWaitInsteadOfTakingAllMemory(t *testing.T) {
	t.Parallel()
	h := password.NewHasher(password.Params{Memory: 8 * 1024, Passes: 8, Threads: 1}, 1)
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	var mu sync.Mutex
	var gaveUp int
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if err := h.Waste(ctx, "x"); errors.Is(err, context.DeadlineExceeded) {
				mu.Lock()
				gaveUp++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if gaveUp < 5 { // one calculation takes about 50 ms: nearly all of 20 must still be waiting
		t.Errorf("only %d of 20 waited for the single slot", gaveUp)
	}
}

func BenchmarkVerify(b *testing.B) {
	h := password.NewHasher(password.Recommended(), 1)
	stored, err := h.Hash(context.Background(), "x")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if ok, _, _ := h.Verify(context.Background(), "x", stored); !ok {
			b.Fatal("wrong")
		}
	}
}

func FuzzAStoredHashNeverCrashesTheProgram(f *testing.F) {
	h := password.NewHasher(light(), 1)
	good, _ := h.Hash(context.Background(), "x")
	f.Add(good)
	f.Add("$argon2id$v=19$m=64,t=1,p=1$AAAA$AAAA")
	f.Fuzz(func(t *testing.T, stored string) {
		if strings.Count(stored, "m=64,t=1,p=1") == 0 {
			return // costs are bounded by another test; here they would only be slow
		}
		if ok, _, err := h.Verify(context.Background(), "y", stored); ok && err == nil {
			t.Fatalf("%q accepts a password", stored)
		}
	})
}
