package text

import (
	"strings"
	"unicode"
)

// Span is a stretch of an excerpt. Text is not escaped: a template escapes it,
// and marks the stretches with Hit, so that no found text can become markup.
type Span struct {
	// Text is the stretch as it stands in the original.
	Text string
	// Hit says that a word that was looked for starts this stretch.
	Hit bool
}

// Excerpt returns at most size code points of s around the first word that
// starts with a word of query, cut between words, as stretches with and without
// a hit; "…" marks where text was left out.
func Excerpt(s, query string, size int) []Span {
	words := strings.FieldsFunc(Clean(s), unicode.IsSpace)
	wanted := Tokens(query)
	first := 0
	for i, w := range words {
		if hits(w, wanted) {
			first = i
			break
		}
	}
	from, to := window(words, first, size)
	var out []Span
	if from > 0 {
		out = append(out, Span{Text: "… "})
	}
	for i := from; i < to; i++ {
		if i > from {
			out = add(out, Span{Text: " "})
		}
		out = add(out, Span{Text: words[i], Hit: hits(words[i], wanted)})
	}
	if to < len(words) {
		out = add(out, Span{Text: " …"})
	}
	return out
}

// window chooses words around the first hit: up to a third of the room before it,
// the rest after it.
func window(words []string, first, size int) (from, to int) {
	room := size
	from, to = first, first
	for from > 0 && size-room+Runes(words[from-1])+1 <= size/3 {
		from--
		room -= Runes(words[from]) + 1
	}
	for to < len(words) && (Runes(words[to]) <= room || to == first) {
		room -= Runes(words[to]) + 1
		to++
	}
	return from, to
}

// hits reports whether a folded part of the word starts with a wanted word.
func hits(word string, wanted []string) bool {
	for _, part := range Tokens(word) {
		for _, w := range wanted {
			if strings.HasPrefix(part, w) {
				return true
			}
		}
	}
	return false
}

// add appends a stretch and joins it with the one before when both have no hit.
func add(out []Span, s Span) []Span {
	if n := len(out); n > 0 && !out[n-1].Hit && !s.Hit {
		out[n-1].Text += s.Text
		return out
	}
	return append(out, s)
}
