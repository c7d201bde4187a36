package reach

import (
	"slices"

	"digibank/internal/base/civil"
)

// AnonymousMode says what an anonymous service does for the number of users.
type AnonymousMode string

// The modes.
const (
	Exclude      AnonymousMode = "exclude"       // nothing
	ContactsOnly AnonymousMode = "contacts_only" // it is a contact, and part of the range, not a user
	DeclaredNew  AnonymousMode = "declared_new"  // who says not to have come before is a user
)

// Rule is one version of how users are counted (domain/reporting.md §2). The
// official definition of a user is not public, so it is data, and a change is a
// new version.
type Rule struct {
	Code        string        `json:"code"`
	Version     int           `json:"version"`
	Kinds       []Kind        `json:"kinds"`
	AdultsOnly  bool          `json:"persons_only_adults"`
	MinServices int           `json:"min_services"`
	Household   string        `json:"household_as"`
	PhoneCounts bool          `json:"phone_counts"`
	EventCounts bool          `json:"event_counts"`
	Anonymous   AnonymousMode `json:"anonymous_mode"`
	Scope       string        `json:"dedupe_scope"`
	Source      string        `json:"source"`
}

// DefaultRule is the rule that a new digibank starts with.
func DefaultRule() Rule {
	return Rule{
		Code: "standard", Version: 1, Kinds: Kinds(), AdultsOnly: true, MinServices: 1,
		Household: "persons_identified", PhoneCounts: true, Anonymous: DeclaredNew, Scope: "region",
		Source: "project design; the official definition is not public",
	}
}

// Counts says whether a service can make somebody a user under the rule. Adults
// are those whose birth year is at least 18 years before the year of the
// service, and those whose age is not known.
func (r Rule) Counts(s Service) bool {
	switch {
	case !slices.Contains(r.Kinds, s.Kind):
		return false
	case r.AdultsOnly && isMinor(s):
		return false
	case !r.PhoneCounts && remote(s.Channel):
		return false
	case !r.EventCounts && s.Kind == InfoSession:
		return false
	}
	return true
}

func isMinor(s Service) bool {
	if s.Who.BirthYear > 0 {
		return s.Who.BirthYear > s.Day.Year-18
	}
	return s.Who.AgeBand == "u12" || s.Who.AgeBand == "12_17"
}

func remote(channel string) bool { return channel == "phone" || channel == "video" }

// Confidence says how sure a user is to be a distinct person.
type Confidence string

// The confidences (domain/reporting.md §3).
const (
	Certain  Confidence = "certain"  // a registered person
	Probable Confidence = "probable" // a pseudonym
	Declared Confidence = "declared" // anonymous, says not to have come before
	Unknown  Confidence = "unknown"  // anonymous, did not say: only widens the range
)

// Counting is a period with a rule under which users are counted.
type Counting struct {
	ID       string
	TenantID string
	Days     civil.Interval // half-open
	Rule     Rule
	Period   Period
}

// Subject is who the services of one counting belong to, a row of counted.
type Subject struct {
	Key        string // "p:<person>", "k:<hash>" or "s:<service>"
	Confidence Confidence
	FirstDay   civil.Date
	First      string // id of the first service
	Services   int
	PseudoKey  string // hash of a person or pseudonym in the counting's period
	Counts     bool   // whether it is a user
}

// tally makes a subject of its services, in any order; false when none counts.
func (c Counting) tally(key string, conf Confidence, services []Service) (Subject, bool) {
	sub := Subject{Key: key, Confidence: conf}
	for _, s := range services {
		if !s.Live() || !c.Days.Contains(s.Day) || !c.Rule.Counts(s) {
			continue
		}
		if sub.Services == 0 || s.before(sub) {
			sub.FirstDay, sub.First = s.Day, s.ID
		}
		sub.Services++
	}
	sub.Counts = c.enough(sub)
	return sub, sub.Services > 0
}

// before orders services by day, then id.
func (s Service) before(sub Subject) bool {
	if c := s.Day.Compare(sub.FirstDay); c != 0 {
		return c < 0
	}
	return s.ID < sub.First
}

// enough says whether a subject is a user, before pseudonyms are compared with people.
func (c Counting) enough(sub Subject) bool {
	if sub.Services < max(1, c.Rule.MinServices) {
		return false
	}
	switch sub.Confidence {
	case Declared:
		return c.Rule.Anonymous == DeclaredNew
	case Unknown:
		return false
	}
	return true
}

// anonymous gives the confidence of an anonymous service, "" when it makes no subject.
func (c Counting) anonymous(s Service) Confidence {
	if c.Rule.Anonymous == Exclude {
		return ""
	}
	switch s.Who.KnownBefore {
	case "yes":
		return ""
	case "no":
		return Declared
	}
	return Unknown
}
