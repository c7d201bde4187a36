package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"digibank/internal/base/db"
	"digibank/internal/base/text"
)

// maxCandidates is how many documents one question of the index hands over.
const maxCandidates = 100

// Doc is a thing that can be found.
type Doc struct {
	Tenant string
	Kind   string // such as "person"
	ID     string
	Text   string   // its names; kept as it is, for ranking
	Facets []string // exact properties, such as "year:1950"
}

// Query asks for documents of one tenant and kind.
type Query struct {
	Tenant, Kind string
	Text         string     // names, in any order, the last perhaps half-typed; may be empty
	Facets       [][]string // of each group the document has at least one; may be empty
	Limit        int        // 1..100
}

// Hit is a found document.
type Hit struct {
	ID    string
	Text  string
	Score float64 // how alike the names are, 0..1; 0 for a question without names
}

// Put indexes a document, in place of what was indexed of it before.
func Put(ctx context.Context, tx *db.Tx, d Doc) error {
	vocab := vocabulary(d.Text)
	terms := make([]string, 0, len(vocab)+len(d.Facets))
	var forms []string
	for _, w := range vocab {
		terms = append(terms, wordTerm(d.Tenant, d.Kind, w))
		for _, f := range near(w) {
			forms = append(forms, nearTerm(d.Tenant, d.Kind, f))
		}
	}
	for _, f := range d.Facets {
		terms = append(terms, facetTerm(d.Tenant, d.Kind, f))
		forms = append(forms, facetTerm(d.Tenant, d.Kind, f))
	}
	slices.Sort(forms)
	return put(ctx, tx, d, terms, slices.Compact(forms))
}

// Remove takes a document out of the index, with everything it held.
func Remove(ctx context.Context, tx *db.Tx, tenant, kind, id string) error {
	return remove(ctx, tx, tenant, kind, id)
}

// Find gives the documents that suit the question best: whole words before
// beginnings, beginnings before typing mistakes.
func Find(ctx context.Context, r db.Reader, q Query) ([]Hit, error) {
	cuts := spellings(q.Text)
	if len(cuts) == 0 && len(q.Facets) == 0 {
		return nil, nil
	}
	stages := []func(Query, [][]string) expr{whole, beginning, mistyped}
	if len(cuts) == 0 {
		stages = stages[:1]
	}
	var hits []Hit
	for i, stage := range stages {
		found, err := candidates(ctx, r, q, stage(q, cuts), i == 2)
		if err != nil {
			return nil, err
		}
		if hits = add(hits, found, q); len(hits) >= q.Limit {
			break
		}
	}
	return hits[:min(len(hits), q.Limit)], nil
}

// candidates asks one question of the index. The forms of mistyped words also
// meet in words that differ more than is forgiven: those are dropped.
func candidates(ctx context.Context, r db.Reader, q Query, e expr, nearly bool) ([]Hit, error) {
	found, err := match(ctx, r, q, e, nearly)
	if err != nil || !nearly {
		return found, err
	}
	cuts := spellings(q.Text)
	return slices.DeleteFunc(found, func(h Hit) bool {
		vocab := vocabulary(h.Text)
		return !slices.ContainsFunc(cuts, func(cut []string) bool { return allClose(cut, vocab) })
	}), nil
}

// allClose says whether every word has one close to it in the vocabulary.
func allClose(cut, vocab []string) bool {
	for _, w := range cut {
		if !slices.ContainsFunc(vocab, func(v string) bool { return close(w, v) }) {
			return false
		}
	}
	return true
}

// add appends the newly found, best first.
func add(hits, found []Hit, q Query) []Hit {
	fresh := found[:0]
	for _, h := range found {
		if !slices.ContainsFunc(hits, func(o Hit) bool { return o.ID == h.ID }) {
			h.Score = text.Similar(q.Text, h.Text)
			fresh = append(fresh, h)
		}
	}
	slices.SortStableFunc(fresh, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.ID, b.ID))
	})
	return append(hits, fresh...)
}
