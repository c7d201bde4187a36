package password

import (
	"cmp"
	_ "embed" // the lists below
	"slices"
	"strings"
	"unicode"
)

//go:embed words.txt
var words string

//go:embed exact.txt
var exact string

// maxDecoration is how many characters around a common word still leave it
// common: welkom01, !zomer2026!.
const maxDecoration = 6

func set(list string) map[string]bool {
	out := make(map[string]bool)
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(line) {
			out[word] = true
		}
	}
	return out
}

func sortByLength(list []string) {
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
}

// common reports whether a password is one that is tried first: listed, a row
// of keys, a date, or a listed word with a little decoration.
func (p *Policy) common(password string) bool {
	lower := strings.ToLower(password)
	return p.exact[lower] || isRow(lower) || isDate(lower) || p.decorated(lower)
}

// decorated reports whether a listed word remains after taking digits and signs
// off both ends. Every cut is tried, because a digit can also stand for a
// letter of the word (w3lk0m).
func (p *Policy) decorated(lower string) bool {
	r := []rune(lower)
	for from := 0; from <= len(r); from++ {
		if from > 0 && unicode.IsLetter(r[from-1]) {
			return false
		}
		for to := len(r); to > from; to-- {
			if to < len(r) && unicode.IsLetter(r[to]) {
				break
			}
			little := from+len(r)-to <= maxDecoration || from <= 1 && isRow(string(r[to:]))
			if little && p.word(string(r[from:to])) {
				return true
			}
		}
	}
	return false
}

// word reports whether s is a listed word, once or doubled, as it is or with
// look-alikes for letters.
func (p *Policy) word(s string) bool {
	if p.words[s] || p.words[unmask(s, "i")] || p.words[unmask(s, "l")] {
		return true
	}
	half := len(s) / 2
	return half >= 3 && s[:half] == s[half:] && p.word(s[:half])
}

// unmask puts back the letters that digits and signs stand for; one says what
// the digit 1 stands for.
func unmask(s, one string) string {
	return strings.NewReplacer("0", "o", "1", one, "3", "e", "4", "a", "5", "s", "7", "t", "8", "b",
		"@", "a", "$", "s", "!", "i", "€", "e", "-", "", ".", "", "_", "", " ", "").Replace(s)
}
