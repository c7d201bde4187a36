package person_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/platform/person"
)

// ID3: whatever is merged and undone in whatever order, every file has one
// survivor that stands by itself, and undoing everything restores every file.
func TestRandomMergesAndUnmergesKeepAForest(t *testing.T) {
	t.Parallel()
	for _, e := range []db.Engine{db.SQLite, db.Postgres} {
		t.Run(string(e), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, dbtest.Open(t, e))
			rapid.Check(t, func(rt *rapid.T) { history(t, d, rt) })
		})
	}
}

// history plays random merges and unmerges among a few people and checks after
// each step.
func history(t *testing.T, d *desk, rt *rapid.T) {
	var people []person.Person
	for i := range rapid.IntRange(2, 5).Draw(rt, "people") {
		c := named(fmt.Sprintf("N%c", 'a'+i), d.kit.IDs.New()) // unlike any other, so that nobody is a double
		c.BirthYear = rapid.SampledFrom([]int{0, 1950, 1960}).Draw(rt, "year")
		c.Postcode = rapid.SampledFrom([]string{"", "8370", "8000"}).Draw(rt, "postcode")
		people = append(people, d.start(t, c))
	}
	any := func(label string) string { return people[rapid.IntRange(0, len(people)-1).Draw(rt, label)].ID }
	for range rapid.IntRange(1, 8).Draw(rt, "steps") {
		var err error
		if rapid.Bool().Draw(rt, "merge") {
			keep := rapid.SliceOfDistinct(rapid.SampledFrom(person.Fields()), rapid.ID).Draw(rt, "keep")
			_, err = d.Merge(t.Context(), d.coordinator, person.Merge{From: any("from"), Into: any("into"), Keep: keep})
		} else {
			_, err = d.Unmerge(t.Context(), d.coordinator, any("undo"))
		}
		if err != nil && !errs.Is(err, errs.Conflict) && !errs.Is(err, errs.Invalid) {
			rt.Fatal(err)
		}
		d.clock.Advance(time.Second)
		sound(t, d, rt)
	}
	for range people { // undo everything that is left, in whatever order
		for _, p := range people {
			_, _ = d.Unmerge(t.Context(), d.coordinator, p.ID)
		}
	}
	for _, p := range people {
		got, err := d.Get(t.Context(), d.coordinator, p.ID)
		if err != nil || got.ID != p.ID || got.Identity != p.Identity {
			rt.Fatalf("was %+v, is %+v, %v", p.Identity, got.Identity, err)
		}
	}
}

func sound(t *testing.T, d *desk, rt *rapid.T) {
	broken, err := person.Verify(t.Context(), d.kit.DB)
	if err != nil || len(broken) > 0 {
		rt.Fatalf("%v, %v", broken, err)
	}
}
