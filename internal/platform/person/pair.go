package person

import (
	"context"
	"fmt"
	"math"
	"strconv"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/page"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// Pair is two files that may be of one person; a person decides (ID3).
type Pair struct {
	A, B    Person
	Score   int // 0..1000, higher is likelier
	Reasons []Reason
	low     string
	high    string
}

// Key names the pair for Different.
func (p Pair) Key() string { return p.low + "." + p.high }

// Pairs lists the pairs that nobody decided yet, likeliest first.
func (s *Service) Pairs(ctx context.Context, a actor.Actor, req page.Request) (page.Page[Pair], error) {
	if err := access.Require(a, RightMerge); err != nil {
		return page.Page[Pair]{}, err
	}
	below, err := strconv.ParseInt(req.Key(0, strconv.Itoa(math.MaxInt32)), 10, 64)
	if err != nil {
		return page.Page[Pair]{}, errs.OneField("cursor", "cursor")
	}
	rows, err := db.All(ctx, s.kit.DB, scanPair, sqlPairs, a.TenantID, below, req.Key(1, ""), req.Fetch())
	if err != nil {
		return page.Page[Pair]{}, err
	}
	cut := page.Cut(rows, req, func(r pairRow) []string { return []string{strconv.FormatInt(r.score, 10), r.low + r.high} })
	people, err := s.peopleOf(ctx, a.TenantID, cut.Items)
	out := page.Page[Pair]{Next: cut.Next}
	for _, r := range cut.Items {
		out.Items = append(out.Items, Pair{A: people[r.low], B: people[r.high], Score: int(r.score), Reasons: splitReasons(r.reasons), low: r.low, high: r.high})
	}
	return out, err
}

// peopleOf reads the survivors of the files in the pairs, by file.
func (s *Service) peopleOf(ctx context.Context, tenantID string, rows []pairRow) (map[string]Person, error) {
	var ids []string
	for _, r := range rows {
		ids = append(ids, r.low, r.high)
	}
	out := map[string]Person{}
	if len(ids) == 0 {
		return out, nil
	}
	found, err := db.All(ctx, s.kit.DB, scanFound, sqlSurvivors, tenantID, db.List(ids))
	for _, f := range found {
		out[f.by] = f.Person
	}
	return out, err
}

// Different notes that a pair is of two people, so that it is not shown again.
func (s *Service) Different(ctx context.Context, a actor.Actor, key string) error {
	if err := access.Require(a, RightMerge); err != nil {
		return err
	}
	low, high, ok := splitKey(key)
	if !ok {
		return errs.Missing()
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, sqlDecidePair, a.TenantID, low, high, clock.Stamp(s.kit.Clock.Now()), a.AccountID)
		if err == nil && n == 0 {
			return errs.Missing()
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "person.different", Kind: Kind, ID: low, Person: high})
		return err
	})
}

func splitKey(key string) (low, high string, ok bool) {
	const size = 36
	if len(key) != 2*size+1 || key[size] != '.' {
		return "", "", false
	}
	return key[:size], key[size+1:], true
}

// Similar gives the files that may be of the same person as this one.
func (s *Service) Similar(ctx context.Context, a actor.Actor, personID string) ([]Duplicate, error) {
	if err := access.Require(a, RightMerge); err != nil {
		return nil, err
	}
	p, err := s.survivor(ctx, s.kit.DB, a, personID)
	if err != nil {
		return nil, err
	}
	dups, err := s.duplicates(ctx, a.TenantID, suspect{Identity: p.Identity})
	return without(dups, p.ID), err
}

// Sweep removes for good what was taken out of the files of a digibank, and what
// is needed to undo merges, once that can no longer be undone; it gives the number
// of rows. Call it every night.
func (s *Service) Sweep(ctx context.Context, tenantID string) (rows int64, err error) {
	before := clock.Stamp(s.kit.Clock.Now().Add(-undoFor))
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		rows, err = sweep(ctx, tx, tenantID, before)
		return err
	})
	return rows, err
}

// Verify finds files whose survivor is not where their merges lead, one line each.
func Verify(ctx context.Context, r db.Reader) ([]string, error) {
	var lines []string
	err := db.Each(ctx, r, func(sc db.Scanner) error {
		var id, root, should string
		if err := sc.Scan(&id, &root, &should); err != nil {
			return err
		}
		lines = append(lines, fmt.Sprintf("person %s: survivor is %s, must be %s", id, root, should))
		return nil
	}, sqlWrongRoots)
	return lines, err
}
