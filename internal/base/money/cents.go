package money

import (
	"slices"
	"strconv"
	"strings"
)

// Cents is an amount in euro cents.
type Cents int64

// String returns the amount with a point and two decimals, "1234.50", for files
// and logs.
func (c Cents) String() string {
	sign, euros, cents := c.parts()
	return sign + euros + "." + cents
}

// parts returns the sign, whole euros and two digits of cents.
func (c Cents) parts() (sign, euros, cents string) {
	u := uint64(c)
	if c < 0 {
		sign, u = "-", -u
	}
	cents = strconv.FormatUint(u%100, 10)
	if len(cents) == 1 {
		cents = "0" + cents
	}
	return sign, strconv.FormatUint(u/100, 10), cents
}

// Format returns the amount for a reader: "€ 1.234,50" in Dutch, "1 234,50 €" in
// French, "€1,234.50" in English; a minus stands in front.
func (c Cents) Format(lang string) string { return c.format(lang, true) }

// Short is Format without cents when there are none: "€ 60" (plain Dutch, rule 5).
func (c Cents) Short(lang string) string { return c.format(lang, c%100 != 0) }

func (c Cents) format(lang string, withCents bool) string {
	sign, euros, cents := c.parts()
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	thousands, decimal := ".", ","
	switch lang {
	case "fr":
		thousands = "\u00a0"
	case "en":
		thousands, decimal = ",", "."
	}
	text := grouped(euros, thousands)
	if withCents {
		text += decimal + cents
	}
	switch lang {
	case "fr":
		return sign + text + "\u00a0€"
	case "en":
		return sign + "€" + text
	}
	return sign + "€\u00a0" + text // one amount, one line
}

// grouped puts a separator before every third digit from the right.
func grouped(digits, separator string) string {
	var groups []string
	for len(digits) > 3 {
		groups = append(groups, digits[len(digits)-3:])
		digits = digits[:len(digits)-3]
	}
	groups = append(groups, digits)
	slices.Reverse(groups)
	return strings.Join(groups, separator)
}
