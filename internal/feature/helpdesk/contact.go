package helpdesk

import (
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/reach"
	"digibank/internal/platform/vocab"
)

// Undo is how long who logged a contact may take it back or change it without
// saying why.
const Undo = 10 * time.Minute

// State says whether a contact counts.
type State string

// The states.
const (
	Kept      State = "kept"
	Withdrawn State = "withdrawn"
)

// WhoKind says how well it is known who was helped.
type WhoKind string

// The kinds.
const (
	ByPerson    WhoKind = "person"
	ByPseudonym WhoKind = "pseudonym"
	Anonymous   WhoKind = "anonymous"
)

// WhoKinds lists them.
func WhoKinds() []WhoKind { return []WhoKind{ByPerson, ByPseudonym, Anonymous} }

// Valid says whether it is one of WhoKinds.
func (k WhoKind) Valid() bool { return k == ByPerson || k == ByPseudonym || k == Anonymous }

// Facts is who was helped, as frozen at the moment of the service (D38).
type Facts struct {
	Kind        WhoKind
	PersonID    string            // of a known person
	KnownBefore vocab.KnownBefore // asked of an anonymous person, "" for the others
	AgeBand     vocab.AgeBand
	Gender      vocab.Gender
	NIS         string // municipality of residence, NIS5, "" when not said
	BirthYear   int    // 0 when not said
	Status      vocab.SocialStatus
}

// Contact is one version of a contact.
type Contact struct {
	ID        string
	Version   int64 // 1, 2, 3 …
	Current   bool
	State     State
	At        time.Time
	Minutes   int // 0..1439
	Channel   vocab.Channel
	PlaceID   string
	PlaceNIS  string // municipality of the place, at the time
	PartnerID string // who ran the place, at the time
	HelperID  string
	Facts
	Questions    []Question
	Objective    vocab.Objective
	Language     vocab.Language // "" when not said
	Autonomy     vocab.Autonomy // "" when not said
	Urgent       bool
	UrgentReason string
	Note         string // opened only for who may read it
	HasNote      bool
	LedgerID     string // row of the ledger that this version wrote
	LoggedAt     time.Time
	LoggedBy     string
	WrittenAt    time.Time // of this version
	WrittenBy    string
	Reason       string // why this version replaced the one before
}

// Spot is where rights on the contact are checked.
func (c Contact) Spot() actor.Spot {
	return actor.Spot{Place: c.PlaceID, Municipality: c.PlaceNIS, Partner: c.PartnerID}
}

// Day is the civil day of the contact, in Brussels.
func (c Contact) Day() civil.Date { return civil.DateOf(c.At, civil.Brussels()) }

// Own says whether the account logged the contact or helped in it.
func (c Contact) Own(accountID string) bool {
	return c.LoggedBy == accountID || c.HelperID == accountID
}

// Free says whether the account may change the contact at now without a reason.
func (c Contact) Free(accountID string, now time.Time) bool {
	return c.LoggedBy == accountID && now.Sub(c.LoggedAt) <= Undo
}

// entry is what the ledger hears of the contact.
func (c Contact) entry(p *reach.Pseudonym) reach.Entry {
	themes := make([]string, 0, len(c.Questions))
	for _, q := range c.Questions {
		themes = append(themes, string(q.Theme))
	}
	return reach.Entry{
		Kind:     reach.Contact,
		Evidence: reach.Evidence{Kind: "contact", ID: c.ID, Version: c.Version},
		At:       c.At, PlaceID: c.PlaceID, PartnerID: c.PartnerID, HelperID: c.HelperID,
		Channel: string(c.Channel), Objective: string(c.Objective), Themes: themes, Minutes: c.Minutes,
		Who: reach.Who{
			PersonID: c.PersonID, Pseudonym: p, KnownBefore: string(c.KnownBefore),
			AgeBand: string(c.AgeBand), Gender: string(c.Gender), NIS: c.NIS, BirthYear: c.BirthYear,
		},
	}
}

// Key is the key of the label.
func (k WhoKind) Key() string { return "helpdesk.who." + string(k) }
