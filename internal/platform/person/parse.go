package person

import (
	"strconv"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/text"
)

// Asked is what somebody typed in the one box, told apart.
type Asked struct {
	Name     string
	Phone    string   // +32475123456
	Email    string   // x@y.be
	Numbers  []string // four digits each: a birth year, a postcode, or either
	Birth    int      // year of a whole birth date, 0 for none
	HalfCall bool     // looks like a part of a telephone number, which cannot be looked up
}

// Empty says whether there is nothing to look for.
func (q Asked) Empty() bool {
	return q.Name == "" && q.Phone == "" && q.Email == "" && len(q.Numbers) == 0 && q.Birth == 0
}

// facets are the exact properties that were asked for. A number such as 1950 is
// both a birth year and a postcode.
func (q Asked) facets() [][]string {
	var out [][]string
	for _, n := range q.Numbers {
		year, _ := strconv.Atoi(n)
		out = append(out, []string{yearFacet(year), postcodeFacet(n)})
	}
	if q.Birth > 0 {
		out = append(out, []string{yearFacet(q.Birth)})
	}
	return out
}

// Parse tells apart what was typed in the one box: "jan peeters 1950",
// "0475 12 34 56", "x@y.be", "8370 mertens", "3/4/1950".
func Parse(typed string) Asked {
	var q Asked
	words := strings.Fields(text.Clean(typed))
	words, q.Email = takeEmail(words)
	words, q.Birth = takeBirthDate(words)
	words, q.Phone = takePhone(words)
	var names []string
	for _, w := range words {
		digits := onlyDigits(w)
		switch {
		case text.IsPostcode(w):
			q.Numbers = append(q.Numbers, w)
		case len(digits) >= 3 && !strings.ContainsFunc(w, isLetter):
			q.HalfCall = true
		default:
			names = append(names, w)
		}
	}
	q.Name = strings.Join(names, " ")
	return q
}

func takeEmail(words []string) ([]string, string) {
	for i, w := range words {
		if mail, err := text.Email(strings.Trim(w, "<>,;()")); err == nil {
			return cut(words, i, i+1), mail
		}
	}
	return words, ""
}

func takeBirthDate(words []string) ([]string, int) {
	for i, w := range words {
		parts := strings.FieldsFunc(w, func(r rune) bool { return strings.ContainsRune("/-.", r) })
		if len(parts) != 3 {
			continue
		}
		if d, ok := dayMonthYear(parts); ok {
			return cut(words, i, i+1), d.Year
		}
	}
	return words, 0
}

// dayMonthYear reads a date in either order, with a year of four digits.
func dayMonthYear(parts []string) (civil.Date, bool) {
	if len(parts[0]) == 4 {
		parts = []string{parts[2], parts[1], parts[0]}
	}
	if len(parts[2]) != 4 || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return civil.Date{}, false
	}
	d, err := civil.ParseISO(parts[2] + "-" + twoDigits(parts[1]) + "-" + twoDigits(parts[0]))
	return d, err == nil && d.Year >= firstBirthYear
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// takePhone finds a telephone number, also one typed with spaces: the longest
// run of words without letters that is a number.
func takePhone(words []string) ([]string, string) {
	for size := len(words); size > 0; size-- {
		for from := 0; from+size <= len(words); from++ {
			run := strings.Join(words[from:from+size], " ")
			if strings.ContainsFunc(run, isLetter) || len(onlyDigits(run)) < 8 {
				continue
			}
			if phone, err := text.Phone(run); err == nil {
				return cut(words, from, from+size), phone
			}
		}
	}
	return words, ""
}

func cut(words []string, from, to int) []string {
	return append(append([]string{}, words[:from]...), words[to:]...)
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127
}
