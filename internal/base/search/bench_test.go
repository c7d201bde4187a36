package search_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/search"
)

// BenchmarkFind measures one search among many people, by way of typing:
//
//	go test -run xxx -bench Find ./internal/base/search
func BenchmarkFind(b *testing.B) {
	const people = 500_000
	for _, e := range []db.Engine{db.SQLite, db.Postgres} {
		d := dbtest.Open(b, e)
		crowd(b, d, people)
		if _, err := d.Raw().ExecContext(b.Context(), "ANALYZE"); err != nil { // as both engines do by themselves in time
			b.Fatal(err)
		}
		for _, typed := range []string{"j", "jan p", "jan peeters", "peeters jan", "jan peetres", "vandenbosche maria", "zzkk"} {
			b.Run(fmt.Sprintf("%s/%s", e, typed), func(b *testing.B) {
				for b.Loop() {
					if _, err := search.Find(b.Context(), d, search.Query{Tenant: "t", Kind: "person", Text: typed, Limit: 20}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// crowd indexes n people whose names are as unevenly spread as real ones.
func crowd(b *testing.B, d *db.DB, n int) {
	b.Helper()
	rnd := rand.New(rand.NewPCG(1, 2))
	given := []string{"Jan", "Maria", "Jos", "An", "Els", "Fatima", "Luc", "Rita", "Mohammed", "Godelieve", "Pieter", "Annemie"}
	family := []string{"Peeters", "Janssens", "Maes", "Jacobs", "Mertens", "Willems", "Claes", "Goossens", "Wouters", "De Smet", "Van den Bossche", "El Amrani"}
	parts := []string{"ver", "van", "den", "hoe", "kens", "mans", "berg", "bos", "sche", "rie", "ter", "ling", "ooms", "acker", "brou", "cke"}
	for from := 0; from < n; from += 10_000 {
		err := d.Update(b.Context(), func(tx *db.Tx) error {
			for i := from; i < from+10_000; i++ {
				last := family[rnd.IntN(len(family))]
				if rnd.IntN(10) > 1 {
					last = parts[rnd.IntN(16)] + parts[rnd.IntN(16)] + parts[rnd.IntN(16)]
				}
				if rnd.IntN(20) == 0 {
					last += parts[rnd.IntN(16)]
				}
				doc := search.Doc{Tenant: "t", Kind: "person", ID: fmt.Sprint(i), Text: given[rnd.IntN(len(given))] + " " + last}
				if err := search.Put(b.Context(), tx, doc); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
