package place

import (
	"slices"

	"digibank/internal/platform/vocab"
)

// AccessFact is something about a building that a visitor with a disability wants
// to know. Its label is the text "place.access.<code>".
type AccessFact string

// AccessFacts lists them in the order they are shown.
func AccessFacts() []AccessFact {
	return []AccessFact{"step_free", "automatic_door", "lift", "accessible_toilet", "disabled_parking", "hearing_loop", "near_stop"}
}

// HourServices lists what hours may be for besides help for everybody, which is
// the empty text. The label is the text "place.hours.service.<code>".
func HourServices() []string { return []string{"telecom", "lending", "course", "computers"} }

// Topics lists what an offer can be about: "theme." or "service." and the code.
// "vocab." in front gives the key of the label.
func Topics() []string {
	var out []string
	for _, t := range vocab.Themes() {
		out = append(out, "theme."+string(t))
	}
	for _, s := range vocab.ServiceCodes() {
		if s.Offered() && s != vocab.ServiceOther {
			out = append(out, "service."+string(s))
		}
	}
	return out
}

// codes writes a list of codes as plain texts.
func codes[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = string(c)
	}
	return out
}

// allIn says whether every code of the set is in the list.
func allIn(s Set, list []string) bool {
	return !slices.ContainsFunc(s, func(c string) bool { return !slices.Contains(list, c) })
}
