package helpdesk

import (
	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/text"
	"digibank/internal/platform/vocab"
)

// NewFollowUp asks for a follow-up.
type NewFollowUp struct {
	Kind    TaskKind // "" is call back
	Due     civil.Date
	OwnerID string // "" is the actor
	Note    string
}

// AddFollowUp asks for a follow-up after a contact, or by itself at a place.
type AddFollowUp struct {
	ClientID  string
	ContactID string // or
	PlaceID   string // with
	PersonID  string // or without somebody known
	NewFollowUp
}

// EndFollowUp finishes or cancels a follow-up.
type EndFollowUp struct {
	ID      string
	Version int64
	Cancel  bool
	Outcome TaskOutcome // of what was done; not when cancelled
}

// MoveFollowUp gives a follow-up another day or owner.
type MoveFollowUp struct {
	ID      string
	Version int64
	Due     civil.Date
	OwnerID string // "" stays as it is
}

// TryFollowUp notes a try.
type TryFollowUp struct {
	ID      string
	Version int64
	Channel vocab.Channel // "" when not said
	Result  AttemptResult
}

func (n *NewFollowUp) check(ck *errs.Check, at string) {
	if n.Kind == "" {
		n.Kind = TaskCallBack
	}
	ck.That(n.Kind.Valid(), at+"kind", "choose")
	ck.That(n.Due.Valid(), at+"due", "required")
	n.Note = text.CleanLines(n.Note)
	free(ck, at+"note", n.Note, maxNote)
}

// Validate cleans the texts and says what is wrong.
func (f *AddFollowUp) Validate() error {
	var ck errs.Check
	ck.That(f.ClientID != "" && len(f.ClientID) <= maxClientID && printable(f.ClientID), "client_id", "required")
	ck.That(f.ContactID != "" || f.PlaceID != "", "place", "required")
	f.check(&ck, "")
	return ck.Err()
}

// Validate says what is wrong.
func (e EndFollowUp) Validate() error {
	var ck errs.Check
	ck.That(e.Cancel || e.Outcome.Valid(), "outcome", "choose")
	return ck.Err()
}

// Validate says what is wrong.
func (m MoveFollowUp) Validate() error {
	var ck errs.Check
	ck.That(m.Due.Valid(), "due", "required")
	return ck.Err()
}

// Validate says what is wrong.
func (t TryFollowUp) Validate() error {
	var ck errs.Check
	ck.That(t.Result.Valid(), "result", "choose")
	ck.That(t.Channel == "" || t.Channel.Valid(), "channel", "choose")
	return ck.Err()
}
