package geo

import (
	"cmp"
	"embed"
	"slices"
	"strings"
	"sync"

	"digibank/internal/base/civil"
)

// files holds the reference data, read-only.
//
//go:embed data/*.csv data/*.geojson
var files embed.FS

// Municipality is one municipality of Flanders, of today or before a merger.
type Municipality struct {
	// NIS is the five-digit code of the national statistics office.
	NIS string
	// Name is the official Dutch name.
	Name string
	// Province is the Dutch name of the province.
	Province string
	// Population is the number of inhabitants on 1 January of PopulationYear; 0
	// when not known (municipalities that no longer exist).
	Population int
	// PopulationYear is the year of Population.
	PopulationYear int
	// Lat and Lon are the centre of the largest part, in degrees (WGS84); 0 when
	// not known.
	Lat, Lon float64
	// ValidFrom is the first day of this municipality; zero means since before the
	// data.
	ValidFrom civil.Date
	// ValidTo is the first day on which it is no more; zero means it still exists.
	ValidTo civil.Date
}

// on reports whether the municipality exists on d.
func (m Municipality) on(d civil.Date) bool {
	return civil.Interval{From: m.ValidFrom, To: m.ValidTo}.Contains(d)
}

// Merger says that an old municipality became part of a new one.
type Merger struct {
	// OldNIS and OldName are what was.
	OldNIS, OldName string
	// NewNIS and NewName are what is; Antwerpen kept its code.
	NewNIS, NewName string
	// On is the first day of the new municipality.
	On civil.Date
	// Confirmed is false for rows that still must be checked with the source.
	Confirmed bool
}

// Atlas gives access to the data; make one with New.
type Atlas struct {
	lists    func() *lists
	outlines func() map[string]outline
}

// New returns an atlas. It reads nothing yet.
func New() *Atlas {
	return &Atlas{lists: sync.OnceValue(loadLists), outlines: sync.OnceValue(loadOutlines)}
}

// Municipalities returns the municipalities that exist on d, by code: 285 from
// 2025 on, 300 before (K7).
func (a *Atlas) Municipalities(d civil.Date) []Municipality {
	var out []Municipality
	for _, m := range a.lists().all {
		if m.on(d) {
			out = append(out, m)
		}
	}
	return out
}

// Municipality returns the municipality with a code, also one that no longer
// exists.
func (a *Atlas) Municipality(nis string) (Municipality, bool) {
	l := a.lists()
	at, ok := slices.BinarySearchFunc(l.all, nis, func(m Municipality, nis string) int { return cmp.Compare(m.NIS, nis) })
	if !ok {
		return Municipality{}, false
	}
	return l.all[at], true
}

// ByName returns the municipality with a name, whatever the capitals; of two with
// one name (Hasselt before and after its merger) the one of today.
func (a *Atlas) ByName(name string) (Municipality, bool) {
	var found Municipality
	for _, m := range a.lists().all {
		if strings.EqualFold(m.Name, strings.TrimSpace(name)) && (found.NIS == "" || m.ValidTo.IsZero()) {
			found = m
		}
	}
	return found, found.NIS != ""
}

// ByPostcode returns today's municipality of a postcode such as "8370".
func (a *Atlas) ByPostcode(postcode string) (Municipality, bool) {
	nis, ok := a.lists().nisOf[postcode]
	if !ok {
		return Municipality{}, false
	}
	return a.Municipality(nis)
}

// PostcodesOf returns the postcodes of one of today's municipalities, in order.
func (a *Atlas) PostcodesOf(nis string) []string {
	return slices.Clone(a.lists().postcodes[nis])
}

// Mergers returns what each old municipality became.
func (a *Atlas) Mergers() []Merger { return slices.Clone(a.lists().mergers) }

// On returns the code under which the area of nis is known on d: an old code
// becomes the new one from the day of the merger on (K7). A new code stays itself
// also before that day, because one new municipality was several old ones; see
// Predecessors. An unknown code comes back as it is.
func (a *Atlas) On(nis string, d civil.Date) string {
	for _, m := range a.lists().mergers {
		if m.OldNIS == nis && !d.Before(m.On) {
			return m.NewNIS
		}
	}
	return nis
}

// Predecessors returns the codes that merged into nis, or nis alone.
func (a *Atlas) Predecessors(nis string) []string {
	var out []string
	for _, m := range a.lists().mergers {
		if m.NewNIS == nis {
			out = append(out, m.OldNIS)
		}
	}
	if out == nil {
		return []string{nis}
	}
	return out
}
