package money

import "math/big"

// Allocate divides the amount over weights so that the parts add up to it exactly.
// Each part is its share rounded down; the cents left over go to the largest
// remainders, the first of equals first. Weights below zero count as zero; when
// all are zero, the first part gets everything. No weights give no parts.
func (c Cents) Allocate(weights []int64) []Cents {
	parts := make([]Cents, len(weights))
	if len(weights) == 0 {
		return parts
	}
	if c < 0 {
		for i, p := range (-c).Allocate(weights) {
			parts[i] = -p
		}
		return parts
	}
	total := new(big.Int)
	for _, w := range weights {
		total.Add(total, big.NewInt(max(0, w)))
	}
	if total.Sign() == 0 {
		parts[0] = c
		return parts
	}
	rests := make([]*big.Int, len(weights))
	left := c
	for i, w := range weights {
		share := new(big.Int).Mul(big.NewInt(int64(c)), big.NewInt(max(0, w)))
		rests[i] = new(big.Int)
		share.DivMod(share, total, rests[i])
		parts[i] = Cents(share.Int64())
		left -= parts[i]
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rests {
			if rests[i].Cmp(rests[best]) > 0 {
				best = i
			}
		}
		parts[best]++
		rests[best].SetInt64(-1)
	}
	return parts
}

// Rate is an amount per unit in hundredths of a cent (1/10,000 euro), for
// kilometre rates such as 0.4297 euro.
type Rate int64

// ParseRate reads "0.3707" or "0,3707": at most four decimals, no sign.
func ParseRate(s string) (Rate, error) {
	whole, part, negative, ok := split(s)
	if !ok || negative || len(part) > 4 {
		return 0, ErrAmount
	}
	n, ok := joined(whole, part, 4)
	if !ok {
		return 0, ErrAmount
	}
	return Rate(n), nil
}

// Times returns the amount for quantity/unit units, rounded to the nearest cent,
// half a cent away from zero: 12,345 metres at a rate per kilometre is
// Times(12345, 1000). A unit below 1 counts as 1.
func (r Rate) Times(quantity, unit int64) Cents {
	scale := big.NewInt(100)
	scale.Mul(scale, big.NewInt(max(1, unit)))
	n := new(big.Int).Mul(big.NewInt(int64(r)), big.NewInt(quantity))
	negative := n.Sign() < 0
	n.Abs(n).Lsh(n, 1).Add(n, scale)
	n.Div(n, scale.Lsh(scale, 1))
	if negative {
		n.Neg(n)
	}
	return Cents(n.Int64())
}
