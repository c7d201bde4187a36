package api

import (
	"digibank/internal/base/errs"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/vocab"
)

// newContact asks to log a contact.
type newContact struct {
	Place        string         `json:"place" format:"uuid"`
	At           instantText    `json:"at"`
	Minutes      int            `json:"minutes" minimum:"0" maximum:"1439"`
	Channel      channelCode    `json:"channel"`
	Questions    []questionBody `json:"questions" nullable:"false" minItems:"1" maxItems:"20"`
	Person       string         `json:"person,omitempty" format:"uuid" doc:"A registered person; without it and without a pseudonym the contact is anonymous"`
	Pseudonym    *pseudonymBody `json:"pseudonym,omitempty"`
	KnownBefore  knownCode      `json:"known_before,omitempty" doc:"Did an anonymous person come before?"`
	AgeBand      ageCode        `json:"age_band,omitempty"`
	Gender       genderCode     `json:"gender,omitempty"`
	Municipality string         `json:"municipality,omitempty" doc:"NIS5, of residence"`
	SocialStatus statusCode     `json:"social_status,omitempty"`
	Objective    objectiveCode  `json:"objective,omitempty" doc:"services when left out"`
	Language     languageCode   `json:"language,omitempty" doc:"Spoken in the contact"`
	Autonomy     autonomyCode   `json:"autonomy,omitempty"`
	Urgent       bool           `json:"urgent,omitempty"`
	UrgentReason string         `json:"urgent_reason,omitempty" maxLength:"200"`
	Helper       string         `json:"helper,omitempty" doc:"Account of who helped; you when left out"`
	Note         string         `json:"note,omitempty" maxLength:"2000" doc:"National numbers, account numbers, card numbers and passwords are refused"`
	ClientID     string         `json:"client_id" maxLength:"100" doc:"Your own id of the contact: a repeat gets the first answer"`
}

// questionBody is one question inside a contact.
type questionBody struct {
	Theme        themeCode      `json:"theme"`
	AdminTheme   adminCode      `json:"admin_theme,omitempty" doc:"With the theme admin_procedures"`
	Service      serviceCode    `json:"service,omitempty"`
	ServiceOther string         `json:"service_other,omitempty" maxLength:"60" doc:"With the service other"`
	Outcome      outcomeCode    `json:"outcome"`
	ReferredTo   referralCode   `json:"referred_to,omitempty"`
	ReferredName string         `json:"referred_name,omitempty" maxLength:"120"`
	Materials    []materialCode `json:"materials,omitempty"`
}

// pseudonymBody is what an unregistered person lets the desk note, to be counted
// once. Only a keyed hash is kept.
type pseudonymBody struct {
	Given     string `json:"given" doc:"First letters of the given name"`
	Family    string `json:"family" doc:"First letters of the family name"`
	BirthYear int    `json:"birth_year"`
	Postcode  string `json:"postcode"`
	Consent   bool   `json:"consent" doc:"Asked and given"`
}

// changedContact corrects a contact; what is absent or null stays.
type changedContact struct {
	Reason       string          `json:"reason,omitempty" maxLength:"200"`
	Place        *string         `json:"place,omitempty" format:"uuid"`
	At           *instantText    `json:"at,omitempty"`
	Minutes      *int            `json:"minutes,omitempty"`
	Channel      *channelCode    `json:"channel,omitempty"`
	Questions    *[]questionBody `json:"questions,omitempty"`
	Person       *string         `json:"person,omitempty" doc:"Empty text: nobody known"`
	Pseudonym    *pseudonymBody  `json:"pseudonym,omitempty"`
	KnownBefore  *knownCode      `json:"known_before,omitempty"`
	AgeBand      *ageCode        `json:"age_band,omitempty"`
	Gender       *genderCode     `json:"gender,omitempty"`
	Municipality *string         `json:"municipality,omitempty"`
	SocialStatus *statusCode     `json:"social_status,omitempty"`
	Objective    *objectiveCode  `json:"objective,omitempty"`
	Language     *languageCode   `json:"language,omitempty"`
	Autonomy     *autonomyCode   `json:"autonomy,omitempty"`
	Urgent       *bool           `json:"urgent,omitempty"`
	UrgentReason *string         `json:"urgent_reason,omitempty"`
	Helper       *string         `json:"helper,omitempty"`
	Note         *string         `json:"note,omitempty"`
}

