package grant

import (
	"slices"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/money"
	"digibank/internal/base/text"
)

const (
	maxName    = 120
	maxUsers   = 1000000
	maxPeriod  = 366 * 10
	maxPhrases = 400
)

// Save is what may be asked about a fund, new or changed.
type Save struct {
	ClientID     string
	Name         string
	Kind         Kind
	Funder       string
	First, Last  civil.Date // of the period, both inside
	Amount       money.Cents
	ChosenTarget int
	Tiers        []Tier
	Mode         TierMode
	Below        BelowFirst
	KeepUntil    civil.Date
	Banner       string
}

// Validate says what is wrong, field by field.
func (s Save) Validate() error {
	var ck errs.Check
	ck.That(s.Name != "", "name", "required")
	ck.That(text.Runes(s.Name) <= maxName, "name", "too-long", "max", maxName)
	ck.That(slices.Contains(Kinds(), s.Kind), "kind", "choice")
	ck.That(text.Runes(s.Funder) <= maxName, "funder", "too-long", "max", maxName)
	ck.That(!s.First.IsZero(), "first", "date")
	ck.That(!s.Last.IsZero(), "last", "date")
	if !s.First.IsZero() && !s.Last.IsZero() {
		ck.That(!s.Last.Before(s.First), "last", "before-start")
		ck.That(s.Last.Sub(s.First) <= maxPeriod, "last", "period-too-long")
	}
	ck.That(s.Amount >= 0, "amount", "amount")
	ck.That(s.ChosenTarget >= 0 && s.ChosenTarget <= maxUsers, "chosen_target", "range", "min", 0, "max", maxUsers)
	checkTiers(&ck, s.Tiers)
	ck.That(slices.Contains(TierModes(), s.Mode), "tier_mode", "choice")
	ck.That(slices.Contains(BelowFirsts(), s.Below), "below_first", "choice")
	ck.That(text.Runes(s.Banner) <= maxPhrases, "banner", "too-long", "max", maxPhrases)
	return ck.Err()
}

func (s Save) apply(f *Fund) {
	f.Name, f.Kind, f.Funder = s.Name, s.Kind, s.Funder
	f.Days = civil.Days(s.First, s.Last)
	f.Amount, f.ChosenTarget, f.Tiers = s.Amount, s.ChosenTarget, s.Tiers
	f.Mode, f.Below, f.KeepUntil, f.Banner = s.Mode, s.Below, s.KeepUntil, s.Banner
}
