package text

import (
	"errors"
	"strings"
	"unicode"
)

// ErrEmail says that a text is not an e-mail address.
var ErrEmail = errors.New("text: not an e-mail address")

// Limits of an address in bytes (RFC 5321).
const (
	maxLocalPart = 64
	maxEmail     = 254
	maxLabel     = 63
)

// Email returns an address for storing and comparing: cleaned, in small letters.
// It checks the form people can mistype, not every form the standard allows: a
// quoted name or an address without a dot in the domain is refused, letters of
// other scripts are welcome.
func Email(s string) (string, error) {
	s = strings.ToLower(Clean(s))
	at := strings.LastIndexByte(s, '@')
	if at < 1 || len(s) > maxEmail || !isLocalPart(s[:at]) || !isDomain(s[at+1:]) {
		return "", ErrEmail
	}
	return s, nil
}

func isLocalPart(s string) bool {
	if len(s) > maxLocalPart || strings.HasPrefix(s, ".") || strings.HasSuffix(s, ".") || strings.Contains(s, "..") {
		return false
	}
	for _, r := range s {
		if !isAlnum(r) && !unicode.Is(unicode.M, r) && !strings.ContainsRune("!#$%&'*+-/=?^_`{|}~.", r) {
			return false
		}
	}
	return true
}

func isDomain(s string) bool {
	labels := strings.Split(s, ".")
	last := labels[len(labels)-1]
	if len(labels) < 2 || Runes(last) < 2 || strings.ContainsFunc(last, isDigit) && !strings.HasPrefix(last, "xn--") {
		return false
	}
	for _, l := range labels {
		if l == "" || len(l) > maxLabel || l[0] == '-' || l[len(l)-1] == '-' {
			return false
		}
		for _, r := range l {
			if !isAlnum(r) && !unicode.Is(unicode.M, r) && r != '-' {
				return false
			}
		}
	}
	return true
}
