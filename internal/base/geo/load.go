package geo

import (
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
	"time"

	"digibank/internal/base/civil"
)

// populationYear is the year of the embedded population figures.
const populationYear = 2020

// lists is everything but the outlines.
type lists struct {
	all       []Municipality // sorted by code, old ones included
	nisOf     map[string]string
	postcodes map[string][]string
	mergers   []Merger
}

// mergerDay is the day of the mergers in the data.
func mergerDay() civil.Date { return civil.Date{Year: 2025, Month: time.January, Day: 1} }

// loadLists reads the embedded lists. They are part of the program, so a fault in
// them is a fault in the program.
func loadLists() *lists {
	l := &lists{nisOf: map[string]string{}, postcodes: map[string][]string{}}
	confirmed := "gezien-in-publieke-code"
	for _, r := range rows("mergers-2025.csv", 5) {
		l.mergers = append(l.mergers, Merger{
			OldNIS: r[0], OldName: r[1], NewNIS: r[2], NewName: r[3], On: mergerDay(), Confirmed: r[4] == confirmed,
		})
	}
	for _, r := range rows("municipalities-2025.csv", 3) {
		l.all = append(l.all, Municipality{NIS: r[0], Name: r[1], Province: r[2]})
	}
	l.addMerged()
	slices.SortFunc(l.all, func(a, b Municipality) int { return cmp.Compare(a.NIS, b.NIS) })
	for _, r := range rows("population-2020.csv", 5) {
		at, ok := slices.BinarySearchFunc(l.all, r[0], func(m Municipality, nis string) int { return cmp.Compare(m.NIS, nis) })
		if !ok {
			panic("geo: population of unknown municipality " + r[0])
		}
		m := &l.all[at]
		m.Population, m.PopulationYear = int(numeric(r[2])), populationYear
		m.Lat, m.Lon = numeric(r[3]), numeric(r[4])
	}
	for _, r := range rows("postcodes-2025.csv", 3) {
		l.nisOf[r[0]] = r[1]
		l.postcodes[r[1]] = append(l.postcodes[r[1]], r[0])
	}
	return l
}

// addMerged adds the municipalities that are no more, and gives the new ones their
// first day. A code that stayed (Antwerpen) is one municipality all along.
func (l *lists) addMerged() {
	for _, m := range l.mergers {
		if m.OldNIS == m.NewNIS {
			continue
		}
		l.all = append(l.all, Municipality{NIS: m.OldNIS, Name: m.OldName, Province: provinceOf(m.OldNIS), ValidTo: m.On})
		kept := slices.ContainsFunc(l.mergers, func(o Merger) bool { return o.OldNIS == m.NewNIS && o.NewNIS == m.NewNIS })
		for i := range l.all {
			if l.all[i].NIS == m.NewNIS && !kept {
				l.all[i].ValidFrom = m.On
			}
		}
	}
}

// provinceOf names the province by the first digit of the code.
func provinceOf(nis string) string {
	switch nis[0] {
	case '1':
		return "Antwerpen"
	case '2':
		return "Vlaams-Brabant"
	case '3':
		return "West-Vlaanderen"
	case '4':
		return "Oost-Vlaanderen"
	}
	return "Limburg"
}

// rows reads an embedded list without its header.
func rows(name string, columns int) [][]string {
	f, err := files.Open("data/" + name)
	if err != nil {
		panic("geo: " + err.Error())
	}
	defer func() { _ = f.Close() }() // read-only memory: nothing can be lost
	r := csv.NewReader(f)
	r.FieldsPerRecord = columns
	all, err := r.ReadAll()
	if err != nil {
		panic("geo: " + name + ": " + err.Error())
	}
	return all[1:]
}

func numeric(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("geo: " + err.Error())
	}
	return v
}
