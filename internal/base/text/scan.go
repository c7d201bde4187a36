package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// scanned is a text made plain for the detector: one plain rune per visible rune
// of the original, and where each came from.
type scanned struct {
	runes  []rune
	offset []int // byte offset in the original; one more entry than runes
}

// scan makes digits of every script and width ASCII, every dash a hyphen, every
// space within a line a plain space, and every letter small; signs without width
// are left out, so that they cannot hide a number.
func scan(s string) scanned {
	t := scanned{runes: make([]rune, 0, len(s)), offset: make([]int, 0, len(s)+1)}
	for i, r := range s {
		if r >= 0x80 {
			r = plainRune(r)
		}
		if r < 0 {
			continue
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		t.runes = append(t.runes, r)
		t.offset = append(t.offset, i)
	}
	t.offset = append(t.offset, len(s))
	return t
}

// plainRune returns the plain form of r, or -1 when r has no width.
func plainRune(r rune) rune {
	switch {
	case unicode.Is(unicode.Cf, r):
		return -1
	case unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Pd, r), r == '\u2212':
		return '-'
	case unicode.Is(unicode.Nd, r):
		return digitOf(r)
	}
	if p := width.LookupRune(r); p.Kind() == width.EastAsianFullwidth && p.Narrow() != 0 {
		r = p.Narrow()
	}
	return unicode.ToLower(r)
}

// digitOf returns the ASCII digit of a decimal digit in another script. The
// digits of a script always stand together from 0 to 9, in blocks that are
// counted from the first of the range.
func digitOf(r rune) rune {
	for _, rg := range unicode.Nd.R16 {
		if r >= rune(rg.Lo) && r <= rune(rg.Hi) {
			return '0' + (r-rune(rg.Lo))%10
		}
	}
	for _, rg := range unicode.Nd.R32 {
		if r >= rune(rg.Lo) && r <= rune(rg.Hi) {
			return '0' + (r-rune(rg.Lo))%10
		}
	}
	return r
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isAlnum(r rune) bool { return isDigit(r) || unicode.IsLetter(r) }

func isSeparator(r rune) bool { return strings.ContainsRune(".-/ ", r) }
