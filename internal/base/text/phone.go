package text

import (
	"errors"
	"strings"
)

// ErrPhone says that a text is not a telephone number.
var ErrPhone = errors.New("text: not a telephone number")

// belgium is the country code of Belgium.
const belgium = "32"

// Phone returns a telephone number in E.164 form ("+32475123456") from what
// people type: "0475/12.34.56", "0032 475 12 34 56", "+32 (0)475 12 34 56",
// "475123456" (a sheet that lost the zero), "+31 20 123 4567". A number without
// country code is Belgian.
func Phone(s string) (string, error) {
	digits, international, ok := phoneDigits(s)
	if !ok {
		return "", ErrPhone
	}
	switch {
	case international:
	case strings.HasPrefix(digits, "00"):
		digits = digits[2:]
	case strings.HasPrefix(digits, "0"):
		digits = belgium + digits[1:]
	case isBelgianMobile(digits):
		digits = belgium + digits
	case strings.HasPrefix(digits, belgium) && isBelgianMobile(digits[2:]):
	default:
		return "", ErrPhone
	}
	if strings.HasPrefix(digits, belgium+"0") {
		digits = belgium + digits[3:]
	}
	if !isE164(digits) {
		return "", ErrPhone
	}
	return "+" + digits, nil
}

// phoneDigits takes the digits out of typed text and says whether a '+' stands
// in front. "(0)" after a country code is left out.
func phoneDigits(s string) (digits string, international, ok bool) {
	s = strings.ReplaceAll(string(scan(s).runes), "(0)", "")
	var b strings.Builder
	for _, r := range strings.TrimSpace(s) {
		switch {
		case isDigit(r):
			b.WriteRune(r)
		case r == '+' && b.Len() == 0 && !international:
			international = true
		case strings.ContainsRune(" .-/()", r):
		default:
			return "", false, false
		}
	}
	return b.String(), international, true
}

// isE164 tests a number with its country code: 8 to 15 digits, and for Belgium a
// number that the Belgian plan can hold.
func isE164(d string) bool {
	if len(d) < 8 || len(d) > maxPhoneDigits || d[0] == '0' {
		return false
	}
	if rest, ok := strings.CutPrefix(d, belgium); ok {
		landline := len(rest) == 8 && rest[0] != '0' && (rest[0] != '4' || rest[1] < '5')
		return landline || isBelgianMobile(rest)
	}
	return true
}

// isBelgianMobile tests nine digits that start with 45 to 49.
func isBelgianMobile(d string) bool {
	return len(d) == 9 && d[0] == '4' && d[1] >= '5' && d[1] <= '9'
}

// FormatPhone returns an E.164 number as Belgians write it: "0475 12 34 56",
// "09 123 45 67", "050 12 34 56"; a foreign number stays as it is.
func FormatPhone(e164 string) string {
	rest, ok := strings.CutPrefix(e164, "+"+belgium)
	switch {
	case ok && isBelgianMobile(rest):
		return "0" + rest[:3] + " " + rest[3:5] + " " + rest[5:7] + " " + rest[7:]
	case !ok || len(rest) != 8:
		return e164
	case strings.HasPrefix(rest, "800") || strings.HasPrefix(rest, "90"):
		return "0" + rest[:3] + " " + rest[3:5] + " " + rest[5:]
	case strings.ContainsRune("2349", rune(rest[0])):
		return "0" + rest[:1] + " " + rest[1:4] + " " + rest[4:6] + " " + rest[6:]
	}
	return "0" + rest[:2] + " " + rest[2:4] + " " + rest[4:6] + " " + rest[6:]
}
