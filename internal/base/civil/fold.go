package civil

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxTyped is the longest typed text, in bytes, that is looked at.
const maxTyped = 60

// fold writes typed text in small letters without accents, with every other
// sign than letters, digits, '.', ':', ',' and '+' as a space, and single spaces.
func fold(s string) string {
	if len(s) > maxTyped {
		return ""
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '.' || r == ':' || r == ',' || r == '+' || unicode.IsLetter(r) || '0' <= r && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// pieces cuts folded text into runs of digits and runs of letters; everything
// else only separates.
func pieces(s string) []string {
	var out []string
	kind := 0 // 0 between, 1 in digits, 2 in letters
	for _, r := range s {
		k := 0
		switch {
		case '0' <= r && r <= '9':
			k = 1
		case unicode.IsLetter(r):
			k = 2
		}
		switch {
		case k == 0:
		case k == kind:
			out[len(out)-1] += string(r)
		default:
			out = append(out, string(r))
		}
		kind = k
	}
	return out
}
