package grant

import (
	"slices"

	"digibank/internal/base/errs"
	"digibank/internal/base/money"
)

// Tier adds an amount to a fund from a number of users on.
type Tier struct {
	From int         // first user inside
	To   int         // last user inside; 0 for without end
	Adds money.Cents // what the whole tier adds
}

// size is the number of users inside a closed tier that is not the first.
func (t Tier) size() int { return t.To - t.From + 1 }

// Earned gives what a number of users is worth under the tiers of the fund. The
// chosen target caps the users, the amount of the fund the money. A tier without
// end is a fixed step in every mode (domain/programme.md §4).
func (f Fund) Earned(users int) money.Cents {
	if f.ChosenTarget > 0 {
		users = min(users, f.ChosenTarget)
	}
	var sum money.Cents
	for i, t := range f.Tiers {
		if i == 0 {
			sum += f.first(t, users)
		} else {
			sum += f.further(t, users)
		}
	}
	if f.Amount > 0 {
		sum = min(sum, f.Amount)
	}
	return sum
}

// first is what the base tier pays.
func (f Fund) first(t Tier, users int) money.Cents {
	switch {
	case t.To == 0 || users >= t.To || f.Below == BelowFull:
		return t.Adds
	case f.Below == BelowProRata:
		return t.Adds * money.Cents(users) / money.Cents(t.To)
	}
	return 0
}

// further is what a tier above the first pays.
func (f Fund) further(t Tier, users int) money.Cents {
	switch {
	case users < t.From:
		return 0
	case t.To == 0 || users >= t.To || f.Mode == OnEntry:
		return t.Adds
	case f.Mode == ProRata:
		return t.Adds * money.Cents(users-t.From+1) / money.Cents(t.size())
	}
	return 0
}

// Next gives the number of users at which the money grows next; false when it
// cannot grow any more.
func (f Fund) Next(users int) (int, bool) {
	now := f.Earned(users)
	for _, t := range f.Tiers {
		for _, at := range []int{t.From, t.To} {
			if at > users && f.Earned(at) > now {
				return at, true
			}
		}
	}
	return 0, false
}

// ReachedTier gives the index of the highest tier that holds this many users, -1
// for none.
func (f Fund) ReachedTier(users int) int {
	at := -1
	for i, t := range f.Tiers {
		if users >= max(t.From, 1) {
			at = i
		}
	}
	return at
}

// checkTiers notes what is wrong with a list of tiers: they follow each other
// without a gap, and only the last may be without end.
func checkTiers(ck *errs.Check, tiers []Tier) {
	ck.That(len(tiers) > 0 && len(tiers) <= 12, "tiers", "tiers-missing")
	for i, t := range tiers {
		open := t.To == 0
		ck.That(t.Adds >= 0, "tiers", "amount")
		ck.That(!open || i == len(tiers)-1, "tiers", "tiers-open")
		ck.That(open || t.To >= t.From, "tiers", "tiers-order")
		if i > 0 {
			ck.That(t.From == tiers[i-1].To+1, "tiers", "tiers-gap")
		} else {
			ck.That(t.From == 0 || t.From == 1, "tiers", "tiers-start")
		}
	}
}

// Extension2025 gives the tiers of the call of 2025-26 (domain/programme.md §4).
func Extension2025() []Tier {
	return slices.Clone([]Tier{
		{From: 0, To: 1000, Adds: 35000000},
		{From: 1001, To: 1500, Adds: 10000000},
		{From: 1501, To: 1750, Adds: 3000000},
		{From: 1751, To: 0, Adds: 2000000},
	})
}
