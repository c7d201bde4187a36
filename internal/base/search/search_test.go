package search_test

import (
	"context"
	"slices"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/search"
)

// fill indexes names as people of tenant "t"; the name is also the id.
func fill(t *testing.T, d *db.DB, tenant string, names ...string) {
	t.Helper()
	err := d.Update(t.Context(), func(tx *db.Tx) error {
		for _, n := range names {
			if err := search.Put(t.Context(), tx, search.Doc{Tenant: tenant, Kind: "person", ID: n, Text: n}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// find gives the ids found, best first.
func find(t *testing.T, d db.Reader, q search.Query) []string {
	t.Helper()
	q.Kind = "person"
	if q.Tenant == "" {
		q.Tenant = "t"
	}
	if q.Limit == 0 {
		q.Limit = 20
	}
	hits, err := search.Find(context.Background(), d, q)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	var ids []string
	for _, h := range hits {
		ids = append(ids, h.ID)
	}
	return ids
}

func TestFindsAPersonTheWayPeopleType(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		fill(t, d, "t", "Jan Peeters", "Maria Van den Bossche", "Fatima El Amrani", "Özlem Şahin", "Zoë D'Hondt",
			"Els Vandenbroucke", "Ann Mertens", "Иван Петров", "Jos Janssens", "Li Wu")
		tests := []struct{ typed, want, why string }{
			{"jan peeters", "Jan Peeters", "as it is"},
			{"peeters jan", "Jan Peeters", "in another order"},
			{"JAN", "Jan Peeters", "one name, capitals"},
			{"pee", "Jan Peeters", "while typing"},
			{"j pee", "Jan Peeters", "an initial and a beginning"},
			{"jan peters", "Jan Peeters", "a letter too few"},
			{"jan peetters", "Jan Peeters", "a letter too many"},
			{"jan peetres", "Jan Peeters", "two letters swapped"},
			{"jan pweters", "Jan Peeters", "a wrong letter"},
			{"vandenbossche", "Maria Van den Bossche", "written as one word"},
			{"van den bossche maria", "Maria Van den Bossche", "particles first"},
			{"bossche", "Maria Van den Bossche", "without the particles"},
			{"bossche van den maria", "Maria Van den Bossche", "particles behind"},
			{"van den bo", "Maria Van den Bossche", "particles, while typing"},
			{"vandenbosche", "Maria Van den Bossche", "one word and a mistake"},
			{"van den broucke", "Els Vandenbroucke", "apart what is written as one"},
			{"vandenbrouke els", "Els Vandenbroucke", "a mistake in a long name"},
			{"vamdenbroukce", "Els Vandenbroucke", "two mistakes in a long name"},
			{"elamrani", "Fatima El Amrani", "article glued"},
			{"ozlem sahin", "Özlem Şahin", "without accents"},
			{"Sâhïn", "Özlem Şahin", "other accents"},
			{"zoe dhondt", "Zoë D'Hondt", "apostrophe"},
			{"петров", "Иван Петров", "another script"},
			{"li wu", "Li Wu", "very short names"},
		}
		for _, tt := range tests {
			if got := find(t, d, search.Query{Text: tt.typed}); len(got) == 0 || got[0] != tt.want {
				t.Errorf("%q (%s): got %v, want %q first", tt.typed, tt.why, got, tt.want)
			}
		}
	})
}

func TestDoesNotFindWhatIsTooFarOff(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		fill(t, d, "t", "Jan Peeters", "Ann Mertens", "Jos Janssens")
		for _, typed := range []string{"piet", "jan mertens", "pxxters", "jas", "janssens ann", "zzzzzzzz", "", "   ", "'\"*()&|!:"} {
			if got := find(t, d, search.Query{Text: typed}); len(got) != 0 {
				t.Errorf("%q found %v", typed, got)
			}
		}
	})
}

func TestBestComesFirst(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		fill(t, d, "t", "Jan Peetersen", "Jan Peters", "Peeters Janneke", "Jan Peeters")
		got := find(t, d, search.Query{Text: "jan peeters"})
		if len(got) < 4 || got[0] != "Jan Peeters" || got[3] != "Jan Peters" {
			t.Errorf("got %v, want the same name first, the beginnings next, the mistake last", got)
		}
		if got := find(t, d, search.Query{Text: "jan peeters", Limit: 1}); len(got) != 1 {
			t.Errorf("asked for one, got %v", got)
		}
	})
}

