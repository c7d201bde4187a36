package chart

import "math"

// Scale divides the axis from zero into equal steps that are easy to read.
type Scale struct {
	// Step is the distance between two ticks: 1, 2 or 5 times a power of ten.
	Step int64
	// Max is the end of the axis, a whole number of steps, at least 1.
	Max int64
}

// NewScale returns the scale for figures up to most with at most so many steps.
func NewScale(most int64, steps int) Scale {
	most, steps = min(max(most, 1), math.MaxInt64/20), max(steps, 1)
	step := int64(1)
	for factor := 0; (most+step-1)/step > int64(steps); factor++ {
		if factor%3 == 1 { // 1, 2, 5, 10, 20, 50 …
			step = step / 2 * 5
		} else {
			step *= 2
		}
	}
	return Scale{Step: step, Max: (most + step - 1) / step * step}
}

// Ticks returns the figures along the axis, zero first.
func (s Scale) Ticks() []int64 {
	var out []int64
	for n := int64(0); n <= s.Max; n += s.Step {
		out = append(out, n)
	}
	return out
}

// along returns where n stands on a length of so many units, 0 to length.
func (s Scale) along(n int64, length int) int {
	n = min(max(n, 0), s.Max)
	return int(math.Round(float64(n) / float64(s.Max) * float64(length)))
}
