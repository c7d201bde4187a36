package i18n

import (
	"math"
	"strconv"
)

// noBreak keeps a number and what belongs to it on one line.
const (
	noBreak       = "\u00a0" // no-break space
	noBreakNarrow = "\u202f" // narrow no-break space
)

// separator returns what stands between groups of three digits.
func (l *Localizer) separator() string {
	switch l.lang {
	case "fr":
		return noBreakNarrow
	case "en":
		return ","
	}
	return "."
}

// Number writes a whole number in groups of three digits: 1.234 in Dutch.
func (l *Localizer) Number(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	if len(digits) <= 3 {
		return sign + digits
	}
	sep := l.separator()
	out := make([]byte, 0, len(digits)+len(digits)/3*len(sep)+1)
	out = append(out, sign...)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out = append(out, sep...)
		}
		out = append(out, digits[i])
	}
	return string(out)
}

// Percent writes a ratio (0.43) as a whole percentage: "43 %" in Dutch and
// French, "43%" in English. A ratio that is not a number is written as a dash.
func (l *Localizer) Percent(ratio float64) string {
	if math.IsNaN(ratio) || math.IsInf(ratio, 0) {
		return "–"
	}
	whole := l.Number(int64(math.Round(ratio * 100)))
	if l.lang == "en" {
		return whole + "%"
	}
	return whole + noBreak + "%"
}
