package totp

import (
	"crypto/subtle"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"
)

const (
	secretSize = 20 // bytes, as RFC 4226 advises for SHA-1
	period     = 30 // seconds
	skew       = 1  // steps that a clock may be early or late
)

// NewSecret returns a new secret in base32, as authenticator apps take it.
// Random is crypto/rand.Reader outside tests.
func NewSecret(random io.Reader) (string, error) {
	raw := make([]byte, secretSize)
	if _, err := io.ReadFull(random, raw); err != nil {
		return "", fmt.Errorf("make a secret: %w", err)
	}
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw), nil
}

// URI returns the otpauth address that an app reads from the QR code. Issuer is
// the name of the installation, account what the person signs in with.
func URI(issuer, account, secret string) (string, error) {
	if !usable(secret) || issuer == "" || account == "" {
		return "", errors.New("make the address of the app: secret, issuer or account is missing")
	}
	// A colon ends the issuer in the address, so a name cannot hold one.
	plain := strings.NewReplacer(":", " ")
	issuer, account = plain.Replace(issuer), plain.Replace(account)
	query := url.Values{
		"secret": {secret}, "issuer": {issuer}, "algorithm": {"SHA1"},
		"digits": {"6"}, "period": {strconv.Itoa(period)},
	}
	address := url.URL{
		Scheme: "otpauth", Host: "totp", Path: "/" + issuer + ":" + account,
		RawQuery: strings.ReplaceAll(query.Encode(), "+", "%20"), // apps show a plus as it is
	}
	return address.String(), nil
}

// usable reports whether a secret is base32 of at least 128 bits. An empty or
// short one must accept nothing: anyone could compute its codes.
func usable(secret string) bool {
	raw, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret)
	return err == nil && len(raw) >= 16
}

// Step returns the number of the step of 30 seconds that at is in.
func Step(at time.Time) int64 { return at.Unix() / period }

// Verify returns the step for which a code is right: that of the instant, or
// the one before or after it. Steps up to and including used do not count any
// more (v5.0.0-6.5.1); used is the step that the account stored at its last
// success, 0 at first. Spaces in the code do not matter.
func Verify(secret, code string, at time.Time, used int64) (step int64, ok bool) {
	code = strings.Join(strings.Fields(code), "")
	now := Step(at)
	if !usable(secret) {
		return 0, false
	}
	for s := now - skew; s <= now+skew; s++ {
		want, err := hotp.GenerateCodeCustom(secret, uint64(max(s, 0)), hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err == nil && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 && s > used && s >= 0 {
			step, ok = s, true
		}
	}
	return step, ok
}

// Code returns the code of an instant, as the app shows it: for tests and for
// trying out a new secret.
func Code(secret string, at time.Time) (string, error) {
	return totp.GenerateCode(secret, at)
}
