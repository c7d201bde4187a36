package reach

import (
	"fmt"
	"strconv"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
)

// Whatever happens in whatever order, the kept figures equal a count from scratch.
func TestRandomHistoriesKeepEveryFigureRight(t *testing.T) {
	t.Parallel()
	for _, e := range []db.Engine{db.SQLite, db.Postgres} {
		t.Run(string(e), func(t *testing.T) {
			t.Parallel()
			n := 0
			rapid.Check(t, func(rt *rapid.T) {
				if n++; n > 25 {
					return // 25 histories of up to 60 steps per engine and run are enough
				}
				t.Run(strconv.Itoa(n), func(t *testing.T) {
					history(t, rt, setup(t, dbtest.Open(t, e)))
				})
			})
		})
	}
}

func history(t *testing.T, rt *rapid.T, b *bench) {
	strict := DefaultRule()
	strict.Code, strict.MinServices, strict.Anonymous = "strict", 2, ContactsOnly
	b.addCounting(strict)
	var people, live []string
	steps := rapid.IntRange(5, 60).Draw(rt, "steps")
	for range steps {
		switch rapid.SampledFrom([]string{"person", "contact", "contact", "contact", "correct", "void", "merge", "unmerge"}).Draw(rt, "step") {
		case "person":
			people = append(people, b.person(rapid.SampledFrom([]string{"Jan", "Jantje", "Piet"}).Draw(rt, "name"), "Maes", rapid.SampledFrom([]int{0, 1950, 1960}).Draw(rt, "born"), "8370"))
		case "contact":
			live = append(live, b.write(b.entry(rapid.IntRange(-2, 367).Draw(rt, "day"), drawWho(rt, people))))
		case "correct":
			if len(live) > 0 {
				i := rapid.IntRange(0, len(live)-1).Draw(rt, "which")
				b.update(func(tx *db.Tx) (err error) {
					live[i], err = b.ledger.Replace(t.Context(), tx, b.actor, live[i], b.entry(rapid.IntRange(0, 364).Draw(rt, "day"), drawWho(rt, people)))
					return err
				})
			}
		case "void":
			if len(live) > 0 {
				i := rapid.IntRange(0, len(live)-1).Draw(rt, "which")
				b.void(live[i])
				live = append(live[:i], live[i+1:]...)
			}
		case "merge", "unmerge":
			if len(people) > 1 {
				who := rapid.IntRange(1, len(people)-1).Draw(rt, "who")
				b.merge(people[who], people[rapid.SampledFrom([]int{0, who}).Draw(rt, "into")])
			}
		}
	}
	b.clean()
}

func drawWho(rt *rapid.T, people []string) Who {
	kinds := []string{"anonymous", "pseudonym"}
	if len(people) > 0 {
		kinds = append(kinds, "person", "person")
	}
	switch rapid.SampledFrom(kinds).Draw(rt, "who") {
	case "person":
		return Who{PersonID: rapid.SampledFrom(people).Draw(rt, "person"), BirthYear: rapid.SampledFrom([]int{0, 1950, 2015}).Draw(rt, "born")}
	case "pseudonym":
		return Who{Pseudonym: &Pseudonym{Given: rapid.SampledFrom([]string{"Ja", "Pi", "Zo"}).Draw(rt, "given"), Family: "Ma", BirthYear: rapid.SampledFrom([]int{1950, 1960}).Draw(rt, "year"), Postcode: "8370"}}
	}
	return Who{KnownBefore: rapid.SampledFrom([]string{"yes", "no", "unknown"}).Draw(rt, "before"), AgeBand: rapid.SampledFrom([]string{"", "12_17", "70_plus"}).Draw(rt, "age")}
}

// Many helpers who log the same new person at once make one user with as many services.
func TestHelpersWhoWriteAtOnceAgreeOnTheUsers(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		jan, other := b.person("Jan", "Peeters", 1950, "8370"), b.person("Jan", "Peters", 1950, "8370")
		var entries []Entry
		for i := range 40 {
			who := []Who{{PersonID: jan, BirthYear: 1950}, {Pseudonym: &Pseudonym{"Ja", "Pe", 1950, "8370"}}, {KnownBefore: "no"}, {PersonID: other, BirthYear: 1950}}[i%4]
			entries = append(entries, b.entry(i, who))
		}
		var wg sync.WaitGroup
		failed := make(chan error, len(entries))
		for _, e := range entries {
			wg.Go(func() {
				failed <- d.Update(t.Context(), func(tx *db.Tx) error { _, err := b.ledger.Write(t.Context(), tx, b.actor, e); return err })
			})
		}
		wg.Wait()
		close(failed)
		for err := range failed {
			if err != nil {
				t.Error(err)
			}
		}
		b.wantUsers(Users{Certain: 2, Declared: 10})
	})
}

func BenchmarkWrite(b *testing.B) {
	s := setup(b, dbtest.Open(b, db.SQLite))
	var people []string
	for i := range 200 {
		people = append(people, s.person(fmt.Sprint("Naam", i), "Maes", 1950, "8370"))
	}
	b.ResetTimer()
	for i := range b.N {
		s.write(s.entry(i%300, Who{PersonID: people[i%200], BirthYear: 1950}))
	}
}
