package personweb

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// split cuts a typed name in given and family name: the first word is the given
// name. Names typed in small letters get their capital.
func split(name string) (given, family string) {
	words := strings.Fields(name)
	for i, w := range words {
		if w == strings.ToLower(w) && (i == 0 || i == len(words)-1) {
			words[i] = capital(w)
		}
	}
	if len(words) == 0 {
		return "", ""
	}
	return words[0], strings.Join(words[1:], " ")
}

func capital(w string) string {
	r, size := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[size:]
}
