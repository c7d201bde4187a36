package person

import (
	"slices"

	"digibank/internal/base/errs"
	"digibank/internal/base/id"
	"digibank/internal/base/text"
	"digibank/internal/platform/vocab"
)

// Limits of what may be typed, in letters.
const (
	maxName     = 80
	maxSearched = 200
	maxNote     = 4000
)

// firstBirthYear is the earliest birth year (help desk, 4.11).
const firstBirthYear = 1900

// Create asks for a new file. Searched is what was looked for before (ID2); only
// a keyed hash of it is kept. ClientID makes a repeat harmless.
type Create struct {
	ClientID string
	Identity
	Phone    string // optional, as typed
	Email    string
	Address  string
	Tags     []vocab.TargetGroup
	Searched string
}

// Update changes the facts of a file; nil fields stay.
type Update struct {
	ID         string
	Version    int64
	GivenName  *string
	FamilyName *string
	BirthYear  *int
	Gender     *vocab.Gender
	Postcode   *string
	NIS        *string
	Language   *vocab.Language
	Channel    *Channel
	Status     *vocab.SocialStatus
}

// AddContact asks for one more way to reach somebody.
type AddContact struct {
	PersonID string
	Kind     ContactKind
	Value    string // as typed
}

// AddNote asks for a note in somebody's file.
type AddNote struct {
	PersonID string
	Class    NoteClass
	Body     string
}

// validate cleans what was typed and says what is wrong. The municipality follows
// from the postcode.
func (c *Create) validate(s *Service) error {
	var ck errs.Check
	if c.ClientID == "" {
		c.ClientID = s.kit.IDs.New()
	}
	ck.That(id.Valid(c.ClientID), "client_id", "client-id")
	s.checkIdentity(&ck, &c.Identity)
	c.checkContacts(&ck)
	c.Searched = text.Clean(c.Searched)
	ck.That(c.Searched != "", "searched", "person-searched") // ID2
	ck.That(text.Runes(c.Searched) <= maxSearched, "searched", "too-long", "max", maxSearched)
	merge(&ck, guard("searched", c.Searched))
	ck.That(allTags(c.Tags), "tags", "choose")
	return ck.Err()
}

func (c *Create) checkContacts(ck *errs.Check) {
	for _, p := range []struct {
		kind  ContactKind
		value *string
	}{{ContactPhone, &c.Phone}, {ContactEmail, &c.Email}, {ContactAddress, &c.Address}} {
		if *p.value == "" {
			continue
		}
		v, err := p.kind.normal(string(p.kind), *p.value)
		merge(ck, err)
		*p.value = v
	}
}

// merge takes over the notes of an Invalid error.
func merge(ck *errs.Check, err error) {
	for _, f := range errs.FieldsOf(err) {
		ck.Add(f.Field, f.Code, f.Args...)
	}
}

// checkTags refuses a tag that is not on the list.
func checkTags(tags []vocab.TargetGroup) error {
	if !allTags(tags) {
		return errs.OneField("tags", "choose")
	}
	return nil
}

func allTags(tags []vocab.TargetGroup) bool {
	return !slices.ContainsFunc(tags, func(t vocab.TargetGroup) bool { return !t.Valid() })
}

// checkIdentity cleans the facts and notes what is wrong with them.
func (s *Service) checkIdentity(ck *errs.Check, i *Identity) {
	i.GivenName, i.FamilyName, i.Postcode = text.Clean(i.GivenName), text.Clean(i.FamilyName), text.Clean(i.Postcode)
	ck.That(text.Fold(i.Name()) != "", "given_name", "person-name")
	checkName(ck, "given_name", i.GivenName)
	checkName(ck, "family_name", i.FamilyName)
	if !ck.Has("given_name") && !ck.Has("family_name") {
		merge(ck, guard("family_name", i.Name())) // a number cut over both fields
	}
	ck.That(i.BirthYear == 0 || i.BirthYear >= firstBirthYear && i.BirthYear <= s.kit.Clock.Now().Year(), "birth_year", "person-birth-year")
	if i.Gender == "" {
		i.Gender = vocab.GenderUnknown
	}
	if i.Status == "" {
		i.Status = vocab.StatusUnknown
	}
	ck.That(i.Gender.Valid(), "gender", "choose")
	ck.That(i.Status.Valid(), "social_status", "choose")
	ck.That(i.Language == "" || i.Language.Valid(), "language", "choose")
	ck.That(i.Channel.Valid(), "preferred_channel", "choose")
	ck.That(i.Postcode == "" || text.IsPostcode(i.Postcode), "postcode", "postcode")
	s.locate(ck, i)
}

// locate sets the municipality from the postcode where it is in Flanders, and
// otherwise checks the one that was given.
func (s *Service) locate(ck *errs.Check, i *Identity) {
	if m, ok := s.atlas.ByPostcode(i.Postcode); ok {
		i.NIS = m.NIS
		return
	}
	if i.NIS == "" {
		return
	}
	_, known := s.atlas.Municipality(i.NIS)
	ck.That(known, "municipality", "municipality")
}

func checkName(ck *errs.Check, field, name string) {
	ck.That(text.Runes(name) <= maxName, field, "too-long", "max", maxName)
	if !ck.Has(field) {
		merge(ck, guard(field, name))
	}
}

// check says what is wrong with the facts of a file.
func (s *Service) check(i *Identity) error {
	var ck errs.Check
	s.checkIdentity(&ck, i)
	return ck.Err()
}

// apply makes the changes that were asked for. A new postcode forgets the
// municipality, which then follows from it.
func (i *Identity) apply(u Update) {
	set(&i.GivenName, u.GivenName)
	set(&i.FamilyName, u.FamilyName)
	set(&i.BirthYear, u.BirthYear)
	set(&i.Gender, u.Gender)
	if u.Postcode != nil && *u.Postcode != i.Postcode {
		i.NIS = ""
	}
	set(&i.Postcode, u.Postcode)
	set(&i.NIS, u.NIS)
	set(&i.Language, u.Language)
	set(&i.Channel, u.Channel)
	set(&i.Status, u.Status)
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}
