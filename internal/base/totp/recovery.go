package totp

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

const (
	recoveryCodes = 10
	groups        = 6
	groupSize     = 4
	// alphabet is base 32 without I, L, O and U: they look like 1, 0 and V.
	alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)

// RecoveryCodes returns ten codes of 120 bits in six groups of four. Each works
// once. They are shown once, to be printed; HashRecovery is what is stored.
// Random is crypto/rand.Reader outside tests (v5.0.0-6.5.3).
func RecoveryCodes(random io.Reader) ([]string, error) {
	out := make([]string, 0, recoveryCodes)
	raw := make([]byte, groups*groupSize)
	for range recoveryCodes {
		if _, err := io.ReadFull(random, raw); err != nil {
			return nil, fmt.Errorf("make recovery codes: %w", err)
		}
		var b strings.Builder
		for i, c := range raw {
			if i > 0 && i%groupSize == 0 {
				b.WriteByte('-')
			}
			b.WriteByte(alphabet[int(c)%len(alphabet)]) // fair: 32 divides 256
		}
		out = append(out, b.String())
	}
	return out, nil
}

// HashRecovery returns what is stored of a recovery code, and by which a typed
// one is found. Case, spaces and dashes do not matter, and look-alikes are read
// as what was meant. A plain SHA-256 suffices for codes of more than 112 bits
// (v5.0.0-6.5.2).
func HashRecovery(code string) string {
	code = strings.NewReplacer("-", "", " ", "", "\t", "", "I", "1", "L", "1", "O", "0", "U", "V").Replace(strings.ToUpper(strings.TrimSpace(code)))
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:])
}
