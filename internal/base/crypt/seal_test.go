package crypt_test

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"digibank/internal/base/crypt"

	"pgregory.net/rapid"
)

func ring(t testing.TB, keys ...string) *crypt.Keyring {
	t.Helper()
	if len(keys) == 0 {
		keys = []string{strings.Repeat("ab", 32)}
	}
	k, err := crypt.Parse(strings.Join(keys, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func here() crypt.AAD {
	return crypt.AAD{Tenant: "brugge-noord", Table: "person", Column: "phone", Row: "01"}
}

func TestWhatIsSealedOpensAtItsOwnPlace(t *testing.T) {
	t.Parallel()
	k := ring(t)
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		aad := crypt.AAD{
			Tenant: rapid.String().Draw(t, "tenant"), Table: rapid.String().Draw(t, "table"),
			Column: rapid.String().Draw(t, "column"), Row: rapid.String().Draw(t, "row"),
		}
		got, err := k.Open(k.Seal(plain, aad), aad)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("got %q, %v", got, err)
		}
	})
}

// v5.0.0-11.3.3: sealed data cannot be changed or moved unnoticed.
func TestASealedFieldDoesNotOpenInAnotherPlace(t *testing.T) {
	t.Parallel()
	k := ring(t)
	phone, mail := here(), here()
	mail.Column = "email"
	other, table, row := here(), here(), here()
	other.Tenant, table.Table, row.Row = "gent", "helper", "02"
	places := []crypt.AAD{phone, mail, other, table, row}
	for i, from := range places {
		sealed := k.Seal([]byte("0470 12 34 56"), from)
		for j, to := range places {
			if _, err := k.Open(sealed, to); (err == nil) != (i == j) {
				t.Errorf("sealed for %v, opened at %v: error %v", from, to, err)
			}
		}
	}
}

func TestPlacesThatReadTheSameWhenGluedTogetherAreDifferent(t *testing.T) {
	t.Parallel()
	k := ring(t)
	a := crypt.AAD{Tenant: "ab", Table: "c", Column: "d|e", Row: ""}
	for _, b := range []crypt.AAD{
		{Tenant: "a", Table: "bc", Column: "d|e"},
		{Tenant: "ab", Table: "c", Column: "d", Row: "e"},
		{Tenant: "ab", Table: "", Column: "c", Row: "d|e"},
		{Tenant: "ab", Table: "c\x03d|e", Column: "", Row: ""},
	} {
		if _, err := k.Open(k.Seal([]byte("x"), a), b); !errors.Is(err, crypt.ErrSealed) {
			t.Errorf("%v opened what was sealed for %v", b, a)
		}
	}
}

func TestAChangedCharacterAnywhereIsNoticed(t *testing.T) {
	t.Parallel()
	k := ring(t)
	sealed := k.Seal([]byte("geheim"), here())
	for i := range sealed {
		for _, c := range []byte("A0-.\n") {
			if sealed[i] == c {
				continue
			}
			forged := sealed[:i] + string(c) + sealed[i+1:]
			if plain, err := k.Open(forged, here()); err == nil {
				t.Fatalf("position %d as %q opened to %q", i, c, plain)
			}
		}
	}
	for _, forged := range []string{"", "v1", "v1.", "v1.x.y", "v2" + sealed[2:], sealed + "A", sealed + "\n", sealed[:len(sealed)-1], "geheim"} {
		if _, err := k.Open(forged, here()); err == nil {
			t.Errorf("%q opened", forged)
		}
	}
}

func TestTheSameValueIsNeverSealedTheSameTwice(t *testing.T) {
	t.Parallel()
	k := ring(t)
	seen := make(map[string]bool)
	for range 1000 {
		seen[k.Seal([]byte("An"), here())] = true
	}
	if len(seen) != 1000 {
		t.Errorf("%d different results of 1000: a nonce came back", len(seen))
	}
}

func TestASealedTextIsSafeInEveryFile(t *testing.T) {
	t.Parallel()
	sealed := ring(t).Seal([]byte("\x00\n\"é"), here())
	if !regexp.MustCompile(`^v1\.[0-9a-f]{8}\.[A-Za-z0-9_-]+$`).MatchString(sealed) {
		t.Errorf("got %q", sealed)
	}
	if strings.Contains(sealed, "é") {
		t.Error("the content can be read")
	}
}

func TestAnOldKeyStillOpensAndTheNewestSeals(t *testing.T) {
	t.Parallel()
	one, two := strings.Repeat("01", 32), strings.Repeat("02", 32)
	before, after, without := ring(t, one), ring(t, one, two), ring(t, two)
	old := before.Seal([]byte("An"), here())
	if plain, err := after.Open(old, here()); err != nil || string(plain) != "An" {
		t.Fatalf("after the change of keys: %q, %v", plain, err)
	}
	fresh := after.Seal([]byte("An"), here())
	if after.Current(old) || !after.Current(fresh) || after.Current("An") {
		t.Error("only what the newest key sealed is current")
	}
	if _, err := before.Open(fresh, here()); !errors.Is(err, crypt.ErrNoKey) {
		t.Errorf("the old ring alone: %v, want ErrNoKey", err)
	}
	if _, err := without.Open(old, here()); !errors.Is(err, crypt.ErrNoKey) {
		t.Errorf("without the old key: %v, want ErrNoKey", err)
	}
}

func TestAKeyIsNeverPrinted(t *testing.T) {
	t.Parallel()
	k := ring(t)
	for _, format := range []string{"%v", "%+v", "%s", "%#v"} {
		if text := fmt.Sprintf(format, k); strings.Contains(text, "abab") || strings.Contains(text, "171, 171") {
			t.Errorf("%s shows the key: %s", format, text)
		}
	}
}

func FuzzOpenNeverAcceptsWhatWasNotSealed(f *testing.F) {
	k := ring(f)
	good := k.Seal([]byte("geheim"), here())
	for _, s := range []string{"", "v1..", good[:20], good + "=", good + "\n", "v1." + k.ID() + ".AAAA", "v1." + k.ID() + "."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, sealed string) {
		if _, err := k.Open(sealed, here()); err == nil {
			t.Fatalf("%q opened", sealed)
		}
	})
}
