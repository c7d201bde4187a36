package reach

import (
	"encoding/base64"
	"strconv"
	"strings"

	"digibank/internal/base/crypt"
	"digibank/internal/base/text"
)

// Period holds the secret under which pseudonyms are hashed. It is destroyed
// after the audit, so that a key cannot follow people to the next period.
type Period struct {
	ID        string
	TenantID  string
	Letters   int    // how many first letters of each name are used
	Secret    []byte // nil once destroyed
	Destroyed bool
}

// Key hashes a pseudonym, "" when it lacks a part or the secret is gone.
func (p Period) Key(ps Pseudonym) string {
	given, family := firstLetters(ps.Given, p.Letters), firstLetters(ps.Family, p.Letters)
	if p.Secret == nil || given == "" || family == "" || ps.BirthYear == 0 || ps.Postcode == "" {
		return ""
	}
	sum := crypt.HMAC(p.Secret, given, family, strconv.Itoa(ps.BirthYear), strings.TrimSpace(ps.Postcode))
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}

// firstLetters gives the first n letters of a name without accents, case and signs.
func firstLetters(name string, n int) string {
	var b strings.Builder
	for _, r := range text.Fold(name) {
		if n == 0 {
			break
		}
		if r >= 'a' && r <= 'z' || r > 127 {
			b.WriteRune(r)
			n--
		}
	}
	return b.String()
}
