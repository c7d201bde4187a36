package text

import "unicode"

// secretReach is how many characters after its name a secret may begin.
const secretReach = 20

// secretWords are the names of secrets, in small letters.
func secretWords() []string {
	return []string{"pin", "pincode", "puk", "cvc", "wachtwoord", "paswoord", "code itsme", "toegangscode"}
}

// secrets finds the name of a secret that is followed within 20 characters by at
// least three characters without space, of which one is a digit.
func secrets(t []rune) []finding {
	var out []finding
	words := secretWords()
	for i := range t {
		if i > 0 && unicode.IsLetter(t[i-1]) {
			continue
		}
		for _, w := range words {
			after := i + len(w)
			if !hasWord(t, i, w) {
				continue
			}
			if from, to, ok := secretAfter(t, after); ok {
				out = append(out, finding{KindSecret, from, to})
			}
		}
	}
	return out
}

// hasWord reports whether the whole word stands at i, not as part of a longer one.
func hasWord(t []rune, i int, word string) bool {
	for k, r := range word {
		if i+k >= len(t) || t[i+k] != r {
			return false
		}
	}
	end := i + len(word)
	return end == len(t) || !unicode.IsLetter(t[end])
}

// secretAfter finds the first piece without spaces that can be a secret; digits
// that stand apart ("4 8 2 1") are one piece.
func secretAfter(t []rune, after int) (from, to int, ok bool) {
	for i := after; i < len(t) && i <= after+secretReach; i++ {
		if unicode.IsSpace(t[i]) || (i > after && !unicode.IsSpace(t[i-1])) {
			continue
		}
		digit := false
		end := i
		for end < len(t) && !unicode.IsSpace(t[end]) {
			digit = digit || isDigit(t[end])
			end++
		}
		if digit && end-i >= 3 {
			return i, end, true
		}
		if runs := digitRuns(t[i:min(len(t), i+2*secretReach)]); digit && len(runs) > 0 && len(runs[0].digits) >= 3 {
			return i, i + runs[0].to, true
		}
	}
	return 0, 0, false
}
