package text

import (
	"errors"
	"strings"
)

// ErrKBO says that a text is not a Belgian enterprise number.
var ErrKBO = errors.New("text: not an enterprise number")

// IsPostcode reports whether s has the form of a Belgian postcode: four digits
// from 1000. Whether it exists is for the geography data to say.
func IsPostcode(s string) bool {
	if len(s) != 4 || s[0] == '0' {
		return false
	}
	for i := range 4 {
		if !isDigit(rune(s[i])) {
			return false
		}
	}
	return true
}

// KBO returns an enterprise number as ten digits from "0566.988.259",
// "BE 0566 988 259" or the old form of nine digits. The last two digits are 97
// less the first eight modulo 97.
func KBO(s string) (string, error) {
	s = strings.TrimPrefix(strings.ToUpper(Clean(s)), "BE")
	d := strings.NewReplacer(".", "", " ", "", "-", "").Replace(s)
	if len(d) == 9 {
		d = "0" + d
	}
	if len(d) != 10 || (d[0] != '0' && d[0] != '1') {
		return "", ErrKBO
	}
	for i := range d {
		if !isDigit(rune(d[i])) {
			return "", ErrKBO
		}
	}
	if number([]byte(d[8:])) != 97-number([]byte(d[:8]))%97 {
		return "", ErrKBO
	}
	return d, nil
}

// FormatKBO returns ten digits as "0566.988.259".
func FormatKBO(d string) string {
	if len(d) != 10 {
		return d
	}
	return d[:4] + "." + d[4:7] + "." + d[7:]
}
