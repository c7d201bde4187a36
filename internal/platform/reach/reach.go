package reach

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
)

// Kind says what sort of service it was.
type Kind string

// The kinds that a counting rule can name (domain/reporting.md §2).
const (
	Contact          Kind = "contact"
	Loan             Kind = "loan"
	Attendance       Kind = "attendance"
	HomeVisit        Kind = "home_visit"
	Scan             Kind = "scan"
	Voucher          Kind = "voucher"
	DeviceGift       Kind = "device_gift"
	InfoSession      Kind = "info_session"
	ReferralAccepted Kind = "referral_accepted"
)

// Kinds lists them.
func Kinds() []Kind {
	return []Kind{Contact, Loan, Attendance, HomeVisit, Scan, Voucher, DeviceGift, InfoSession, ReferralAccepted}
}

// Evidence points to the row that proves the service.
type Evidence struct {
	Kind    string
	ID      string
	Version int64
}

// Pseudonym is what an unregistered person lets the desk note once, to be
// counted once: only a keyed hash of it is kept.
type Pseudonym struct {
	Given, Family string // first letters are used, see Period.Letters
	BirthYear     int
	Postcode      string
}

// Who tells for whom a service was, with the facts frozen at that moment.
type Who struct {
	PersonID    string     // a registered person, or
	Pseudonym   *Pseudonym // a pseudonym, or neither: anonymous
	KnownBefore string     // yes, no, unknown: asked of an anonymous person
	AgeBand     string
	Gender      string
	NIS         string // municipality of residence, NIS5
	BirthYear   int    // 0 when unknown
}

// Entry is what a feature asks the ledger to note.
type Entry struct {
	Kind      Kind
	Evidence  Evidence
	At        time.Time
	PlaceID   string
	PartnerID string
	HelperID  string
	Channel   string
	Objective string
	Themes    []string // one per question; a theme may occur twice
	Minutes   int
	Who       Who
}

// Service is one row of the ledger.
type Service struct {
	ID       string
	TenantID string
	Entry
	Day        civil.Date // of At, in Brussels
	Replaces   string     // the row that this one corrects
	Hash       string
	ReplacedBy string // the row that corrects this one, or "void"
}

const void = "void"

// Live says whether the row still counts.
func (s Service) Live() bool { return s.ReplacedBy == "" }

// keepsWho says whether a correction leaves a pseudonym as it was: whoever
// corrects cannot say the pseudonym again, because only its hash was kept. It
// names neither a person nor a pseudonym, nor what an anonymous person is asked.
func (s Service) keepsWho() bool {
	return s.Replaces != "" && s.Who.PersonID == "" && s.Who.Pseudonym == nil && s.Who.KnownBefore == ""
}

// Sum computes the hash of what never changes in the row.
func (s Service) Sum() string {
	raw, _ := json.Marshal([]any{ // plain texts and numbers always marshal
		s.ID, s.TenantID, s.Kind, s.Evidence.Kind, s.Evidence.ID, s.Evidence.Version, clock.Stamp(s.At), s.Day.String(),
		s.PlaceID, s.PartnerID, s.HelperID, s.Channel, s.Objective, strings.Join(s.Themes, ","), s.Minutes,
		s.Who.PersonID, s.Who.KnownBefore, s.Who.AgeBand, s.Who.Gender, s.Who.NIS, s.Who.BirthYear, s.Replaces,
	})
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}
