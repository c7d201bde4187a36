package reach

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"digibank/internal/base/db"
)

// The long way round: every subject of a counting, straight from the ledger.
// It is what the incremental counts must equal, what verify compares with, and
// what answers for spans and rules that no counting keeps.

// resolved is a service with who it belongs to today.
type resolved struct {
	Service
	root, key string
}

func scanResolved(s db.Scanner) (v resolved, err error) {
	v.Service, err = scanService(withTail{s, []any{&v.root, &v.key}})
	return v, err
}

// withTail scans extra columns behind those that a mapping knows.
type withTail struct {
	db.Scanner
	tail []any
}

// Scan reads the row.
func (w withTail) Scan(dest ...any) error { return w.Scanner.Scan(append(dest, w.tail...)...) }

// fromScratch counts the subjects of c from its services.
func fromScratch(ctx context.Context, r db.Reader, c Counting) ([]Subject, error) {
	groups := map[string][]Service{}
	confs := map[string]Confidence{}
	err := db.Each(ctx, r, func(s db.Scanner) error {
		v, err := scanResolved(s)
		if err != nil {
			return err
		}
		if key, conf := c.subjectOf(v); key != "" {
			groups[key] = append(groups[key], v.Service)
			confs[key] = conf
		}
		return nil
	}, sqlScratch, c.TenantID, c.Days.From, c.Days.To, c.Period.ID)
	if err != nil {
		return nil, err
	}
	subjects := map[string]Subject{}
	for key, services := range groups {
		if sub, ok := c.tally(key, confs[key], services); ok {
			subjects[key] = sub
		}
	}
	if err := c.matchKeys(ctx, r, subjects); err != nil {
		return nil, err
	}
	return slices.SortedFunc(maps.Values(subjects), func(a, b Subject) int { return cmp.Compare(a.Key, b.Key) }), nil
}

func (c Counting) subjectOf(v resolved) (string, Confidence) {
	switch {
	case v.Who.PersonID != "":
		return "p:" + v.root, Certain
	case v.key != "":
		return "k:" + v.key, Probable
	}
	return "s:" + v.ID, c.anonymous(v.Service)
}

// matchKeys gives people their key and takes out pseudonyms that a person has too.
func (c Counting) matchKeys(ctx context.Context, r db.Reader, subjects map[string]Subject) error {
	taken := map[string]bool{}
	err := db.Each(ctx, r, func(s db.Scanner) error {
		var id string
		var ps Pseudonym
		if err := s.Scan(&id, &ps.Given, &ps.Family, &ps.BirthYear, &ps.Postcode); err != nil {
			return err
		}
		sub, ok := subjects["p:"+id]
		if !ok {
			return nil
		}
		sub.PseudoKey = c.Period.Key(ps)
		subjects[sub.Key] = sub
		taken[sub.PseudoKey] = taken[sub.PseudoKey] || sub.Counts && sub.PseudoKey != ""
		return nil
	}, sqlIdentities, c.TenantID)
	for key, sub := range subjects {
		switch sub.Confidence {
		case Probable:
			sub.PseudoKey = key[2:]
			sub.Counts = sub.Counts && !taken[sub.PseudoKey]
			subjects[key] = sub
		case "":
			delete(subjects, key)
		}
	}
	return err
}
