package person_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/page"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

// twice makes two files of one man.
func (d *desk) twice(t testing.TB) (known, double person.Person) {
	t.Helper()
	a := named("Jan", "Peeters")
	a.BirthYear, a.Postcode, a.Phone = 1950, "8370", "0475 12 34 56"
	b := named("Jan", "Peters")
	b.Gender, b.Email, b.Tags = vocab.GenderM, "jan@voorbeeld.be", []vocab.TargetGroup{vocab.GroupSenior}
	return d.start(t, a), d.start(t, b)
}

// join merges or fails.
func (d *desk) join(t testing.TB, c person.Merge) person.Person {
	t.Helper()
	p, err := d.Merge(t.Context(), d.coordinator, c)
	if err != nil {
		t.Fatalf("merge: %v", err)
	}
	return p
}

// open opens a file.
func (d *desk) open(t testing.TB, id string) person.File {
	t.Helper()
	f, err := d.File(t.Context(), d.coordinator, id, time.Time{})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return f
}

// ID3
func TestMergeMakesOneFileOfTwo(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		known, double := d.twice(t)
		preview, err := d.PreviewMerge(t.Context(), d.coordinator, double.ID, known.ID)
		if err != nil {
			t.Fatal(err)
		}
		want := []person.Difference{{Field: "family_name", From: "Peters", Into: "Peeters"}, {Field: "gender", From: "m", TakeFrom: true}}
		if diff := cmp.Diff(want, preview.Differences); diff != "" || preview.Contacts != 1 || preview.Tags != 1 {
			t.Errorf("preview: %s %+v", diff, preview)
		}
		d.counter.take()
		p := d.join(t, person.Merge{From: double.ID, Into: known.ID, FromVersion: 1, IntoVersion: 1})
		if p.FamilyName != "Peeters" || p.Gender != vocab.GenderM || p.BirthYear != 1950 || p.Version != 2 {
			t.Errorf("survivor is %+v", p)
		}
		if got, want := d.counter.take(), sorted(known.ID, double.ID); !slices.Equal(got, want) {
			t.Errorf("counted again %v, want %v", got, want)
		}
		f := d.open(t, double.ID)
		if f.ID != known.ID || len(f.Contacts) != 2 || len(f.Tags) != 1 || len(f.Merges) != 1 {
			t.Errorf("the merged file leads to %+v", f)
		}
		facts, err := d.Facts(t.Context(), d.kit.DB, "t1", double.ID)
		if err != nil || facts.ID != double.ID || facts.RootID != known.ID || facts.FamilyName != "Peeters" {
			t.Errorf("facts of the merged one: %+v, %v", facts, err)
		}
		if got := d.finds(t, "jan@voorbeeld.be"); !slices.Equal(got, []string{"Jan Peeters"}) {
			t.Errorf("the other address finds %v", got)
		}
		if got := d.finds(t, "jan peters"); !slices.Equal(got, []string{"Jan Peeters"}) {
			t.Errorf("the other name finds %v", got)
		}
	})
}

// ID3
func TestUnmergeRestoresBothFiles(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		known, double := d.twice(t)
		before, other := d.open(t, known.ID), d.open(t, double.ID)
		d.join(t, person.Merge{From: double.ID, Into: known.ID, Keep: []string{person.FieldFamilyName}})
		d.counter.take()
		if _, err := d.Unmerge(t.Context(), d.coordinator, double.ID); err != nil {
			t.Fatal(err)
		}
		for _, pair := range [][2]person.File{{before, d.open(t, known.ID)}, {other, d.open(t, double.ID)}} {
			if pair[0].Identity != pair[1].Identity || pair[1].RootID != pair[1].ID || !cmp.Equal(pair[0].Contacts, pair[1].Contacts) || !cmp.Equal(pair[0].Tags, pair[1].Tags) {
				t.Errorf("was %+v, is %+v", pair[0], pair[1])
			}
		}
		if got, want := d.counter.take(), sorted(known.ID, double.ID); !slices.Equal(got, want) {
			t.Errorf("counted again %v, want %v", got, want)
		}
		_, err := d.Unmerge(t.Context(), d.coordinator, double.ID)
		wants(t, err, errs.Conflict, "undone twice")
	})
}

// ID3
func TestUndoingLastsThirtyDays(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		known, double := d.twice(t)
		d.join(t, person.Merge{From: double.ID, Into: known.ID})
		d.clock.Advance(30*24*time.Hour - time.Minute)
		if f := d.open(t, known.ID); !f.Merges[0].Undoable {
			t.Error("cannot be undone a minute before")
		}
		d.clock.Advance(time.Minute)
		_, err := d.Unmerge(t.Context(), d.coordinator, double.ID)
		if errs.Code(err) != "person-merge-too-old" {
			t.Errorf("after 30 days: %v", err)
		}
	})
}

