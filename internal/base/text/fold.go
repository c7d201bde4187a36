package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s for searching and comparing names: small letters without marks,
// apostrophes dropped, and every other sign than a letter or digit as one space.
// "N'Diaye-Şahin" becomes "ndiaye sahin", "Strauß" becomes "strauss".
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case isApostrophe(r) || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			space = b.Len() > 0
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteString(plainLetter(unicode.ToLower(r)))
		}
	}
	return b.String()
}

func isApostrophe(r rune) bool { return strings.ContainsRune("'’‘ʼʻ`´′ʹʾʿ", r) }

// plainLetter writes letters that have no mark to take off in plain ones.
func plainLetter(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'ø':
		return "o"
	case 'œ':
		return "oe"
	case 'æ':
		return "ae"
	case 'ł':
		return "l"
	case 'ı':
		return "i"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ħ':
		return "h"
	case 'ŧ':
		return "t"
	}
	return string(r)
}

// Tokens returns the folded words of s.
func Tokens(s string) []string { return strings.Fields(Fold(s)) }

// Trigrams returns the distinct runs of three letters of each folded word, with
// two spaces before and one after the word, as PostgreSQL's pg_trgm does:
// "jan" gives "  j", " ja", "jan", "an ".
func Trigrams(s string) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range Tokens(s) {
		r := []rune("  " + w + " ")
		for i := 0; i+3 <= len(r); i++ {
			if g := string(r[i : i+3]); !seen[g] {
				seen[g] = true
				out = append(out, g)
			}
		}
	}
	return out
}

// SortKey returns a key that puts names in Dutch order when compared byte by
// byte: marks, apostrophes, spaces and hyphens do not count, "ij" is i and j, and
// "van", "de" and "den" belong to the name, as in Flemish lists: Van den Bossche
// stands under V. Equal names fall back on their exact spelling.
func SortKey(s string) string {
	return strings.ReplaceAll(Fold(s), " ", "") + "\x00" + Clean(s)
}
