package reach

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
)

// Dim is what a sum is kept by.
type Dim string

// The dimensions of the sums.
const (
	ByAll       Dim = "all"
	ByPlace     Dim = "place"
	ByObjective Dim = "objective"
	ByChannel   Dim = "channel"
	ByTheme     Dim = "theme" // questions; a service with two themes is in both
	ByResidence Dim = "residence"
	ByAge       Dim = "age"
	ByGender    Dim = "gender"
)

// Cell names one sum: of a kind of service on a day, for one item of a dimension.
type Cell struct {
	TenantID string
	Dim      Dim
	Day      civil.Date
	Item     string
	Kind     Kind
}

// Sums are what is added up.
type Sums struct {
	Services  int
	Questions int
	Minutes   int
}

func (s Sums) plus(o Sums) Sums {
	return Sums{s.Services + o.Services, s.Questions + o.Questions, s.Minutes + o.Minutes}
}

// cellsOf gives the cells a service adds to, and what it adds to each.
func cellsOf(s Service) map[Cell]Sums {
	whole := Sums{Services: 1, Questions: len(s.Themes), Minutes: s.Minutes}
	cells := map[Cell]Sums{}
	for _, it := range []struct {
		dim  Dim
		item string
	}{
		{ByAll, ""}, {ByPlace, s.PlaceID}, {ByObjective, s.Objective}, {ByChannel, s.Channel},
		{ByResidence, s.Who.NIS}, {ByAge, s.Who.AgeBand}, {ByGender, s.Who.Gender},
	} {
		cells[Cell{s.TenantID, it.dim, s.Day, it.item, s.Kind}] = whole
	}
	for _, theme := range s.Themes {
		cell := Cell{s.TenantID, ByTheme, s.Day, theme, s.Kind}
		was, seen := cells[cell]
		if !seen {
			was = Sums{Services: 1}
		}
		cells[cell] = was.plus(Sums{Questions: 1})
	}
	return cells
}

type sumsKey struct{}

// sum adds a service to the sums, or with -1 takes it off. All changes of a
// transaction are written together at its end, in one order.
func sum(tx *db.Tx, s Service, sign int) {
	pending := tx.Value(sumsKey{}, func() any {
		cells := map[Cell]Sums{}
		tx.BeforeCommit(db.RankSums, func(ctx context.Context, tx *db.Tx) error { return addSums(ctx, tx, cells) })
		return cells
	}).(map[Cell]Sums)
	for cell, v := range cellsOf(s) {
		pending[cell] = pending[cell].plus(Sums{sign * v.Services, sign * v.Questions, sign * v.Minutes})
	}
}

// sorted gives the cells in the one order in which they are written.
func sorted(cells map[Cell]Sums) []Cell {
	return slices.SortedFunc(maps.Keys(cells), func(a, b Cell) int {
		return cmp.Or(cmp.Compare(a.TenantID, b.TenantID), cmp.Compare(a.Dim, b.Dim), a.Day.Compare(b.Day),
			cmp.Compare(a.Item, b.Item), cmp.Compare(a.Kind, b.Kind))
	})
}
