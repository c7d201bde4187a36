package search

import (
	"context"
	"slices"
	"strings"

	"digibank/internal/base/db"
)

// maxClose is how many known words one mistyped word may stand for.
const maxClose = 20

// term is one word of the index; with begin set, every word that starts so.
type term struct {
	word  string
	begin bool
}

// expr is a question to the index: one of the alternatives holds when of each of
// its groups at least one term is there.
type expr [][][]term

// finder answers one question, stage by stage.
type finder struct {
	q    Query
	in   part
	cuts [][]string
}

// whole asks for the words as they are.
func (f finder) whole(context.Context, db.Reader) (expr, error) {
	return f.build(func(w string) []term { return []term{{word: f.in.word(w)}} }), nil
}

// beginning asks for words that start like those typed.
func (f finder) beginning(context.Context, db.Reader) (expr, error) {
	return f.build(func(w string) []term { return []term{{f.in.word(w), true}} }), nil
}

// mistyped asks for known words that differ by a forgiven mistake, or that start
// like those typed.
func (f finder) mistyped(ctx context.Context, r db.Reader) (expr, error) {
	var forms []string
	for _, w := range slices.Concat(f.cuts...) {
		if mistakes(len([]rune(w))) > 0 {
			forms = append(forms, near(w)...)
		}
	}
	if len(forms) == 0 {
		return nil, nil
	}
	known, err := wordsOf(ctx, r, f.in, forms)
	if err != nil {
		return nil, err
	}
	return f.build(func(w string) []term {
		group := []term{{f.in.word(w), true}}
		for _, k := range closest(w, known) {
			group = append(group, term{word: f.in.word(k)})
		}
		return group
	}), nil
}

// build makes one alternative per way of cutting the text, each with the facets.
func (f finder) build(group func(w string) []term) expr {
	cuts := f.cuts
	if len(cuts) == 0 {
		cuts = [][]string{nil}
	}
	var e expr
	for _, cut := range cuts {
		var all [][]term
		for _, w := range cut {
			all = append(all, group(w))
		}
		for _, anyOf := range f.q.Facets {
			var g []term
			for _, facet := range anyOf {
				g = append(g, term{word: f.in.facet(facet)})
			}
			all = append(all, g)
		}
		e = append(e, all)
	}
	return e
}

// write puts the question in the words of the engine. Terms hold only small
// letters and digits, so nothing has to be escaped.
func (e expr) write(engine db.Engine) string {
	and, or := " AND ", " OR "
	if engine == db.Postgres {
		and, or = " & ", " | "
	}
	var ways []string
	for _, groups := range e {
		var parts []string
		for _, g := range groups {
			var terms []string
			for _, t := range g {
				terms = append(terms, t.write(engine))
			}
			parts = append(parts, "("+strings.Join(terms, or)+")")
		}
		ways = append(ways, "("+strings.Join(parts, and)+")")
	}
	return strings.Join(ways, or)
}

func (t term) write(engine db.Engine) string {
	switch {
	case engine == db.Postgres && t.begin:
		return "'" + t.word + "':*"
	case engine == db.Postgres:
		return "'" + t.word + "'"
	case t.begin:
		return `"` + t.word + `" *`
	}
	return `"` + t.word + `"`
}
