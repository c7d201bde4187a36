package money

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrAmount says that a text is not an amount of money.
var ErrAmount = errors.New("money: not an amount")

// maxDigits keeps every amount far inside 64 bits.
const maxDigits = 16

// Parse reads an amount as people type it: "60", "€ 1.234,50", "1234,5",
// "1 234,50 €", "1,234.50", "-12.50", "60 EUR". A last point or comma with one or
// two digits behind it starts the cents; with three digits it groups thousands.
func Parse(s string) (Cents, error) {
	whole, part, negative, ok := split(s)
	if !ok || len(part) > 2 {
		return 0, fmt.Errorf("%w: cannot read what was typed", ErrAmount)
	}
	n, ok := joined(whole, part, 2)
	if !ok {
		return 0, fmt.Errorf("%w: cannot read what was typed", ErrAmount)
	}
	if negative {
		n = -n
	}
	return Cents(n), nil
}

// split cuts typed text into whole euros and decimals, both digits only.
func split(s string) (whole, part string, negative, ok bool) {
	s = strings.NewReplacer("€", "", "EUR", "", "euro", "", "eur", "", "\u00a0", " ", "\u202f", " ", "\u2212", "-").Replace(s)
	s = strings.TrimSpace(s)
	if rest, found := strings.CutPrefix(s, "-"); found {
		s, negative = strings.TrimSpace(rest), true
	}
	whole = s
	if at := strings.LastIndexAny(s, ".,"); at >= 0 && !isThousands(s, at) {
		whole, part = s[:at], s[at+1:]
		if part == "" || !onlyDigits(part) || strings.Contains(whole, s[at:at+1]) {
			return "", "", false, false
		}
	}
	whole, ok = ungrouped(whole)
	return whole, part, negative, ok
}

// isThousands reports whether the last separator groups thousands: three digits
// follow, and something else than a lone zero stands before it.
func isThousands(s string, at int) bool {
	return len(s)-at == 4 && onlyDigits(s[at+1:]) && at > 0 && s[:at] != "0"
}

// ungrouped takes one kind of separator out of "1.234.567"; each group but the
// first has three digits.
func ungrouped(s string) (string, bool) {
	at := strings.IndexAny(s, "., '")
	if at < 0 {
		return s, onlyDigits(s)
	}
	groups := strings.Split(s, s[at:at+1])
	for i, g := range groups {
		if !onlyDigits(g) || len(g) > 3 || (i > 0 && len(g) != 3) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func onlyDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// joined returns whole and part as one number with so many decimals.
func joined(whole, part string, decimals int) (int64, bool) {
	digits := whole + part + strings.Repeat("0", decimals-len(part))
	if len(strings.TrimLeft(digits, "0")) > maxDigits {
		return 0, false
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	return n, err == nil
}
