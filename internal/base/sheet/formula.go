package sheet

import "strings"

// guard is the sign that turns a formula into a text.
const guard = "'"

// starts reports whether s begins with a sign that a spreadsheet may take for the
// start of a formula; the wide forms of these signs are taken so as well.
func starts(s string) bool {
	for _, r := range s {
		return strings.ContainsRune("=+-@\t\r\x00＝＋－＠", r)
	}
	return false
}

// Neutral returns s so that no spreadsheet runs it (ASVS v5.0.0-1.2.10). A text
// that itself starts with apostrophes before such a sign gets one more, so that
// Original gives every text back.
func Neutral(s string) string {
	if starts(strings.TrimLeft(s, guard)) {
		return guard + s
	}
	return s
}

// Original takes back what Neutral did.
func Original(s string) string {
	if strings.HasPrefix(s, guard) && starts(strings.TrimLeft(s, guard)) {
		return s[len(guard):]
	}
	return s
}
