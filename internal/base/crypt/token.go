package crypt

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
)

// tokenSize is the randomness of a token, in bytes (ASVS asks for 16).
const tokenSize = 32

const (
	digits = "0123456789"
	// letters leaves out what people confuse on paper and by telephone:
	// I and 1, O and 0, and the vowels that would make words.
	letters = "23456789BCDFGHJKLMNPQRSTVWXZ"
)

// Token returns a new secret of 256 bits as 43 URL-safe characters, for
// sessions, API tokens and links.
func Token() string {
	secret := make([]byte, tokenSize)
	rand.Read(secret) // never fails: the runtime stops the program instead
	return base64.RawURLEncoding.EncodeToString(secret)
}

// HashToken returns what is stored of a token: its SHA-256 in hexadecimal. A
// token is random and long, so a fast hash without salt suffices.
func HashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Digits returns n random digits, for a code that is read out or typed. Random
// is crypto/rand.Reader outside tests.
func Digits(random io.Reader, n int) (string, error) { return pick(random, digits, n) }

// Letters returns n random capitals and digits without look-alikes, for a code
// on paper. Random is crypto/rand.Reader outside tests.
func Letters(random io.Reader, n int) (string, error) { return pick(random, letters, n) }

// pick draws n characters, each with the same chance: bytes beyond the last
// whole multiple of the alphabet are drawn again.
func pick(random io.Reader, alphabet string, n int) (string, error) {
	fair := 256 - 256%len(alphabet)
	out := make([]byte, 0, max(n, 0))
	var one [1]byte
	for len(out) < n {
		if _, err := io.ReadFull(random, one[:]); err != nil {
			return "", fmt.Errorf("draw a code: %w", err)
		}
		if int(one[0]) < fair {
			out = append(out, alphabet[int(one[0])%len(alphabet)])
		}
	}
	return string(out), nil
}
