package crypt_test

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"

	"digibank/internal/base/crypt"
)

func TestABlindIndexFindsTheSameValueInTheSameTenantOnly(t *testing.T) {
	t.Parallel()
	k := ring(t)
	want := k.Blind("person.phone", "brugge", "+32470123456")
	if len(want) != 22 || want != ring(t).Blind("person.phone", "brugge", "+32470123456") {
		t.Fatalf("the index must be stable: %q", want)
	}
	for _, other := range []string{
		k.Blind("person.phone", "gent", "+32470123456"),
		k.Blind("person.email", "brugge", "+32470123456"),
		k.Blind("person.phone", "brugge", "+32470123457"),
		k.Blind("person.phone", "brugge+", "32470123456"),
		ring(t, strings.Repeat("cd", 32)).Blind("person.phone", "brugge", "+32470123456"),
	} {
		if other == want {
			t.Error("another tenant, column, value or key gives the same index")
		}
	}
}

func TestASearchFindsRowsOfBeforeAndAfterAChangeOfKeys(t *testing.T) {
	t.Parallel()
	one, two := strings.Repeat("01", 32), strings.Repeat("02", 32)
	got := ring(t, one, two).Blinds("p", "t", "v")
	if len(got) != 2 || got[0] != ring(t, two).Blind("p", "t", "v") || got[1] != ring(t, one).Blind("p", "t", "v") {
		t.Errorf("got %v", got)
	}
}

func TestPartsOfASignatureCannotShift(t *testing.T) {
	t.Parallel()
	key := []byte("k")
	if bytes.Equal(crypt.HMAC(key, "ab", "c"), crypt.HMAC(key, "a", "bc")) || bytes.Equal(crypt.HMAC(key, "a"), crypt.HMAC(key, "a", "")) {
		t.Error("other parts give the same signature")
	}
	if !bytes.Equal(crypt.HMAC(key, "a", "b"), crypt.HMAC(key, "a", "b")) || len(crypt.HMAC(key)) != 32 {
		t.Error("the same parts give 32 stable bytes")
	}
}

func TestSecretsAreComparedInFull(t *testing.T) {
	t.Parallel()
	if !crypt.Equal("abc", "abc") || crypt.Equal("abc", "abd") || crypt.Equal("abc", "ab") || crypt.Equal("", "a") {
		t.Error("Equal must compare every character")
	}
}

// v5.0.0-7.2.3, v5.0.0-11.5.1: tokens carry at least 128 bits of randomness.
func TestATokenIsUniqueLongAndSafeInALink(t *testing.T) {
	t.Parallel()
	seen := make(map[string]bool)
	for range 1000 {
		token := crypt.Token()
		raw, err := base64.RawURLEncoding.DecodeString(token)
		if err != nil || len(raw) != 32 {
			t.Fatalf("%q: %d bytes, %v", token, len(raw), err)
		}
		seen[token] = true
	}
	if len(seen) != 1000 {
		t.Errorf("%d different tokens of 1000", len(seen))
	}
}

func TestOnlyTheHashOfATokenIsStored(t *testing.T) {
	t.Parallel()
	token := crypt.Token()
	hash := crypt.HashToken(token)
	if len(hash) != 64 || strings.Contains(hash, token) || hash != crypt.HashToken(token) || hash == crypt.HashToken(token+"x") {
		t.Errorf("hash %q of %q", hash, token)
	}
}

// v5.0.0-6.4.1: activation codes are random.
func TestCodesAreDrawnFairlyWithoutLookAlikes(t *testing.T) {
	t.Parallel()
	got, err := crypt.Digits(bytes.NewReader([]byte{255, 250, 0, 9, 10, 249}), 4)
	if err != nil || got != "0909" {
		t.Errorf("got %q, %v: bytes from 250 on must be drawn again", got, err)
	}
	code, err := crypt.Letters(rand.Reader, 2000)
	if err != nil || len(code) != 2000 || regexp.MustCompile(`[^2-9B-Z]|[AEIOUY01]`).MatchString(code) {
		t.Errorf("code %.40q…, %v", code, err)
	}
	for _, c := range "23456789BCDFGHJKLMNPQRSTVWXZ" {
		if n := strings.Count(code, string(c)); n < 30 || n > 130 { // 71 expected, 7 standard deviations
			t.Errorf("%c occurs %d times in 2000", c, n)
		}
	}
}

func TestACodeIsNotGivenWhenRandomnessRunsOut(t *testing.T) {
	t.Parallel()
	if got, err := crypt.Digits(strings.NewReader("1"), 2); err == nil || got != "" {
		t.Errorf("got %q, %v", got, err)
	}
}

func BenchmarkSealAndOpen(b *testing.B) {
	k := ring(b)
	plain, aad := []byte("+32470123456"), here()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := k.Open(k.Seal(plain, aad), aad); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBlind(b *testing.B) {
	k := ring(b)
	b.ReportAllocs()
	for b.Loop() {
		k.Blind("person.phone", "brugge-noord", "+32470123456")
	}
}
