package stat

import "strconv"

// Threshold is the smallest count that is shown, apart from zero (K5).
const Threshold = 5

// Mark stands in the place of a count that is not shown.
const Mark = "*"

// Cell is a count that may be hidden. A hidden cell does not hold its count, so
// that no export or page can give it away.
type Cell struct {
	// Count is the count; 0 when hidden.
	Count int `json:"count"`
	// Suppressed says that the count is hidden.
	Suppressed bool `json:"suppressed,omitempty"`
}

// String returns the count, or "*" when it is hidden.
func (c Cell) String() string {
	if c.Suppressed {
		return Mark
	}
	return strconv.Itoa(c.Count)
}

// SuppressOne hides a single count of 1 to 4 that stands in no table.
func SuppressOne(count int) Cell {
	if count > 0 && count < Threshold {
		return Cell{Suppressed: true}
	}
	return Cell{Count: count}
}

// Suppressed is a row or table with small counts hidden, and its totals.
type Suppressed struct {
	// Cells are the counts, per row.
	Cells [][]Cell
	// RowTotals are the totals per row.
	RowTotals []Cell
	// ColumnTotals are the totals per column.
	ColumnTotals []Cell
	// Total is the grand total.
	Total Cell
	// Any says that something is hidden, so that the footnote must be shown.
	Any bool
}

// SuppressRow hides the counts of 1 to 4 in a row with a total, and one more when
// the total would give the hidden one away: 10, 3, 7 shows 10, *, *, total 20.
// Zero is shown. When no other count can be hidden, the total is.
func SuppressRow(counts []int) (cells []Cell, total Cell) {
	g := newGrid([][]int{counts}, false)
	g.protect()
	return g.row(0)[:len(counts)], g.cell(0, len(counts))
}

// SuppressTable does the same for a table with totals of rows and columns. All
// rows have as many columns as the first. It protects each row and each column by
// itself, which is what a reader can work out by subtraction.
func SuppressTable(counts [][]int) Suppressed {
	if len(counts) == 0 {
		return Suppressed{}
	}
	g := newGrid(counts, true)
	g.protect()
	width := len(counts[0])
	out := Suppressed{ColumnTotals: g.row(len(counts))[:width], Total: g.cell(len(counts), width)}
	for r := range counts {
		out.Cells = append(out.Cells, g.row(r)[:width])
		out.RowTotals = append(out.RowTotals, g.cell(r, width))
	}
	for _, hidden := range g.hidden {
		out.Any = out.Any || hidden
	}
	return out
}
