package password

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// rows returns the rows and columns of the QWERTY and AZERTY keyboards, the
// alphabet, and their reverse.
func rows() []string {
	lines := []string{
		"01234567890", "abcdefghijklmnopqrstuvwxyz",
		"qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./",
		"azertyuiop^$", "qsdfghjklmù", "wxcvbn,;:=", "&é\"'(§è!çà)", "!@#$%^&*()",
		"1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "1aqw", "2zsx",
		"1q2w3e4r5t6y7u8i9o0p", "1a2z3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6", "a1z2e3r4t5y6",
		"112233445566778899", "aabbccddeeffgg", "1a2b3c4d5e6f7g8h", "a1b2c3d4e5f6g7h8",
	}
	for _, l := range slices.Clone(lines) {
		r := []rune(l)
		slices.Reverse(r)
		lines = append(lines, string(r))
	}
	return lines
}

// isRow reports whether s is nothing but pieces, each of at least three
// neighbouring keys or one key held down, or is one piece said over and over.
func isRow(s string) bool {
	return s != "" && (isRepeated(s) || isPieces(s, rows()))
}

// isRepeated reports whether s is one piece of at most four characters, three
// times or more, or two equal halves of one such piece.
func isRepeated(s string) bool {
	for size := 1; size <= 4 && size*2 <= len(s); size++ {
		if len(s)%size == 0 && strings.Repeat(s[:size], len(s)/size) == s {
			return true
		}
	}
	return false
}

// isPieces takes the longest piece off the front until nothing is left.
func isPieces(s string, lines []string) bool {
	for s != "" {
		n := held(s)
		for _, line := range lines {
			n = max(n, along(s, line))
		}
		if utf8.RuneCountInString(s[:n]) < 3 {
			return false
		}
		s = s[n:]
	}
	return true
}

// held returns how many bytes at the front are one character repeated.
func held(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	n := size
	for strings.HasPrefix(s[n:], s[:size]) {
		n += size
	}
	return n
}

// along returns how many bytes at the front follow the line.
func along(s, line string) int {
	_, size := utf8.DecodeRuneInString(s)
	best := 0
	for i := range line {
		if !strings.HasPrefix(line[i:], s[:size]) {
			continue
		}
		n := 0
		for n < len(s) && i+n < len(line) && s[n] == line[i+n] {
			n++
		}
		best = max(best, n)
	}
	return best
}

// isDate reports whether s is a day between 1900 and 2100, the way people write
// one: 24121985, 24/12/1985, 1985-12-24.
func isDate(s string) bool {
	bare := strings.NewReplacer("/", "", "-", "", ".", "", " ", "").Replace(s)
	if len(bare) != 8 || len(s) > 10 {
		return false
	}
	for _, layout := range []string{"02012006", "01022006", "20060102"} {
		if day, err := time.Parse(layout, bare); err == nil && day.Year() >= 1900 && day.Year() <= 2100 {
			return true
		}
	}
	return false
}