// withdrawal takes a contact out of every figure.
type withdrawal struct {
	Reason string `json:"reason,omitempty" maxLength:"200" doc:"Not needed for your own contact in its first ten minutes"`
}

func (b *newContact) details() (helpdesk.Details, error) {
	var ck errs.Check
	d := helpdesk.Details{
		PlaceID: b.Place, At: b.At.instant(&ck, "at"), Minutes: b.Minutes, Channel: vocab.Channel(b.Channel), HelperID: b.Helper,
		Questions: questions(b.Questions), Objective: vocab.Objective(b.Objective), Language: vocab.Language(b.Language),
		Autonomy: vocab.Autonomy(b.Autonomy), Urgent: b.Urgent, UrgentReason: b.UrgentReason, Note: b.Note,
		Who: helpdesk.Who{
			PersonID: b.Person, Pseudonym: b.Pseudonym.pseudonym(), KnownBefore: vocab.KnownBefore(b.KnownBefore), AgeBand: vocab.AgeBand(b.AgeBand),
			Gender: vocab.Gender(b.Gender), NIS: b.Municipality, Status: vocab.SocialStatus(b.SocialStatus),
		},
	}
	ck.That(b.At != "", "at", "required")
	return d, ck.Err()
}

func (p *pseudonymBody) pseudonym() *helpdesk.Pseudonym {
	if p == nil {
		return nil
	}
	return &helpdesk.Pseudonym{Given: p.Given, Family: p.Family, BirthYear: p.BirthYear, Postcode: p.Postcode, Consent: p.Consent}
}

func questions(list []questionBody) []helpdesk.Question {
	out := make([]helpdesk.Question, 0, len(list))
	for _, q := range list {
		out = append(out, helpdesk.Question{
			Theme: vocab.Theme(q.Theme), AdminTheme: vocab.AdminTheme(q.AdminTheme), Service: vocab.ServiceCode(q.Service), ServiceOther: q.ServiceOther,
			Outcome: vocab.Outcome(q.Outcome), ReferredTo: vocab.Referral(q.ReferredTo), ReferredName: q.ReferredName, Materials: convert[vocab.Material](q.Materials),
		})
	}
	return out
}

// change is what a correction changes, but for who was helped.
func (b *changedContact) change() (helpdesk.Change, error) {
	var ck errs.Check
	ch := helpdesk.Change{
		PlaceID: b.Place, Minutes: b.Minutes, HelperID: b.Helper, Urgent: b.Urgent, UrgentReason: b.UrgentReason, Note: b.Note,
		Channel: as[vocab.Channel](b.Channel), Objective: as[vocab.Objective](b.Objective), Language: as[vocab.Language](b.Language), Autonomy: as[vocab.Autonomy](b.Autonomy),
	}
	if b.At != nil {
		at := b.At.instant(&ck, "at")
		ch.At = &at
	}
	if b.Questions != nil {
		list := questions(*b.Questions)
		ch.Questions = &list
	}
	return ch, ck.Err()
}

// touchesWho says whether a correction is about who was helped.
func (b *changedContact) touchesWho() bool {
	return b.Person != nil || b.Pseudonym != nil || b.KnownBefore != nil || b.AgeBand != nil || b.Gender != nil || b.Municipality != nil || b.SocialStatus != nil
}

// overWho writes what changes over what is known.
func (b *changedContact) overWho(w *helpdesk.Who) {
	if b.Person != nil {
		w.PersonID = *b.Person
	}
	if b.Pseudonym != nil {
		w.PersonID, w.Pseudonym = "", b.Pseudonym.pseudonym()
	}
	over(&w.KnownBefore, b.KnownBefore)
	over(&w.AgeBand, b.AgeBand)
	over(&w.Gender, b.Gender)
	over(&w.NIS, b.Municipality)
	over(&w.Status, b.SocialStatus)
}

func over[T, F ~string](target *T, change *F) {
	if change != nil {
		*target = T(*change)
	}
}
