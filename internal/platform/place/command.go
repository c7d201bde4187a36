package place

import (
	"regexp"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/id"
	"digibank/internal/base/text"
	"digibank/internal/platform/vocab"
)

// Limits of what may be typed, in letters.
const (
	maxName        = 120
	maxDescription = 2000
	maxNote        = 500
	maxOffers      = 80
	maxComputers   = 100
)

// Create asks for a new place. ClientID makes a repeat harmless.
type Create struct {
	ClientID string
	Identity
	Address
	Equipment
	Contact
}

// Update changes the parts that are not nil.
type Update struct {
	ID        string
	Version   int64
	Identity  *Identity
	Address   *Address
	Equipment *Equipment
	Contact   *Contact
}

// Close says from which day on a place is no more; no day opens it again.
type Close struct {
	ID      string
	Version int64
	From    civil.Date
	Reason  string // for the audit trail
}

// SetOffers replaces what a place helps with.
type SetOffers struct {
	ID      string
	Version int64
	Offers  []Offer
}

// SetComputers replaces the list of public computers.
type SetComputers struct {
	ID        string
	Version   int64
	Computers []Computer
}

var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Validate cleans the texts and says what is wrong.
func (c *Create) Validate(known func(nis string) bool) error {
	var ck errs.Check
	ck.That(id.Valid(c.ClientID), "client_id", "client-id")
	c.Identity.check(&ck)
	c.Address.check(&ck, known)
	c.Equipment.check(&ck)
	c.Contact.check(&ck)
	return ck.Err()
}

// Validate cleans the texts and says what is wrong.
func (u *Update) Validate(known func(nis string) bool) error {
	var ck errs.Check
	if u.Identity != nil {
		u.Identity.check(&ck)
	}
	if u.Address != nil {
		u.Address.check(&ck, known)
	}
	if u.Equipment != nil {
		u.Equipment.check(&ck)
	}
	if u.Contact != nil {
		u.Contact.check(&ck)
	}
	return ck.Err()
}

func (i *Identity) check(ck *errs.Check) {
	i.Name = text.Clean(i.Name)
	if i.Slug == "" {
		i.Slug = text.Slug(i.Name)
	}
	ck.That(i.Name != "", "name", "required")
	maxText(ck, "name", i.Name, maxName)
	ck.That(i.Name == "" || slugForm.MatchString(i.Slug) && len(i.Slug) <= 60, "slug", "slug")
	ck.That(i.Kind.Valid(), "kind", "choose")
	i.Roles = NewSet(i.Roles...)
	ck.That(len(i.Roles) > 0, "roles", "choose")
	ck.That(allIn(i.Roles, codes(vocab.PlaceRoles())), "roles", "choose")
	ck.That(i.HostKind == "" || i.HostKind.Valid(), "host_kind", "choose")
	for field, s := range map[string]*string{"description_nl": &i.DescriptionNL, "description_fr": &i.DescriptionFR, "description_en": &i.DescriptionEN} {
		*s = text.CleanLines(*s)
		freeText(ck, field, *s, maxDescription)
	}
}

func (a *Address) check(ck *errs.Check, known func(nis string) bool) {
	a.Street, a.Locality, a.Postcode = text.Clean(a.Street), text.Clean(a.Locality), text.Clean(a.Postcode)
	maxText(ck, "street", a.Street, maxName)
	maxText(ck, "locality", a.Locality, maxName)
	ck.That(a.Postcode == "" || text.IsPostcode(a.Postcode), "postcode", "postcode")
	ck.That(known(a.NIS), "nis", "municipality")
	inside := a.Lat > 49 && a.Lat < 52 && a.Lon > 2 && a.Lon < 7
	ck.That(!a.HasPoint() || inside, "point", "place-point")
}

func (e *Equipment) check(ck *errs.Check) {
	e.Facilities, e.Accessibility, e.Languages = NewSet(e.Facilities...), NewSet(e.Accessibility...), NewSet(e.Languages...)
	ck.That(allIn(e.Facilities, codes(vocab.Facilities())), "facilities", "choose")
	ck.That(allIn(e.Accessibility, codes(AccessFacts())), "accessibility", "choose")
	ck.That(allIn(e.Languages, codes(vocab.Languages())), "languages", "choose")
	e.AccessNote = text.CleanLines(e.AccessNote)
	freeText(ck, "access_note", e.AccessNote, maxNote)
}

func (c *Contact) check(ck *errs.Check) {
	if c.Phone != "" {
		phone, err := text.Phone(c.Phone)
		ck.That(err == nil, "phone", "phone")
		if err == nil {
			c.Phone = phone
		}
	}
	if c.Email != "" {
		email, err := text.Email(c.Email)
		ck.That(err == nil, "email", "email")
		if err == nil {
			c.Email = email
		}
	}
	ck.That(c.AccessMode.Valid(), "access_mode", "choose")
}

// Validate cleans the texts and says what is wrong.
func (c *SetOffers) Validate() error {
	var ck errs.Check
	ck.That(len(c.Offers) <= maxOffers, "offers", "too-many", "max", maxOffers)
	topics, seen := Topics(), Set{}
	for i := range c.Offers {
		o := &c.Offers[i]
		o.LimitVisitor, o.LimitHelper = text.CleanLines(o.LimitVisitor), text.CleanLines(o.LimitHelper)
		ck.That(allIn(Set{o.Topic}, topics) && !seen.Has(o.Topic), "topic."+o.Topic, "choose")
		freeText(&ck, "visitor."+o.Topic, o.LimitVisitor, maxNote)
		freeText(&ck, "helper."+o.Topic, o.LimitHelper, maxNote)
		ck.That(o.Referral == "" || o.Referral.Valid(), "referral."+o.Topic, "choose")
		seen = append(seen, o.Topic)
	}
	return ck.Err()
}

// Validate cleans the texts and says what is wrong.
func (c *SetComputers) Validate() error {
	var ck errs.Check
	ck.That(len(c.Computers) <= maxComputers, "computers", "too-many", "max", maxComputers)
	for i := range c.Computers {
		pc := &c.Computers[i]
		pc.Name, pc.Software = text.Clean(pc.Name), text.Clean(pc.Software)
		ck.That(pc.Name != "", "computers", "required")
		maxText(&ck, "computers", pc.Name, maxName)
		freeText(&ck, "computers", pc.Software, maxNote)
	}
	return ck.Err()
}

func maxText(ck *errs.Check, field, s string, limit int) {
	ck.That(text.Runes(s) <= limit, field, "too-long", "max", limit)
}

// freeText refuses what is too long and digits that may never be stored.
func freeText(ck *errs.Check, field, s string, limit int) {
	maxText(ck, field, s, limit)
	_, found := text.Forbidden(s)
	ck.That(!found, field, "forbidden-digits")
}