// Another digibank's people are not found, nor are things of another kind.
func TestKeepsTenantsApart(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		fill(t, d, "t", "Jan Peeters")
		fill(t, d, "u", "Jan Peeters van de buren")
		if got := find(t, d, search.Query{Text: "jan"}); !slices.Equal(got, []string{"Jan Peeters"}) {
			t.Errorf("tenant t sees %v", got)
		}
		hits, err := search.Find(t.Context(), d, search.Query{Tenant: "t", Kind: "device", Text: "jan", Limit: 5})
		if err != nil || len(hits) != 0 {
			t.Errorf("another kind found %v, %v", hits, err)
		}
	})
}

func TestFollowsTheRowInItsTransaction(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		ctx := t.Context()
		put := func(name string, fail error) {
			err := d.Update(ctx, func(tx *db.Tx) error {
				if err := search.Put(ctx, tx, search.Doc{Tenant: "t", Kind: "person", ID: "1", Text: name}); err != nil {
					return err
				}
				return fail
			})
			if err != fail {
				t.Fatal(err)
			}
		}
		put("Jan Peeters", nil)
		put("Jan Janssens", nil)
		put("Jan Willems", context.Canceled) // rolled back
		if got := find(t, d, search.Query{Text: "janssens"}); len(got) != 1 {
			t.Errorf("the new name finds %v", got)
		}
		for _, gone := range []string{"peeters", "peters", "willems"} {
			if got := find(t, d, search.Query{Text: gone}); len(got) != 0 {
				t.Errorf("%q still finds %v", gone, got)
			}
		}
		if err := d.Update(ctx, func(tx *db.Tx) error { return search.Remove(ctx, tx, "t", "person", "1") }); err != nil {
			t.Fatal(err)
		}
		if got := find(t, d, search.Query{Text: "jan"}); len(got) != 0 {
			t.Errorf("a removed person is found: %v", got)
		}
	})
}

func TestFacetsNarrow(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		ctx := t.Context()
		docs := []search.Doc{
			{ID: "old", Text: "Jan Peeters", Facets: []string{"year:1950", "postcode:8370"}},
			{ID: "young", Text: "Jan Peeters", Facets: []string{"year:1990", "postcode:1950"}},
			{ID: "other", Text: "An Smet", Facets: []string{"year:1950", "postcode:8000"}},
		}
		err := d.Update(ctx, func(tx *db.Tx) error {
			for _, doc := range docs {
				doc.Tenant, doc.Kind = "t", "person"
				if err := search.Put(ctx, tx, doc); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		tests := []struct {
			text   string
			facets [][]string
			want   []string
		}{
			{"jan peeters", [][]string{{"year:1950"}}, []string{"old"}},
			{"jan peters", [][]string{{"year:1950"}}, []string{"old"}},
			{"jan", [][]string{{"year:1950", "postcode:1950"}}, []string{"old", "young"}},
			{"", [][]string{{"year:1950"}}, []string{"old", "other"}},
			{"", [][]string{{"year:1950"}, {"postcode:8000"}}, []string{"other"}},
			{"year", nil, nil},
		}
		for _, tt := range tests {
			got := find(t, d, search.Query{Text: tt.text, Facets: tt.facets})
			slices.Sort(got)
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q %v: got %v, want %v", tt.text, tt.facets, got, tt.want)
			}
		}
	})
}
