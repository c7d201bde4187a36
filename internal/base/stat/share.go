package stat

// Percent returns whole percentages of the counts that add up to 100.
func Percent(counts []int) []int { return Shares(counts, 100) }

// Shares divides whole over the counts by largest remainder, so that the parts add
// up to it: 1000 gives tenths of a percent. Of equal remainders the first gets
// more. Counts below zero count as zero; when all are zero every part is zero.
func Shares(counts []int, whole int) []int {
	parts, rests := make([]int, len(counts)), make([]int, len(counts))
	total := 0
	for _, n := range counts {
		total += max(0, n)
	}
	if total == 0 {
		return parts
	}
	left := whole
	for i, n := range counts {
		n = max(0, n)
		parts[i], rests[i] = n*whole/total, n*whole%total
		left -= parts[i]
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rests {
			if rests[i] > rests[best] {
				best = i
			}
		}
		parts[best]++
		rests[best] = -1
	}
	return parts
}
