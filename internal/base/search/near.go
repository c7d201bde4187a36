package search

import (
	"cmp"
	"slices"

	"digibank/internal/base/text"
)

// Sizes of words for typing mistakes: one per four letters, at most two.
const (
	oneMistake  = 4 // letters from which one is forgiven
	twoMistakes = 8 // letters from which two are
	nearPrefix  = 7 // of a long word only this many letters are varied
)

// mistakes is how many typing mistakes a word of n letters may hold.
func mistakes(n int) int {
	switch {
	case n >= twoMistakes:
		return 2
	case n >= oneMistake:
		return 1
	}
	return 0
}

// near gives the forms of a word that it shares with every word close to it: the
// word itself (of a long one the first letters) with up to as many letters left
// out as mistakes are forgiven. A letter too many, one too few, a wrong one and
// two swapped ones all meet in such a form.
func near(word string) []string {
	r := []rune(word)
	depth := mistakes(len(r))
	if len(r) >= twoMistakes {
		r = r[:nearPrefix]
	}
	forms := []string{string(r)}
	from := 0
	for range depth {
		upto := len(forms)
		for _, f := range forms[from:upto] {
			forms = append(forms, shorter(f)...)
		}
		from = upto
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

// shorter gives the forms of a word with one letter left out.
func shorter(word string) []string {
	r := []rune(word)
	out := make([]string, 0, len(r))
	for i := range r {
		out = append(out, string(r[:i])+string(r[i+1:]))
	}
	return out
}

// closest gives the known words that differ from w by forgiven mistakes only, the
// closest first.
func closest(w string, known []string) []string {
	type near struct {
		word     string
		distance int
	}
	var list []near
	for _, k := range known {
		limit := mistakes(max(text.Runes(w), text.Runes(k)))
		if d := text.Distance(w, k, limit); d <= limit {
			list = append(list, near{k, d})
		}
	}
	slices.SortFunc(list, func(a, b near) int { return cmp.Or(a.distance-b.distance, cmp.Compare(a.word, b.word)) })
	var out []string
	for _, n := range list[:min(len(list), maxClose)] {
		out = append(out, n.word)
	}
	return out
}
