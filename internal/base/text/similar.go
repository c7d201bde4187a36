package text

import (
	"slices"
	"strings"
)

// Distance returns the Damerau-Levenshtein distance of a and b in code points
// (insert, delete, replace, swap two neighbours), or limit+1 when it is larger
// than limit.
func Distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > limit || -d > limit {
		return limit + 1
	}
	prev2, prev, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(y); j++ {
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+differ(x[i-1], y[j-1]))
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
			best = min(best, row[j])
		}
		if best > limit+1 { // one more than the limit: a swap looks two rows back
			return limit + 1
		}
		prev2, prev, row = prev, row, prev2
	}
	return min(prev[len(y)], limit+1)
}

func differ(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}

// Similar returns how alike two names are, from 0 to 1. The order of the words
// does not count ("Peeters Jan"), marks neither, a typing mistake counts a little,
// and a beginning of a word counts nearly as the word ("Jan Pee"). A word without
// a partner pulls the answer down by its length. From 0.85 on, a person should
// look at the pair (ID3).
func Similar(a, b string) float64 {
	x, y := Tokens(a), Tokens(b)
	slices.Sort(x)
	slices.Sort(y)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	return max(alignment(x, y), glued(Tokens(a), Tokens(b)))
}

// pair is a possible match of one word with another.
type pair struct {
	x, y  int
	score float64
	size  int
}

// alignment pairs the words, best first, and weighs each pair by its length.
func alignment(x, y []string) float64 {
	var pairs []pair
	total := 0
	for i := range x {
		total += Runes(x[i])
		for j := range y {
			if s := wordScore(x[i], y[j]); s > 0 {
				pairs = append(pairs, pair{i, j, s, Runes(x[i]) + Runes(y[j])})
			}
		}
	}
	for j := range y {
		total += Runes(y[j])
	}
	slices.SortFunc(pairs, func(p, q pair) int { return byScore(p, q, x, y) })
	usedX, usedY := make([]bool, len(x)), make([]bool, len(y))
	sum := 0.0
	for _, p := range pairs {
		if !usedX[p.x] && !usedY[p.y] {
			usedX[p.x], usedY[p.y] = true, true
			sum += p.score * float64(p.size)
		}
	}
	return sum / float64(total)
}

// byScore puts the best and longest pair first; words decide the rest, so that
// the answer does not depend on which name comes first.
func byScore(p, q pair, x, y []string) int {
	switch {
	case p.score != q.score:
		if p.score > q.score {
			return -1
		}
		return 1
	case p.size != q.size:
		return q.size - p.size
	}
	low := func(r pair) string { return min(x[r.x], y[r.y]) + " " + max(x[r.x], y[r.y]) }
	return strings.Compare(low(p), low(q))
}

// wordScore compares two folded words: 1 for equal, nearly 1 for a beginning of
// at least two letters, and less for each typing mistake; 0 when more than a
// third of the letters differ.
func wordScore(a, b string) float64 {
	if a == b {
		return 1
	}
	if Runes(a) > Runes(b) {
		a, b = b, a
	}
	short, long := Runes(a), Runes(b)
	score := 0.0
	if short >= 2 && strings.HasPrefix(b, a) {
		score = 0.8 + 0.2*float64(short)/float64(long)
	} else if short == 1 && strings.HasPrefix(b, a) {
		score = 0.6 // an initial
	}
	if limit := long / 3; limit > 0 {
		if d := Distance(a, b, limit); d <= limit {
			score = max(score, 1-float64(d)/float64(long))
		}
	}
	return score
}

// glued compares the names as one word, for "Vandenbossche" and "Van den
// Bossche"; written otherwise, so never quite 1.
func glued(x, y []string) float64 {
	a, b := strings.Join(x, ""), strings.Join(y, "")
	long := max(Runes(a), Runes(b))
	limit := long / 4
	d := Distance(a, b, limit)
	if d > limit {
		return 0
	}
	return 0.98 * (1 - float64(d)/float64(long))
}
