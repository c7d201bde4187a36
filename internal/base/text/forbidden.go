package text

import "slices"

// Kinds of forbidden text, as Forbidden names them.
const (
	// KindRRN is a Belgian national register or BIS number.
	KindRRN = "rrn"
	// KindIBAN is an international bank account number.
	KindIBAN = "iban"
	// KindAccount is an old Belgian account or identity card number (3-7-2).
	KindAccount = "account"
	// KindCard is a payment card number.
	KindCard = "card"
	// KindSecret is a PIN, password or other code behind its name.
	KindSecret = "secret"
)

// finding is a stretch of forbidden text; from and to count runes of the
// scanned text.
type finding struct {
	kind     string
	from, to int
}

// Forbidden reports whether s holds a number or secret that no field may keep,
// and of which kind (help desk, "Helper deontology and forbidden digits"). It
// never returns the value itself, so that nothing can log it.
//
// It tests whole digit runs only, joined over single separators, never windows
// inside a longer run.
func Forbidden(s string) (kind string, found bool) {
	all := findings(scan(s))
	if len(all) == 0 {
		return "", false
	}
	return all[0].kind, true
}

// Mask returns s with every forbidden stretch replaced by "…", for texts that
// arrive from outside and must be shown. Nothing forbidden is left in it.
func Mask(s string) string {
	for {
		t := scan(s)
		all := findings(t)
		if len(all) == 0 {
			return s
		}
		s = maskAll(s, t, all)
	}
}

// maskAll replaces the stretches once; overlapping ones become one.
func maskAll(s string, t scanned, all []finding) string {
	out, at := make([]byte, 0, len(s)), 0
	for _, f := range all {
		from, to := t.offset[f.from], t.offset[f.to]
		if from >= at {
			out = append(append(out, s[at:from]...), "…"...)
		}
		at = max(at, to)
	}
	return string(append(out, s[at:]...))
}

// findings returns every forbidden stretch in order of place.
func findings(t scanned) []finding {
	all := ibans(t.runes)
	for _, r := range digitRuns(t.runes) {
		if kind := r.kind(); kind != "" {
			all = append(all, finding{kind, r.from, r.to})
		}
	}
	all = append(all, secrets(t.runes)...)
	slices.SortStableFunc(all, func(a, b finding) int { return a.from - b.from })
	return all
}
