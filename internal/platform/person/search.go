package person

import (
	"cmp"
	"context"
	"slices"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/search"
	"digibank/internal/base/text"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// maxFound is the most people one search gives.
const maxFound = 50

// maxCandidates is how many names the index hands over for comparing.
const maxCandidates = 100

// Found is a person that a search gave.
type Found struct {
	Person
	Score   float64  // how alike the names are, 0..1; 1 for a contact point
	Reasons []Reason // what the person has in common with what was asked
}

// Results is what a search gave.
type Results struct {
	Asked Asked
	Items []Found
}

// Search looks for people by what was typed in the one box, best first. The
// trail tells that somebody searched, never for what.
func (s *Service) Search(ctx context.Context, a actor.Actor, query string, limit int) (Results, error) {
	if err := access.Require(a, RightRead); err != nil {
		return Results{}, err
	}
	if text.Runes(query) > maxSearched {
		return Results{}, errs.OneField("q", "too-long", "max", maxSearched)
	}
	if err := guard("q", query); err != nil {
		return Results{}, err
	}
	res := Results{Asked: Parse(query)}
	if res.Asked.Empty() {
		return res, nil
	}
	items, err := s.lookUp(ctx, s.kit.DB, a.TenantID, res.Asked)
	if err != nil {
		return Results{}, err
	}
	res.Items = items[:min(len(items), limit, maxFound)]
	return res, s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "person.search", Kind: Kind})
		return nil
	})
}

// lookUp gathers candidates by contact point and by name, and ranks them.
func (s *Service) lookUp(ctx context.Context, r db.Reader, tenantID string, q Asked) ([]Found, error) {
	scores, err := s.byName(ctx, r, tenantID, q)
	if err != nil {
		return nil, err
	}
	reached, err := s.byContact(ctx, r, tenantID, q.Phone, q.Email)
	if err != nil {
		return nil, err
	}
	for id := range reached {
		scores[id] = max(scores[id], 1)
	}
	people, err := s.survivors(ctx, r, tenantID, scores)
	if err != nil {
		return nil, err
	}
	for i := range people {
		people[i].Reasons = append(reached[people[i].by], q.shared(people[i].Identity)...)
	}
	return rank(people), nil
}

// byName asks the index: first for people with the asked numbers, then, when
// those are few, for the name alone.
func (s *Service) byName(ctx context.Context, r db.Reader, tenantID string, q Asked) (map[string]float64, error) {
	scores := map[string]float64{}
	ask := search.Query{Tenant: tenantID, Kind: Kind, Text: q.Name, Facets: q.facets(), Limit: maxCandidates}
	for {
		hits, err := search.Find(ctx, r, ask)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			scores[h.ID] = max(scores[h.ID], h.Score)
		}
		if ask.Facets == nil || len(hits) >= maxFound || q.Name == "" {
			return scores, nil
		}
		ask.Facets = nil
	}
}

// byContact finds who has a telephone number or e-mail address, by blind index.
func (s *Service) byContact(ctx context.Context, r db.Reader, tenantID, phone, email string) (map[string][]Reason, error) {
	out := map[string][]Reason{}
	for _, by := range []struct {
		kind   ContactKind
		value  string
		reason Reason
	}{{ContactPhone, phone, SamePhone}, {ContactEmail, email, SameEmail}} {
		if by.value == "" {
			continue
		}
		blinds := s.kit.Keys.Blinds(purpose(by.kind), tenantID, by.value)
		ids, err := db.All(ctx, r, db.Column[string], sqlByBlind, tenantID, db.List(blinds))
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			out[id] = append(out[id], by.reason)
		}
	}
	return out, nil
}

// candidate is a found person and the file by which it was found: one that was
// merged leads to its survivor.
type candidate struct {
	Found
	by string
}

// survivors reads the people who speak for the candidates, each once.
func (s *Service) survivors(ctx context.Context, r db.Reader, tenantID string, scores map[string]float64) ([]candidate, error) {
	if len(scores) == 0 {
		return nil, nil
	}
	ids := make([]string, 0, len(scores))
	for id := range scores {
		ids = append(ids, id)
	}
	rows, err := db.All(ctx, r, scanFound, sqlSurvivors, tenantID, db.List(ids))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(x, y found) int {
		return cmp.Or(cmp.Compare(scores[y.by], scores[x.by]), cmp.Compare(x.by, y.by))
	})
	var out []candidate
	seen := map[string]bool{}
	for _, row := range rows {
		if !seen[row.ID] {
			seen[row.ID] = true
			out = append(out, candidate{Found{Person: row.Person, Score: scores[row.by]}, row.by})
		}
	}
	return out, nil
}

// shared says which of the asked numbers are the person's.
func (q Asked) shared(i Identity) []Reason {
	var out []Reason
	for _, n := range q.Numbers {
		if n == i.Postcode {
			out = append(out, SamePostcode)
		}
		if n == yearText(i.BirthYear) {
			out = append(out, SameYear)
		}
	}
	if q.Birth > 0 && q.Birth == i.BirthYear {
		out = append(out, SameYear)
	}
	return out
}

// rank puts people with more in common first, then those with the likest name,
// then by name.
func rank(people []candidate) []Found {
	slices.SortStableFunc(people, func(x, y candidate) int {
		return cmp.Or(
			cmp.Compare(weigh(y), weigh(x)),
			cmp.Compare(text.SortKey(x.FamilyName+" "+x.GivenName), text.SortKey(y.FamilyName+" "+y.GivenName)),
			cmp.Compare(x.ID, y.ID),
		)
	})
	out := make([]Found, 0, len(people))
	for _, p := range people {
		out = append(out, p.Found)
	}
	return out
}

// weigh adds half a name for each thing in common, so that a name that is a
// little less alike but of the right year comes first.
func weigh(c candidate) float64 { return c.Score + 0.5*float64(len(c.Reasons)) }
