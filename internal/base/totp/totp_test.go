package totp_test

import (
	"bytes"
	"crypto/rand"
	"encoding/base32"
	"encoding/xml"
	"io"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/totp"
)

// rfcSecret is the key of the test vectors of RFC 6238, appendix B.
func rfcSecret() string {
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString([]byte("12345678901234567890"))
}

func TestCodesAreThoseOfTheStandard(t *testing.T) {
	t.Parallel()
	for unix, code := range map[int64]string{59: "287082", 1111111109: "081804", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130"} {
		at := time.Unix(unix, 0)
		if step, ok := totp.Verify(rfcSecret(), code, at, 0); !ok || step != unix/30 {
			t.Errorf("at %d: step %d, %v", unix, step, ok)
		}
		if got, err := totp.Code(rfcSecret(), at); got != code || err != nil {
			t.Errorf("at %d: got %s, %v", unix, got, err)
		}
	}
}

func TestAClockMayBeOneStepOff(t *testing.T) {
	t.Parallel()
	code, at := "005924", time.Unix(1234567890, 0) // the start of a step
	for seconds, want := range map[int]bool{-31: false, -30: true, -1: true, 0: true, 29: true, 59: true, 60: false, 3600: false} {
		if _, ok := totp.Verify(rfcSecret(), code, at.Add(time.Duration(seconds)*time.Second), 0); ok != want {
			t.Errorf("%d seconds off: %v, want %v", seconds, ok, want)
		}
	}
}

// v5.0.0-6.5.1: a code is used once.
func TestACodeDoesNotWorkTwice(t *testing.T) {
	t.Parallel()
	at := time.Unix(1234567890, 0)
	step, ok := totp.Verify(rfcSecret(), "005924", at, 0)
	if !ok {
		t.Fatal("the code is right")
	}
	if _, ok := totp.Verify(rfcSecret(), "005924", at, step); ok {
		t.Error("the same code worked again")
	}
	before, err := totp.Code(rfcSecret(), at.Add(-30*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := totp.Verify(rfcSecret(), before, at, step); ok {
		t.Error("an older code worked after a newer one")
	}
}

func TestAWrongCodeOrSecretIsRefused(t *testing.T) {
	t.Parallel()
	at := time.Unix(1234567890, 0)
	if _, ok := totp.Verify(rfcSecret(), " 005 924 ", at, 0); !ok {
		t.Error("spaces must not matter")
	}
	for _, code := range []string{"", "005925", "05924", "0059240", "5924", "abcdef", "٠٠٥٩٢٤"} {
		if _, ok := totp.Verify(rfcSecret(), code, at, 0); ok {
			t.Errorf("%q is accepted", code)
		}
	}
	if _, ok := totp.Verify("not base32!", "005924", at, 0); ok {
		t.Error("a broken secret accepts a code")
	}
	for _, weak := range []string{"", "GEZDGNBV"} {
		code, err := totp.Code(weak, at)
		if _, ok := totp.Verify(weak, code, at, 0); ok || err != nil {
			t.Errorf("secret %q accepts a code that anyone can compute (%v)", weak, err)
		}
	}
	if _, ok := totp.Verify(rfcSecret(), "755224", time.Unix(-60, 0), -10); ok {
		t.Error("a time before 1970 accepts a code")
	}
}

// v5.0.0-11.5.1: a secret carries at least 128 bits.
func TestASecretIsRandomAndLong(t *testing.T) {
	t.Parallel()
	a, errA := totp.NewSecret(rand.Reader)
	b, errB := totp.NewSecret(rand.Reader)
	if errA != nil || errB != nil || a == b || !regexp.MustCompile(`^[A-Z2-7]{32}$`).MatchString(a) {
		t.Errorf("%q, %q, %v, %v", a, b, errA, errB)
	}
	if s, err := totp.NewSecret(strings.NewReader("short")); err == nil || s != "" {
		t.Errorf("without enough randomness: %q, %v", s, err)
	}
}

func TestTheAppShowsTheInstallationAndTheAccount(t *testing.T) {
	t.Parallel()
	uri, err := totp.URI("Digibank: Brugge & Noord", "an@digi.be", rfcSecret())
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "otpauth" || u.Host != "totp" || u.Path != "/Digibank  Brugge & Noord:an@digi.be" {
		t.Errorf("%s: %v", uri, err)
	}
	if q := u.Query(); q.Get("issuer") != "Digibank  Brugge & Noord" || q.Get("secret") != rfcSecret() || q.Get("digits") != "6" || q.Get("period") != "30" {
		t.Errorf("query %v", q)
	}
	if _, err := totp.URI("", "an", rfcSecret()); err == nil {
		t.Error("an address without issuer")
	}
	if _, err := totp.URI("x", "an", "not base32!"); err == nil {
		t.Error("a broken secret")
	}
}

func TestTheQRCodeIsOneDrawingWithAMarginAndALabel(t *testing.T) {
	t.Parallel()
	svg, err := totp.SVG("otpauth://totp/x?secret=ABC", `Scan "dit" <b>`)
	if err != nil {
		t.Fatal(err)
	}
	for dec := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := dec.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("not well formed: %v", err)
		}
	}
	if !strings.Contains(svg, `aria-label="Scan &#34;dit&#34; &lt;b&gt;"`) || strings.Count(svg, "<path") != 2 {
		t.Errorf("got %.300s", svg)
	}
	if !strings.Contains(svg, `d="M4 4h7v1h-7z`) { // the corner mark is seven modules wide
		t.Errorf("no corner mark after a margin of four: %.400s", svg)
	}
	if _, err := totp.SVG(strings.Repeat("x", 5000), ""); err == nil {
		t.Error("more than a QR code can hold")
	}
}

// v5.0.0-6.5.2, v5.0.0-6.5.3: recovery codes are random, above 112 bits, stored as a hash.
func TestRecoveryCodesAreTenDifferentOnesWithoutLookAlikes(t *testing.T) {
	t.Parallel()
	codes, err := totp.RecoveryCodes(rand.Reader)
	if err != nil || len(codes) != 10 {
		t.Fatalf("%d codes, %v", len(codes), err)
	}
	form, seen := regexp.MustCompile(`^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$`), make(map[string]bool)
	for _, c := range codes {
		if !form.MatchString(c) {
			t.Errorf("code %q", c)
		}
		hash := totp.HashRecovery(c)
		if len(hash) != 64 || seen[hash] {
			t.Errorf("hash %q", hash)
		}
		seen[hash] = true
	}
	if codes, err := totp.RecoveryCodes(bytes.NewReader(make([]byte, 30))); err == nil || codes != nil {
		t.Error("codes without enough randomness")
	}
}

func TestARecoveryCodeIsRecognisedTheWayPeopleTypeIt(t *testing.T) {
	t.Parallel()
	want := totp.HashRecovery("01VA-BCDE-FGHJ-KMNP-QRST-VWXY")
	for _, typed := range []string{" o1va bcde fghj kmnp qrst vwxy ", "OIUABCDEFGHJKMNPQRSTVWXY", "0lva-bcde-fghj-kmnp-qrst-uwxy"} {
		if totp.HashRecovery(typed) != want {
			t.Errorf("%q is not recognised", typed)
		}
	}
	if totp.HashRecovery("01VA-BCDE-FGHJ-KMNP-QRST-VWXZ") == want {
		t.Error("another code is accepted")
	}
}
