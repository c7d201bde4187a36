package search

import (
	"strings"

	"digibank/internal/base/db"
)

// term is one word of the index; with begin set, every word that starts so.
type term struct {
	word  string
	begin bool
}

// expr is a question to the index: one of the alternatives holds when of each of
// its groups at least one term is there.
type expr [][][]term

func wordTerm(tenant, kind, w string) string { return scope(tenant, kind, "word") + plain(w) }
func nearTerm(tenant, kind, w string) string { return scope(tenant, kind, "near") + plain(w) }
func facetTerm(tenant, kind, f string) string {
	return scope(tenant, kind, "facet") + plain(f)
}

// whole asks for the words as they are.
func whole(q Query, cuts [][]string) expr { return byWord(q, cuts, false) }

// beginning asks for words that start like those typed.
func beginning(q Query, cuts [][]string) expr { return byWord(q, cuts, true) }

func byWord(q Query, cuts [][]string, begin bool) expr {
	return build(q, cuts, func(w string) []term {
		return []term{{wordTerm(q.Tenant, q.Kind, w), begin}}
	})
}

// mistyped asks for words that share a form with those typed.
func mistyped(q Query, cuts [][]string) expr {
	return build(q, cuts, func(w string) []term {
		var group []term
		for _, f := range near(w) {
			group = append(group, term{word: nearTerm(q.Tenant, q.Kind, f)})
		}
		return group
	})
}

// build makes one alternative per way of cutting the text, each with the facets.
func build(q Query, cuts [][]string, group func(w string) []term) expr {
	if len(cuts) == 0 {
		cuts = [][]string{nil}
	}
	var e expr
	for _, cut := range cuts {
		var all [][]term
		for _, w := range cut {
			all = append(all, group(w))
		}
		for _, anyOf := range q.Facets {
			var g []term
			for _, f := range anyOf {
				g = append(g, term{word: facetTerm(q.Tenant, q.Kind, f)})
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
