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
	was, err := bodyOf(ctx, tx, d.Tenant, d.Kind, d.ID)
	if err != nil {
		return err
	}
	in := partOf(d.Tenant, d.Kind)
	before, after := vocabulary(was), vocabulary(d.Text)
	var terms []string
	for _, w := range after {
		terms = append(terms, in.word(w))
	}
	for _, f := range d.Facets {
		terms = append(terms, in.facet(f))
	}
	if err := putDoc(ctx, tx, d, terms); err != nil {
		return err
	}
	return count(ctx, tx, in, before, after)
}

// Remove takes a document out of the index, with every word that only it held.
func Remove(ctx context.Context, tx *db.Tx, tenant, kind, id string) error {
	was, err := bodyOf(ctx, tx, tenant, kind, id)
	if err != nil {
		return err
	}
	if err := removeDoc(ctx, tx, tenant, kind, id); err != nil {
		return err
	}
	return count(ctx, tx, partOf(tenant, kind), vocabulary(was), nil)
}

// count keeps how many documents hold each word, in the order of the words, so
// that two writers cannot wait for each other. A new word brings its forms, a word
// that nobody holds any more goes with them.
func count(ctx context.Context, tx *db.Tx, in part, before, after []string) error {
	all := slices.Concat(before, after)
	slices.Sort(all)
	for _, w := range slices.Compact(all) {
		was, is := slices.Contains(before, w), slices.Contains(after, w)
		var err error
		switch {
		case is && !was:
			err = moreOf(ctx, tx, in, w)
		case was && !is:
			err = lessOf(ctx, tx, in, w)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Find gives the documents that suit the question best: whole words before
// beginnings, beginnings before typing mistakes.
func Find(ctx context.Context, r db.Reader, q Query) ([]Hit, error) {
	f := finder{q: q, in: partOf(q.Tenant, q.Kind), cuts: spellings(q.Text)}
	stages := []func(context.Context, db.Reader) (expr, error){f.whole, f.beginning, f.mistyped}
	if len(f.cuts) == 0 {
		if len(q.Facets) == 0 {
			return nil, nil
		}
		stages = stages[:1]
	}
	var hits []Hit
	for _, stage := range stages {
		e, err := stage(ctx, r)
		if err != nil {
			return nil, err
		}
		found, err := match(ctx, r, q, e)
		if err != nil {
			return nil, err
		}
		if hits = add(hits, found, q); len(hits) >= q.Limit {
			break
		}
	}
	return hits[:min(len(hits), q.Limit)], nil
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
