package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean returns a text of one line as it may be stored: valid UTF-8 in NFC,
// without control characters and direction overrides, every white space as one
// space, nothing at the ends.
func Clean(s string) string {
	return strings.Join(strings.FieldsFunc(plain(s), unicode.IsSpace), " ")
}

// CleanLines is Clean for a text of several lines: line ends become "\n", no line
// starts or ends with a space, and at most one empty line stands between two.
func CleanLines(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n").Replace(s)
	var out []string
	for _, line := range strings.Split(s, "\n") {
		line = Clean(line)
		if line == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, line)
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}

// plain drops what is no text. Joiners between letters stay: Persian and emoji
// need them.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return r
		case unicode.IsControl(r), r == '\ufeff', r == '\u200b',
			r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return norm.NFC.String(s)
}

// Runes returns the number of code points of s; limits of columns count these.
func Runes(s string) int { return utf8.RuneCountInString(s) }

// Graphemes returns the number of signs a reader sees: a letter with its marks, a
// flag, or an emoji with skin tone or family counts once. Counters beside a field
// show this. It follows the usual cases of UAX 29, not every script.
func Graphemes(s string) int {
	n, flag, joined := 0, false, false
	for _, r := range s {
		region := r >= 0x1f1e6 && r <= 0x1f1ff
		switch {
		case r == '\u200d':
			joined = n > 0
			continue
		case joined, flag && region:
			region = false
		case n > 0 && extends(r):
			continue
		default:
			n++
		}
		joined, flag = false, region
	}
	return n
}

// extends reports whether r belongs to the sign before it.
func extends(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) ||
		(r >= 0x1f3fb && r <= 0x1f3ff) || (r >= 0xe0020 && r <= 0xe007f)
}

// Cut returns at most n code points of s, with "…" as the last when something
// was cut off.
func Cut(s string, n int) string {
	if Runes(s) <= n {
		return s
	}
	if n < 1 {
		return ""
	}
	return strings.TrimRight(string([]rune(s)[:n-1]), " ") + "…"
}

// maxSlug is the longest slug, in bytes.
const maxSlug = 60

// Slug returns s for an address: small letters a to z, digits and single
// hyphens, at most 60. A name in another script gives "".
func Slug(s string) string {
	var b strings.Builder
	for _, r := range Fold(s) {
		switch {
		case r >= 'a' && r <= 'z', isDigit(r):
			b.WriteRune(r)
		case r == ' ' && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	slug := b.String()
	return strings.Trim(slug[:min(len(slug), maxSlug)], "-")
}
