package site

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/geo"
	"digibank/internal/base/text"
	"digibank/internal/platform/place"
	"digibank/internal/platform/vocab"
)

// When narrows the finder to what is open.
type When string

// The choices of the finder.
const (
	Whenever When = ""
	OpenNow  When = "nu"
	Today    When = "vandaag"
	Weekend  When = "weekend"
)

// search is what a visitor asked of the finder.
type search struct {
	Where    string // postcode, municipality, or words of a name or address
	Town     string // NIS, from a link
	When     When
	Facility vocab.Facility
}

// maxWhere is the longest "where" that is read, in letters.
const maxWhere = 60

// readSearch takes the known parameters; what is unknown or wrong is left out.
func readSearch(q url.Values) search {
	s := search{
		Where: text.Cut(text.Clean(q.Get("waar")), maxWhere), Town: q.Get("gemeente"),
		When: When(q.Get("wanneer")), Facility: vocab.Facility(q.Get("voorziening")),
	}
	if s.When != OpenNow && s.When != Today && s.When != Weekend {
		s.When = Whenever
	}
	if !s.Facility.Valid() {
		s.Facility = ""
	}
	if len(s.Town) > 5 || s.Where != "" {
		s.Town = ""
	}
	return s
}

// query writes the search as an address, the same one for the same search.
func (s search) query() string {
	q := url.Values{}
	for name, value := range map[string]string{"waar": s.Where, "gemeente": s.Town, "wanneer": string(s.When), "voorziening": string(s.Facility)} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return q.Encode()
}

// found is what the finder answers.
type found struct {
	Places  []*place.Full
	Area    string // name of the municipality that was asked for
	Nearest bool   // nothing in Area: these are the closest outside it
	Lost    bool   // what was typed is no place that we know
}

// maxNearest is how many places outside the municipality are shown.
const maxNearest = 4

// find answers a search.
func (g *region) find(atlas *geo.Atlas, s search) found {
	f := g.located(atlas, s)
	f.Places = slices.DeleteFunc(f.Places, func(p *place.Full) bool { return !g.opens(p, s.When) })
	if f.Nearest && len(f.Places) > maxNearest {
		f.Places = f.Places[:maxNearest]
	}
	return f
}

// wanted gives the places with what the visitor needs: a helper, or else the
// facility that was asked for.
func (g *region) wanted(f vocab.Facility) []*place.Full {
	var out []*place.Full
	for i := range g.places {
		p := &g.places[i]
		if f == "" && helps(p) || f != "" && p.Facilities.Has(string(f)) {
			out = append(out, p)
		}
	}
	return out
}

// helps says whether a digihelper sits there: a wifi point is no digipunt.
func helps(p *place.Full) bool { return p.Roles.Has(string(vocab.RoleDigipunt)) }

// helping gives the digipunten.
func (g *region) helping() []*place.Full { return g.wanted("") }

// located gives the places where the visitor is.
func (g *region) located(atlas *geo.Atlas, s search) found {
	m, ok, places := geo.Municipality{}, false, g.wanted(s.Facility)
	switch {
	case s.Town != "":
		m, ok = atlas.Municipality(s.Town)
	case s.Where == "":
		return found{Places: places}
	case text.IsPostcode(s.Where):
		m, ok = atlas.ByPostcode(s.Where)
	default:
		if m, ok = atlas.ByName(s.Where); ok {
			m, ok = atlas.Municipality(atlas.On(m.NIS, g.today()))
		}
	}
	if !ok {
		return worded(places, s.Where)
	}
	f := found{Area: m.Name}
	for _, p := range places {
		if p.NIS == m.NIS {
			f.Places = append(f.Places, p)
		}
	}
	if len(f.Places) == 0 {
		return found{Places: nearest(places, m), Area: m.Name, Nearest: true}
	}
	slices.SortStableFunc(f.Places, func(a, b *place.Full) int { // one's own village first
		return cmp.Compare(apart(a.Postcode != s.Where), apart(b.Postcode != s.Where))
	})
	return f
}

// worded gives the places in whose name or address all words stand, or all places.
func worded(places []*place.Full, where string) found {
	var f found
	words := text.Tokens(where)
	for _, p := range places {
		in := text.Fold(p.Name + " " + p.Street + " " + p.Postcode + " " + p.Locality)
		if len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(in, w) }) {
			f.Places = append(f.Places, p)
		}
	}
	if len(f.Places) == 0 {
		return found{Places: places, Lost: true}
	}
	return f
}

// nearest gives the places by their distance from the centre of a municipality.
func nearest(places []*place.Full, m geo.Municipality) []*place.Full {
	all := slices.DeleteFunc(places, func(p *place.Full) bool { return !p.HasPoint() })
	slices.SortStableFunc(all, func(a, b *place.Full) int {
		return cmp.Compare(geo.Distance(m.Lat, m.Lon, a.Lat, a.Lon), geo.Distance(m.Lat, m.Lon, b.Lat, b.Lon))
	})
	return all
}

// opens says whether a place is open when the visitor can come.
func (g *region) opens(p *place.Full, w When) bool {
	switch w {
	case OpenNow:
		return p.StatusAt(g.now).Open
	case Today:
		return g.opensBetween(p, g.today(), g.today().AddDays(1))
	case Weekend:
		saturday := civil.Monday(g.today()).AddDays(5)
		return g.opensBetween(p, saturday, saturday.AddDays(2))
	}
	return true
}

// opensBetween says whether hours that are not over yet lie on these days.
func (g *region) opensBetween(p *place.Full, from, to civil.Date) bool {
	for _, o := range p.Schedule().Occurrences(from, to) {
		if g.now.Before(o.To) {
			return true
		}
	}
	return false
}

func apart(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// openFirst sorts a copy: open now first, then by the next opening.
func (g *region) openFirst() []*place.Full {
	all := g.helping()
	key := map[string]time.Time{}
	for _, p := range all {
		st := p.StatusAt(g.now)
		switch {
		case st.Open:
			key[p.ID] = g.now
		case st.Next.IsZero():
			key[p.ID] = g.now.AddDate(10, 0, 0)
		default:
			key[p.ID] = st.Next
		}
	}
	slices.SortStableFunc(all, func(a, b *place.Full) int { return key[a.ID].Compare(key[b.ID]) })
	return all
}
