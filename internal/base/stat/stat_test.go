package stat_test

import (
	"encoding/json"
	"strings"
	"testing"

	"digibank/internal/base/stat"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestPercentagesAddUp(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ counts, want []int }{
		{[]int{1, 1, 1}, []int{34, 33, 33}}, {[]int{0, 0}, []int{0, 0}}, {[]int{2, 1}, []int{67, 33}},
		{[]int{5, -2, 0}, []int{100, 0, 0}}, {nil, []int{}}, {[]int{999, 1}, []int{100, 0}},
	} {
		if diff := cmp.Diff(tt.want, stat.Percent(tt.counts)); diff != "" {
			t.Errorf("%v: %s", tt.counts, diff)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 1_000_000), 1, 20).Draw(t, "counts")
		total, sum := 0, 0
		for _, n := range counts {
			total += n
		}
		for i, p := range stat.Shares(counts, 1000) {
			sum += p
			if exact := counts[i] * 1000; total > 0 && (p*total > exact+total || p*total < exact-total) {
				t.Fatalf("share %d of %v is %d", i, counts, p)
			}
		}
		if want := map[bool]int{true: 1000, false: 0}[total > 0]; sum != want {
			t.Fatalf("the shares of %v add up to %d", counts, sum)
		}
	})
}

// shown writes a row as a reader sees it, the total last.
func shown(counts []int) string {
	cells, total := stat.SuppressRow(counts)
	var parts []string
	for _, c := range append(cells, total) {
		parts = append(parts, c.String())
	}
	return strings.Join(parts, " ")
}

func TestSmallCountsAreNotShown(t *testing.T) { // K5
	t.Parallel()
	for _, tt := range []struct {
		counts []int
		want   string
	}{
		{[]int{10, 3, 7}, "10 * * 20"},      // 3 would follow from 20 - 10 - 7
		{[]int{0, 4}, "0 * *"},              // zero is shown, the total is the small count itself
		{[]int{10, 20}, "10 20 30"},         // nothing small
		{[]int{3, 2, 9}, "* * 9 14"},        // two small ones hide each other
		{[]int{1, 1, 9, 30}, "* * * 30 41"}, // 11 - 9 leaves 1 and 1 only
		{[]int{4, 4}, "* * *"},              // 8 leaves 4 and 4 only
		{[]int{0, 0}, "0 0 0"}, {nil, "0"}, {[]int{5}, "5 5"},
	} {
		if got := shown(tt.counts); got != tt.want {
			t.Errorf("%v is shown as %q, want %q", tt.counts, got, tt.want)
		}
	}
	if stat.SuppressOne(4).String() != "*" || stat.SuppressOne(5).String() != "5" || stat.SuppressOne(0).String() != "0" {
		t.Error("a single count: 0 and 5 are shown, 4 is not")
	}
}

func TestAHiddenCountIsNotInTheExport(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(stat.SuppressOne(3))
	if err != nil || string(b) != `{"count":0,"suppressed":true}` {
		t.Errorf("%s, %v", b, err)
	}
}

// ways counts how many values the first of so many hidden cells can take, when
// each is at least least and their sum is known; 1 means it is given away.
func ways(hidden, sum, least int) int {
	seen := map[int]bool{}
	var fill func(left, sum, first int)
	fill = func(left, sum, first int) {
		if left == 0 {
			if sum == 0 {
				seen[first] = true
			}
			return
		}
		for n := least; n <= sum; n++ {
			f := first
			if f < 0 {
				f = n
			}
			fill(left-1, sum-n, f)
		}
	}
	fill(hidden, sum, -1)
	return len(seen)
}

func TestAHiddenCountCannotBeWorkedOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 9), 1, 5).Draw(t, "counts")
		cells, total := stat.SuppressRow(counts)
		sum, hidden := 0, 0
		for i, c := range cells {
			if (counts[i] > 0 && counts[i] < stat.Threshold) && !c.Suppressed {
				t.Fatalf("%v: a small count is shown", counts)
			}
			if !c.Suppressed && c.Count != counts[i] || counts[i] == 0 && c.Suppressed {
				t.Fatalf("%v became %v", counts, cells)
			}
			if c.Suppressed {
				hidden, sum = hidden+1, sum+counts[i]
			}
		}
		if hidden > 0 && !total.Suppressed && ways(hidden, sum, 1) < 2 {
			t.Fatalf("%v is shown as %v, total %v: what is hidden can be worked out", counts, cells, total)
		}
	})
}

func TestNoLineOfATableGivesACountAway(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 5).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "columns")
		counts := make([][]int, rows)
		for r := range counts {
			counts[r] = rapid.SliceOfN(rapid.SampledFrom([]int{0, 0, 1, 3, 4, 5, 8, 20}), columns, columns).Draw(t, "row")
		}
		s := stat.SuppressTable(counts)
		check := func(name string, line []stat.Cell, total stat.Cell) {
			hidden, any := 0, false
			for _, c := range append(append([]stat.Cell{}, line...), total) {
				if c.Suppressed {
					hidden, any = hidden+1, true
				}
			}
			if hidden == 1 || (any && !s.Any) {
				t.Fatalf("%v: %s shows %v, total %v", counts, name, line, total)
			}
		}
		for r := range counts {
			check("row", s.Cells[r], s.RowTotals[r])
		}
		for c := range columns {
			var line []stat.Cell
			for r := range counts {
				line = append(line, s.Cells[r][c])
			}
			check("column", line, s.ColumnTotals[c])
		}
		check("row totals", s.RowTotals, s.Total)
		check("column totals", s.ColumnTotals, s.Total)
	})
	if s := stat.SuppressTable(nil); s.Any || len(s.Cells) != 0 {
		t.Errorf("an empty table: %+v", s)
	}
}

func TestBandsOfDuration(t *testing.T) {
	t.Parallel()
	for minutes, want := range map[int]string{-5: "u30", 0: "u30", 29: "u30", 30: "30_59", 59: "30_59", 60: "60_119", 119: "60_119", 120: "120_plus", 1439: "120_plus"} {
		if got := stat.BandOf(minutes); got != want {
			t.Errorf("%d minutes lie in %s, want %s", minutes, got, want)
		}
	}
}
