package tenant

import (
	"net/url"
	"slices"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/id"
	"digibank/internal/base/text"
)

// Sizes of what people type, in characters.
const (
	maxName   = 120
	maxBanner = 400
	maxURL    = 200
)

// Settings asks to change what the site says about the digibank.
type Settings struct {
	Name, Phone, Email, Banner string
	Version                    int64
}

func (c *Settings) clean() error {
	var ck errs.Check
	c.Name, c.Banner = text.Clean(c.Name), text.Clean(c.Banner)
	checkName(&ck, c.Name)
	ck.That(text.Runes(c.Banner) <= maxBanner, "banner", "tenant-long", "max", maxBanner)
	c.Phone = cleanPhone(&ck, c.Phone)
	c.Email = cleanEmail(&ck, c.Email)
	return ck.Err()
}

func checkName(ck *errs.Check, name string) {
	ck.That(name != "", "name", "required")
	ck.That(text.Runes(name) <= maxName, "name", "tenant-long", "max", maxName)
}

func cleanPhone(ck *errs.Check, s string) string {
	if s = text.Clean(s); s == "" {
		return ""
	}
	phone, err := text.Phone(s)
	ck.That(err == nil, "phone", "tenant-phone")
	return phone
}

func cleanEmail(ck *errs.Check, s string) string {
	if s = text.Clean(s); s == "" {
		return ""
	}
	email, err := text.Email(s)
	ck.That(err == nil, "email", "tenant-email")
	return email
}

// Join asks to serve a municipality from a day on.
type Join struct {
	NIS  string
	From civil.Date
}

func (c Join) validate(known func(nis string) bool) error {
	var ck errs.Check
	ck.That(known(c.NIS), "municipality", "municipality")
	ck.That(!c.From.IsZero(), "from", "required")
	return ck.Err()
}

// SavePartner asks to make or change a partner.
type SavePartner struct {
	ClientID   string // becomes the id, so that a repeat finds the first
	Name       string
	Kind       PartnerKind
	Controller ControllerKind
	Role       PartnerRole
	KBO        string
	Website    string
	From, To   civil.Date // To: first day without it
}

func (c *SavePartner) clean() error {
	var ck errs.Check
	c.Name, c.Website = text.Clean(c.Name), text.Clean(c.Website)
	checkName(&ck, c.Name)
	ck.That(slices.Contains(PartnerKinds(), c.Kind), "kind", "required")
	ck.That(c.Controller == PublicController || c.Controller == PrivateController, "controller", "required")
	ck.That(slices.Contains(PartnerRoles(), c.Role), "role", "required")
	ck.That(!c.From.IsZero(), "from", "required")
	ck.That(c.To.IsZero() || c.From.Before(c.To), "to", "tenant-order")
	ck.That(c.Website == "" || isWebsite(c.Website), "website", "tenant-website")
	if c.KBO = text.Clean(c.KBO); c.KBO != "" {
		kbo, err := text.KBO(c.KBO)
		ck.That(err == nil, "kbo", "tenant-kbo")
		c.KBO = kbo
	}
	if !id.Valid(c.ClientID) {
		c.ClientID = ""
	}
	return ck.Err()
}

// isWebsite accepts addresses that are safe to link to.
func isWebsite(s string) bool {
	u, err := url.Parse(s)
	return err == nil && len(s) <= maxURL && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil
}
