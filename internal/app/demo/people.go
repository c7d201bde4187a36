package demo

import (
	"fmt"
	"math"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

// resident is somebody who comes to a desk: with a file, under a pseudonym, or
// anonymous.
type resident struct {
	how       string // "file", "pseudonym", "anonymous"
	id        string // of the file
	given     string
	family    string
	born      int
	gender    vocab.Gender
	status    vocab.SocialStatus
	home      town
	first     int     // day of the first visit, from today backwards (negative)
	loyalty   float64 // how often, against the others
	desk      *point
	came      bool
	firstTime bool
}

// shares of how people come, of 100 users.
const (
	withFile      = 79
	withPseudonym = 13
)

// makePeople makes up who comes, and registers those with a file on the day
// before their first visit.
func (b *builder) makePeople(p plan, _ *Region) error {
	for range p.users {
		b.people = append(b.people, b.resident(p))
	}
	for i := range b.people {
		r := &b.people[i]
		if r.how != "file" {
			continue
		}
		if err := b.register(r); err != nil {
			return fmt.Errorf("register %d: %w", i, err)
		}
	}
	return nil
}

func (b *builder) resident(p plan) resident {
	shares := make([]int, 0, len(cohorts))
	for _, c := range cohorts {
		shares = append(shares, c.share)
	}
	c := cohorts[weighted(b.rnd, shares)]
	r := resident{
		gender: vocab.GenderF, given: pick(b.rnd, c.women), family: pick(b.rnd, familyNames), status: pick(b.rnd, c.statuses),
		born: b.now.Year() - c.youngest - b.rnd.IntN(c.oldest-c.youngest+1), home: b.home(p),
		first: -1 - int(math.Pow(b.rnd.Float64(), 0.9)*float64(years*365-3)),
	}
	if b.rnd.IntN(100) < 40 {
		r.gender, r.given = vocab.GenderM, pick(b.rnd, c.men)
	}
	r.loyalty = c.regulars * (0.15 + math.Pow(b.rnd.ExpFloat64(), 1.5))
	r.desk = b.deskNear(r.home)
	switch n := b.rnd.IntN(100); {
	case n < withFile:
		r.how = "file"
	case n < withFile+withPseudonym:
		r.how = "pseudonym"
	default:
		r.how = "anonymous"
	}
	return r
}

// home draws a town by its share; one in twenty lives just outside the region.
func (b *builder) home(p plan) town {
	if b.rnd.IntN(20) == 0 {
		return town{nis: "", postcode: pick(b.rnd, postcodeEdge)}
	}
	shares := make([]int, 0, len(p.towns))
	for _, t := range p.towns {
		shares = append(shares, t.share)
	}
	return p.towns[weighted(b.rnd, shares)]
}

// deskNear draws the desk that somebody usually goes to, mostly one in the own town.
func (b *builder) deskNear(t town) *point {
	weights := make([]int, 0, len(b.points))
	for _, pt := range b.points {
		w := pt.weight
		if pt.town.nis == t.nis {
			w *= 12
		}
		weights = append(weights, w)
	}
	return b.points[weighted(b.rnd, weights)]
}

func (b *builder) register(r *resident) error {
	b.Clock.Set(b.now.AddDate(0, 0, r.first).Add(-time.Hour))
	c := person.Create{ClientID: b.Kit.IDs.New(), Searched: r.given + " " + r.family}
	c.Identity = person.Identity{GivenName: r.given, FamilyName: r.family, BirthYear: r.born, Gender: r.gender, Postcode: r.home.postcode, Status: r.status}
	if b.rnd.IntN(100) < 62 {
		c.Phone = fmt.Sprintf("04%d%07d", 6+b.rnd.IntN(4), b.rnd.IntN(10000000))
	}
	if b.rnd.IntN(100) < 35 {
		c.Email = fmt.Sprintf("bezoeker%d@voorbeeld.example", b.rnd.IntN(1000000))
	}
	if r.born <= b.now.Year()-65 {
		c.Tags = append(c.Tags, vocab.GroupSenior)
	}
	if r.status == vocab.StatusJobless {
		c.Tags = append(c.Tags, vocab.GroupJobseeker)
	}
	made, _, err := b.People.Create(b.ctx, b.boss, c)
	r.id = made.ID
	return err
}

// band is the age band of a resident on a day.
func (r resident) band(d civil.Date) vocab.AgeBand { return vocab.BandOf(r.born, d.Year) }
