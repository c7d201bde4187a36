package stat

// grid is a table with its totals as last column and, for a real table, last row.
// Every line (row or column) is a sum: its last cell is the total of the others.
type grid struct {
	rows, columns int // totals included
	body          int // rows without totals
	counts        []int
	hidden        []bool
	small         []bool // hidden because the count itself is small
}

// newGrid adds the totals and hides every small count, totals included.
func newGrid(counts [][]int, columnTotals bool) *grid {
	g := &grid{rows: len(counts), columns: len(counts[0]) + 1, body: len(counts)}
	if columnTotals {
		g.rows++
	}
	size := g.rows * g.columns
	g.counts, g.hidden, g.small = make([]int, size), make([]bool, size), make([]bool, size)
	for r, line := range counts {
		for c := range g.columns - 1 {
			g.put(r, c, line[c])
			g.put(r, g.columns-1, line[c])
			if columnTotals {
				g.put(g.rows-1, c, line[c])
				g.put(g.rows-1, g.columns-1, line[c])
			}
		}
	}
	for i, n := range g.counts {
		g.small[i] = n > 0 && n < Threshold
		g.hidden[i] = g.small[i]
	}
	return g
}

func (g *grid) put(r, c, n int) { g.counts[r*g.columns+c] += n }

// cell returns what may be shown of one cell.
func (g *grid) cell(r, c int) Cell {
	i := r*g.columns + c
	if g.hidden[i] {
		return Cell{Suppressed: true}
	}
	return Cell{Count: g.counts[i]}
}

func (g *grid) row(r int) []Cell {
	out := make([]Cell, g.columns)
	for c := range out {
		out[c] = g.cell(r, c)
	}
	return out
}

// lines returns the cells of every row and, with column totals, every column; the
// total comes last.
func (g *grid) lines() [][]int {
	var out [][]int
	for r := range g.rows {
		line := make([]int, g.columns)
		for c := range line {
			line[c] = r*g.columns + c
		}
		out = append(out, line)
	}
	for c := 0; g.rows > g.body && c < g.columns; c++ {
		line := make([]int, g.rows)
		for r := range line {
			line[r] = r*g.columns + c
		}
		out = append(out, line)
	}
	return out
}

// protect hides more cells until no line gives a hidden one away. It ends, because
// every round hides a cell.
func (g *grid) protect() {
	lines := g.lines()
	for again := true; again; {
		again = false
		for _, line := range lines {
			if g.givesAway(line) && g.hideOne(line) {
				again = true
			}
		}
	}
}

// givesAway reports whether subtraction shows what is hidden: only one cell is
// hidden, or all hidden ones are small and the known sum leaves one way to fill
// them (all 1, or all 4).
func (g *grid) givesAway(line []int) bool {
	n, sum, allSmall := 0, 0, true
	for _, i := range line {
		if g.hidden[i] {
			n++
			sum += g.counts[i]
			allSmall = allSmall && g.small[i]
		}
	}
	if n == 0 {
		return false
	}
	totalHidden := g.hidden[line[len(line)-1]]
	return n == 1 || (allSmall && !totalHidden && (sum == n || sum == n*(Threshold-1)))
}

// hideOne hides the smallest count of the line that is not zero, the total only
// when nothing else is left. It reports false when there is nothing to hide.
func (g *grid) hideOne(line []int) bool {
	total := len(line) - 1
	best := -1
	for _, i := range line[:total] {
		if !g.hidden[i] && g.counts[i] > 0 && (best < 0 || g.counts[i] < g.counts[best]) {
			best = i
		}
	}
	if best < 0 && !g.hidden[line[total]] && g.counts[line[total]] > 0 {
		best = line[total]
	}
	if best < 0 {
		return false
	}
	g.hidden[best] = true
	return true
}
