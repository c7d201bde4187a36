package helpdesk

import (
	"time"

	"digibank/internal/base/errs"
	"digibank/internal/platform/vocab"
)

// Limits of what may be typed.
const (
	MaxMinutes   = 23*60 + 59 // 23 h 59
	MaxQuestions = 20
	maxOther     = 60   // letters
	maxName      = 120  // letters
	maxNote      = 2000 // letters
	maxReason    = 200  // letters
	maxClientID  = 100  // letters
)

// Who says for whom a contact was: the id of a person, a pseudonym, or neither.
type Who struct {
	PersonID    string
	Pseudonym   *Pseudonym
	KnownBefore vocab.KnownBefore // of an anonymous person; "" is unknown
	AgeBand     vocab.AgeBand     // of an anonymous person; "" is unknown
	Gender      vocab.Gender      // "" is unknown
	NIS         string            // municipality of residence; "" is unknown
	Status      vocab.SocialStatus
}

// Pseudonym is what an unregistered person lets the desk note, to be counted
// once. The contact keeps none of the letters.
type Pseudonym struct {
	Given, Family string // first letters, or whole names: only the first letters count
	BirthYear     int
	Postcode      string
	Consent       bool // asked and given
}

// Details is what a helper notes.
type Details struct {
	PlaceID      string
	At           time.Time
	Minutes      int // 0..1439
	Channel      vocab.Channel
	HelperID     string // "" is the actor
	Who          Who
	Questions    []Question      // 1..20
	Objective    vocab.Objective // "" is services
	Language     vocab.Language
	Autonomy     vocab.Autonomy
	Urgent       bool
	UrgentReason string
	Note         string
}

// Log asks to note a contact. A second request with the client id of the first
// gets the answer of the first.
type Log struct {
	ClientID string
	Details
	FollowUp *NewFollowUp // made in the same transaction
}

// Change is what a correction changes; nil stays as it is.
type Change struct {
	PlaceID      *string
	At           *time.Time
	Minutes      *int
	Channel      *vocab.Channel
	HelperID     *string
	Who          *Who
	Questions    *[]Question
	Objective    *vocab.Objective
	Language     *vocab.Language
	Autonomy     *vocab.Autonomy
	Urgent       *bool
	UrgentReason *string
	Note         *string
}

// Correct asks for a new version of a contact.
type Correct struct {
	ID      string
	Version int64  // the version that was seen
	Reason  string // needed unless the contact is one's own and ten minutes young
	Change
}

// Withdraw asks to take a contact out of every count.
type Withdraw struct {
	ID      string
	Version int64 // 0: whichever is current
	Reason  string
}

// Result is the answer to Log, Correct and Withdraw.
type Result struct {
	ID        string
	LedgerIDs []string // row of the ledger that counts it; none after a withdrawal
	Version   int64
	Repeated  bool // the request was answered before
}

func result(c Contact) Result {
	r := Result{ID: c.ID, Version: c.Version}
	if c.State == Kept {
		r.LedgerIDs = []string{c.LedgerID}
	}
	return r
}

// Validate cleans the texts and says what is wrong.
func (l *Log) Validate(known func(nis string) bool) error {
	var ck errs.Check
	ck.That(l.ClientID != "" && len(l.ClientID) <= maxClientID && printable(l.ClientID), "client_id", "required")
	l.Details.check(&ck, known)
	if l.FollowUp != nil {
		l.FollowUp.check(&ck, "follow_up.")
	}
	return ck.Err()
}

// on gives the details of a contact with the change made.
func (ch Change) on(d Details) Details {
	set(&d.PlaceID, ch.PlaceID)
	set(&d.At, ch.At)
	set(&d.Minutes, ch.Minutes)
	set(&d.Channel, ch.Channel)
	set(&d.HelperID, ch.HelperID)
	set(&d.Who, ch.Who)
	set(&d.Questions, ch.Questions)
	set(&d.Objective, ch.Objective)
	set(&d.Language, ch.Language)
	set(&d.Autonomy, ch.Autonomy)
	set(&d.Urgent, ch.Urgent)
	set(&d.UrgentReason, ch.UrgentReason)
	set(&d.Note, ch.Note)
	return d
}

func set[T any](target, change *T) {
	if change != nil {
		*target = *change
	}
}