func TestWhatWasTypedSinceTheMergeStays(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		known, double := d.twice(t)
		p := d.join(t, person.Merge{From: double.ID, Into: known.ID, Keep: []string{person.FieldFamilyName}})
		name := "Peeters-Claes"
		if _, err := d.Update(t.Context(), d.helper, person.Update{ID: p.ID, Version: p.Version, FamilyName: &name}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Unmerge(t.Context(), d.coordinator, double.ID); err != nil {
			t.Fatal(err)
		}
		if f := d.open(t, known.ID); f.FamilyName != name || f.Gender != vocab.GenderUnknown {
			t.Errorf("after undoing: %+v", f.Identity)
		}
	})
}

func TestAMergeOfWhatChangedMeanwhileIsRefused(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		known, double := d.twice(t)
		_, err := d.Merge(t.Context(), d.coordinator, person.Merge{From: double.ID, Into: known.ID, FromVersion: 1, IntoVersion: 7})
		wants(t, err, errs.Stale, "another version")
		_, err = d.Merge(t.Context(), d.coordinator, person.Merge{From: known.ID, Into: known.ID})
		wantsField(t, err, "into", "person-merge-same", "into itself")
		d.join(t, person.Merge{From: double.ID, Into: known.ID})
		_, err = d.Update(t.Context(), d.helper, person.Update{ID: double.ID, Version: 2})
		wants(t, err, errs.Conflict, "a change of a merged file")
	})
}

// race runs merges at once and gives how many worked and what broke.
func race(t *testing.T, d *desk, merges ...person.Merge) (worked int, broken []string) {
	t.Helper()
	var wg sync.WaitGroup
	results := make([]error, len(merges))
	for i, m := range merges {
		wg.Go(func() { _, results[i] = d.Merge(t.Context(), d.coordinator, m) })
	}
	wg.Wait()
	for _, err := range results {
		if err == nil {
			worked++
		} else if !errs.Is(err, errs.Conflict) {
			t.Errorf("lost with %v", err)
		}
	}
	broken, err := person.Verify(t.Context(), d.kit.DB)
	if err != nil {
		t.Fatal(err)
	}
	return worked, broken
}

// ID3: two merges of one person at once: exactly one works, and no two files
// speak for each other.
func TestTwoMergesOfOnePersonAtOnce(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		for range 5 {
			a, b := d.twice(t)
			c := d.start(t, named("Rita", "Claes"))
			if n, broken := race(t, d, person.Merge{From: a.ID, Into: b.ID}, person.Merge{From: a.ID, Into: c.ID}); n != 1 || len(broken) > 0 {
				t.Errorf("a into b and into c: %d worked, %v", n, broken)
			}
			e, f := d.start(t, named("Els", "Maes")), d.start(t, named("Els", "Maas"))
			if n, broken := race(t, d, person.Merge{From: e.ID, Into: f.ID}, person.Merge{From: f.ID, Into: e.ID}); n != 1 || len(broken) > 0 {
				t.Errorf("a into b and b into a: %d worked, %v", n, broken)
			}
		}
	})
}

// The negative control: without the guard, the same race makes a cycle.
func TestWithoutTheGuardTheRaceMakesACycle(t *testing.T) {
	t.Parallel()
	for _, e := range []db.Engine{db.SQLite, db.Postgres} {
		t.Run(string(e), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, dbtest.Open(t, e))
			d.Unguard()
			a, b := d.twice(t)
			if n, broken := race(t, d, person.Merge{From: a.ID, Into: b.ID}, person.Merge{From: b.ID, Into: a.ID}); n != 2 || len(broken) == 0 {
				t.Errorf("%d worked, %v: the test would not see a missing guard", n, broken)
			}
		})
	}
}

func TestCoordinatorDecidesAboutPairs(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		known, double := d.twice(t)
		d.start(t, named("Rita", "Claes"))
		list := func() []person.Pair {
			t.Helper()
			p, err := d.Pairs(t.Context(), d.coordinator, page.Request{Limit: 10})
			if err != nil {
				t.Fatal(err)
			}
			return p.Items
		}
		pairs := list()
		if len(pairs) != 1 || !slices.Equal(sorted(pairs[0].A.ID, pairs[0].B.ID), sorted(known.ID, double.ID)) {
			t.Fatalf("pairs %+v", pairs)
		}
		wants(t, d.Different(t.Context(), d.stranger, pairs[0].Key()), errs.NotFound, "a pair of another digibank")
		d.join(t, person.Merge{From: double.ID, Into: known.ID})
		if got := list(); len(got) != 0 {
			t.Errorf("a merged pair is still there: %+v", got)
		}
		if _, err := d.Unmerge(t.Context(), d.coordinator, double.ID); err != nil {
			t.Fatal(err)
		}
		if err := d.Different(t.Context(), d.coordinator, pairs[0].Key()); err != nil {
			t.Fatal(err)
		}
		if got := list(); len(got) != 0 {
			t.Errorf("a decided pair is still there: %+v", got)
		}
	})
}

func sorted(ids ...string) []string {
	slices.Sort(ids)
	return ids
}
