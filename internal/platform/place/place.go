package place

import (
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/hours"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/vocab"
)

// Place is one digipunt as it stands in the database, without its hours.
type Place struct {
	ID       string
	TenantID string
	Identity
	Address
	Equipment
	Contact
	ClosedOn  civil.Date // first day on which the place is no more; zero while it is there
	Version   int64
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Identity is what a place is.
type Identity struct {
	Name          string
	Slug          string // in public addresses, unique in the digibank
	Kind          vocab.PlaceKind
	Roles         Set            // of vocab.PlaceRole
	HostKind      vocab.HostKind // "" when not known
	DescriptionNL string
	DescriptionFR string
	DescriptionEN string
	Listed        bool       // shown on the public site
	OpenedOn      civil.Date // first day; zero for since always
}

// Description gives the text in a language, in Dutch when that one is missing.
func (i Identity) Description(lang string) string {
	switch {
	case lang == "fr" && i.DescriptionFR != "":
		return i.DescriptionFR
	case lang == "en" && i.DescriptionEN != "":
		return i.DescriptionEN
	}
	return i.DescriptionNL
}

// Address is where a place is.
type Address struct {
	Street   string // with house number
	Postcode string
	Locality string
	NIS      string  // NIS5 of the municipality
	Lat, Lon float64 // WGS84 degrees; both zero when not known
}

// HasPoint says whether the coordinates are known.
func (a Address) HasPoint() bool { return a.Lat != 0 || a.Lon != 0 }

// Equipment is what a visitor finds there.
type Equipment struct {
	Facilities    Set    // of vocab.Facility
	Accessibility Set    // of AccessFact
	AccessNote    string // what else somebody with a disability should know
	Languages     Set    // spoken at the desk, BCP 47
}

// Contact is how to reach a place and who answers for it.
type Contact struct {
	Phone            string // public, E.164
	Email            string // public
	PartnerID        string // partner organisation that runs it, "" for the digibank
	LeadID           string // account of the responsible lead, "" for none
	AccessMode       vocab.AccessMode
	ClosedOnHolidays bool // Belgian public holidays silence the opening rules
}

// OpenOn says whether the place exists on a day.
func (p Place) OpenOn(day civil.Date) bool {
	return !day.Before(p.OpenedOn) && !p.Gone(day)
}

// Gone says whether the place was closed for good by the day.
func (p Place) Gone(day civil.Date) bool { return !p.ClosedOn.IsZero() && !day.Before(p.ClosedOn) }

// Spot is where the rights on the place are checked.
func (p Place) Spot() actor.Spot {
	return actor.Spot{Place: p.ID, Municipality: p.NIS, Partner: p.PartnerID}
}

// Has says whether the place has a role.
func (p Place) Has(r vocab.PlaceRole) bool { return p.Roles.Has(string(r)) }

// Brief is what other slices need to know of a place.
type Brief struct {
	ID        string
	Name      string
	NIS       string
	PartnerID string
	Kind      string
	Closed    bool // no longer there today
}

// Spot is where rights that hang on the place are checked.
func (b Brief) Spot() actor.Spot {
	return actor.Spot{Place: b.ID, Municipality: b.NIS, Partner: b.PartnerID}
}

// Offer is a subject on which a place helps, or says that it does not.
type Offer struct {
	Topic        string         // "theme.email" or "service.itsme": "vocab."+Topic is its label
	Offered      bool           // false: not here, see LimitVisitor and Referral
	LimitVisitor string         // what a visitor should know, B1 Dutch
	LimitHelper  string         // what a helper should know
	Referral     vocab.Referral // where to go for what falls outside, "" for none
}

// Computer is one public computer. Who used it is never kept.
type Computer struct {
	Name     string
	Working  bool
	Software string
}

// OpeningRule is a stored opening rule.
type OpeningRule struct {
	ID      string
	PlaceID string
	hours.Rule
	Version int64
}

// OpeningException is a stored exception or closing.
type OpeningException struct {
	ID      string
	PlaceID string
	hours.Exception
}

// Full is a place with everything that belongs to it.
type Full struct {
	Place
	Offers     []Offer
	Computers  []Computer
	Rules      []OpeningRule
	Exceptions []OpeningException
}

// Schedule puts the rules and exceptions of the place together. Days before
// opened_on and from closed_on on have no hours.
func (f Full) Schedule() hours.Schedule {
	s := hours.Schedule{ClosedOnHolidays: f.ClosedOnHolidays}
	for _, r := range f.Rules {
		s.Rules = append(s.Rules, r.within(f.Place))
	}
	for _, e := range f.Exceptions {
		if f.OpenOn(e.First) || f.OpenOn(e.Last) {
			s.Exceptions = append(s.Exceptions, e.Exception)
		}
	}
	return s
}

// within cuts a rule at the days on which the place exists.
func (r OpeningRule) within(p Place) hours.Rule {
	rule := r.Rule
	if rule.ValidFrom.Before(p.OpenedOn) {
		rule.ValidFrom = p.OpenedOn
	}
	if !p.ClosedOn.IsZero() && (rule.ValidTo.IsZero() || p.ClosedOn.Before(rule.ValidTo)) {
		rule.ValidTo = p.ClosedOn
	}
	return rule
}
