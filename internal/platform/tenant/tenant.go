package tenant

import (
	"regexp"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
)

// Tenant is one digibank.
type Tenant struct {
	ID        string
	Slug      string // in addresses: lower case letters, digits and hyphens
	Name      string
	Phone     string
	Email     string
	Banner    string // funding phrase shown on public pages and prints
	Version   int64
	CreatedAt time.Time
	ClosedAt  time.Time
}

// Membership says that a municipality belongs to the digibank from a day on;
// To is the first day it no longer does, zero for still.
type Membership struct {
	NIS  string
	From civil.Date
	To   civil.Date
}

var slugForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// reserved first parts of an address that are no digibank.
var reserved = map[string]bool{"office": true, "api": true, "login": true, "logout": true, "static": true, "healthz": true, "readyz": true, "metrics": true, "account": true, "language": true, "help": true, "invite": true, "forgot": true, "reset": true, "fr": true, "en": true, "nl": true, "robots": true, "favicon": true, "theme": true, "open": true}

// CheckSlug says whether s can be the address of a digibank.
func CheckSlug(s string) bool {
	return len(s) >= 2 && len(s) <= 60 && slugForm.MatchString(s) && !reserved[s]
}

// Create asks for a new digibank.
type Create struct {
	Slug, Name, Phone, Email string
	Municipalities           []string // NIS5
	From                     civil.Date
}

// Validate says what is wrong with the request.
func (c Create) Validate(known func(nis string) bool) error {
	var ck errs.Check
	ck.That(CheckSlug(c.Slug), "slug", "slug")
	checkName(&ck, c.Name)
	cleanPhone(&ck, c.Phone)
	cleanEmail(&ck, c.Email)
	for _, nis := range c.Municipalities {
		ck.That(known(nis), "municipalities", "municipality")
	}
	return ck.Err()
}
