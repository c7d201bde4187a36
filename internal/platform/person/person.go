package person

import (
	"strconv"
	"strings"
	"time"

	"digibank/internal/base/search"
	"digibank/internal/platform/vocab"
)

// Kind names people in the trail and in the search index.
const Kind = "person"

// Person is the facts of one file. Only a name is always there.
type Person struct {
	ID         string
	TenantID   string
	ClientID   string
	Version    int64
	RootID     string // the survivor after merges; ID when not merged
	MergedInto string // the file it was merged into, empty when it stands by itself
	Identity
	CreatedAt time.Time
	CreatedBy string // account id
	UpdatedAt time.Time
}

// Identity is what somebody says about themselves. Everything but one of the
// names may be missing.
type Identity struct {
	GivenName  string
	FamilyName string
	BirthYear  int                // 1900 and later, 0 for not known
	Gender     vocab.Gender       // unknown when not said
	Postcode   string             // four digits or empty
	NIS        string             // municipality; follows from the postcode in Flanders
	Language   vocab.Language     // empty when not known
	Channel    Channel            // how somebody wants to be reached
	Status     vocab.SocialStatus // unknown when not said
}

// Name is the name as people say it.
func (i Identity) Name() string {
	return strings.TrimSpace(i.GivenName + " " + i.FamilyName)
}

// countsBy says whether a change makes the person another one for counting:
// pseudonymous keys are made of name, birth year and postcode.
func (i Identity) countsBy(o Identity) bool {
	return i.GivenName != o.GivenName || i.FamilyName != o.FamilyName || i.BirthYear != o.BirthYear || i.Postcode != o.Postcode
}

// Merged says whether another file speaks for this one.
func (p Person) Merged() bool { return p.RootID != p.ID }

// Channel is how somebody wants to be reached.
type Channel string

// The ways to reach somebody.
const (
	ChannelAny    Channel = ""
	ChannelPhone  Channel = "phone"
	ChannelSMS    Channel = "sms"
	ChannelEmail  Channel = "email"
	ChannelLetter Channel = "letter"
)

// Channels lists them, no preference last.
func Channels() []Channel {
	return []Channel{ChannelPhone, ChannelSMS, ChannelEmail, ChannelLetter, ChannelAny}
}

// Valid says whether it is one of Channels.
func (c Channel) Valid() bool {
	switch c {
	case ChannelAny, ChannelPhone, ChannelSMS, ChannelEmail, ChannelLetter:
		return true
	}
	return false
}

// Facts is what other slices freeze when they serve somebody.
type Facts struct {
	ID         string // as asked for
	RootID     string // the survivor; the other fields are the survivor's
	GivenName  string
	FamilyName string
	BirthYear  int
	Gender     string
	Postcode   string
	NIS        string
	Status     string
}

// Name is the name as people say it.
func (f Facts) Name() string { return strings.TrimSpace(f.GivenName + " " + f.FamilyName) }

// doc is how a person stands in the search index.
func (p Person) doc() search.Doc {
	d := search.Doc{Tenant: p.TenantID, Kind: Kind, ID: p.ID, Text: p.Name()}
	if p.BirthYear > 0 {
		d.Facets = append(d.Facets, yearFacet(p.BirthYear))
	}
	if p.Postcode != "" {
		d.Facets = append(d.Facets, postcodeFacet(p.Postcode))
	}
	return d
}

func yearFacet(year int) string            { return "year:" + strconv.Itoa(year) }
func postcodeFacet(postcode string) string { return "postcode:" + postcode }
