package grant

import (
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/money"
)

// Kind is the funder's scheme, which decides the rules beside the tiers.
type Kind string

// The kinds (domain/programme.md §6).
const (
	DigibankRRF      Kind = "digibank_rrf"
	EInclusionBE     Kind = "e_inclusion_be"
	IedereenDigitaal Kind = "iedereen_digitaal"
	Municipal        Kind = "municipal"
	ESFPlus          Kind = "esf_plus"
	OtherKind        Kind = "other"
)

// Kinds lists them.
func Kinds() []Kind {
	return []Kind{DigibankRRF, EInclusionBE, IedereenDigitaal, Municipal, ESFPlus, OtherKind}
}

// TierMode says when a tier pays; the call does not tell, so it is data.
type TierMode string

// The modes.
const (
	OnEntry TierMode = "on_entry" // in full, at its first user
	OnFull  TierMode = "on_full"  // in full, at its last user
	ProRata TierMode = "pro_rata" // per user inside the tier
)

// TierModes lists them.
func TierModes() []TierMode { return []TierMode{OnEntry, OnFull, ProRata} }

// BelowFirst says what is paid while the first tier is not full.
type BelowFirst string

// The ways.
const (
	BelowFull    BelowFirst = "full"     // the first tier in full
	BelowProRata BelowFirst = "pro_rata" // per user
	BelowNone    BelowFirst = "none"     // nothing
)

// BelowFirsts lists them.
func BelowFirsts() []BelowFirst { return []BelowFirst{BelowFull, BelowProRata, BelowNone} }

// Fund is one awarded sum.
type Fund struct {
	ID           string
	TenantID     string
	Name         string
	Kind         Kind
	Funder       string
	Days         civil.Interval // half-open: To is the day after the last
	Amount       money.Cents    // the most it can pay
	ChosenTarget int            // users; 0 for none, which caps nothing
	Tiers        []Tier         // ascending
	Mode         TierMode
	Below        BelowFirst
	KeepUntil    civil.Date // evidence is kept until then
	Banner       string     // funding phrase on prints and public pages
	CountingID   string
	Version      int64
	UpdatedAt    time.Time
}

// LastDay is the last day of the period.
func (f Fund) LastDay() civil.Date { return f.Days.To.AddDays(-1) }

// Target is the number of users to compare with: the chosen one, or else the end
// of the first tier.
func (f Fund) Target() int {
	if f.ChosenTarget > 0 || len(f.Tiers) == 0 {
		return f.ChosenTarget
	}
	return f.Tiers[0].To
}
