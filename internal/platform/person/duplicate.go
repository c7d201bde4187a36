package person

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/text"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// Reason is something that two files, or a file and a question, have in common.
type Reason string

// The reasons.
const (
	SameName     Reason = "name"
	SameYear     Reason = "birth_year"
	SamePostcode Reason = "postcode"
	SamePhone    Reason = "phone"
	SameEmail    Reason = "email"
)

// Key is the key of the label.
func (r Reason) Key() string { return "person.reason." + string(r) }

// alike is from where on two names are worth a look.
const alike = 0.85

// maxDuplicates is how many possible duplicates are shown.
const maxDuplicates = 10

// Duplicate is a file that may be of the same person (ID2).
type Duplicate struct {
	Person
	Score   int // 0..1000, higher is likelier
	Reasons []Reason
}

// suspect is what is compared with the files that are there.
type suspect struct {
	Identity
	phone, email string
}

func (c Create) suspect() suspect { return suspect{c.Identity, c.Phone, c.Email} }

// Duplicates gives the files that may be of the person that somebody wants to
// start a file for, likeliest first, before it is started (ID2).
func (s *Service) Duplicates(ctx context.Context, a actor.Actor, c Create) ([]Duplicate, error) {
	if err := access.Require(a, RightCreate); err != nil {
		return nil, err
	}
	if err := c.validate(s); err != nil {
		return nil, err
	}
	return s.duplicates(ctx, a.TenantID, c.suspect())
}

func (s *Service) duplicates(ctx context.Context, tenantID string, who suspect) ([]Duplicate, error) {
	asked := Asked{Name: who.Name(), Phone: who.phone, Email: who.email}
	if who.Postcode != "" {
		asked.Numbers = append(asked.Numbers, who.Postcode)
	}
	if who.BirthYear > 0 {
		asked.Birth = who.BirthYear
	}
	found, err := s.lookUp(ctx, s.kit.DB, tenantID, asked)
	if err != nil {
		return nil, err
	}
	var out []Duplicate
	for _, f := range found {
		if d, likely := compare(who, f); likely {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(x, y Duplicate) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.ID, y.ID))
	})
	return out[:min(len(out), maxDuplicates)], nil
}

// compare says how likely a file is of the same person. Names must be alike,
// or a contact point the same; birth years more than one apart are two people
// unless they share a contact point.
func compare(who suspect, f Found) (Duplicate, bool) {
	d := Duplicate{Person: f.Person}
	name := text.Similar(who.Name(), f.Name())
	score := name * 600
	if name >= alike {
		d.Reasons = append(d.Reasons, SameName)
	}
	if who.BirthYear > 0 && who.BirthYear == f.BirthYear {
		d.Reasons = append(d.Reasons, SameYear)
		score += 150
	}
	if who.Postcode != "" && who.Postcode == f.Postcode {
		d.Reasons = append(d.Reasons, SamePostcode)
		score += 100
	}
	reached := false
	for _, r := range f.Reasons {
		if r == SamePhone || r == SameEmail {
			d.Reasons = append(d.Reasons, r)
			score += 150
			reached = true
		}
	}
	d.Score = min(int(score), 1000)
	return d, reached || name >= alike && !otherAge(who.BirthYear, f.BirthYear)
}

// otherAge says whether two known birth years are more than a slip apart.
func otherAge(a, b int) bool {
	return a > 0 && b > 0 && (a-b > 1 || b-a > 1)
}

func without(list []Duplicate, id string) []Duplicate {
	return slices.DeleteFunc(list, func(d Duplicate) bool { return d.ID == id })
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

// addPairs keeps the likely ones for whoever may merge, to look at later. Files
// that only share a contact point are a family, not a pair.
func (s *Service) addPairs(ctx context.Context, tx *db.Tx, p Person, dups []Duplicate) error {
	for _, d := range dups {
		if !slices.Contains(d.Reasons, SameName) {
			continue
		}
		low, high := order(p.ID, d.ID)
		_, err := tx.Exec(ctx, sqlAddPair, p.TenantID, low, high, d.Score, joinReasons(d.Reasons), clock.Stamp(s.kit.Clock.Now()))
		if err != nil {
			return err
		}
	}
	return nil
}

func order(a, b string) (low, high string) {
	if a < b {
		return a, b
	}
	return b, a
}

func joinReasons(list []Reason) string {
	words := make([]string, 0, len(list))
	for _, r := range list {
		words = append(words, string(r))
	}
	return strings.Join(words, ",")
}

func splitReasons(s string) []Reason {
	var out []Reason
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' }) {
		out = append(out, Reason(w))
	}
	return out
}
