package account

import (
	"slices"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/text"
	"digibank/internal/platform/actor"
)

// Sizes of what people type, in characters.
const (
	maxName      = 80
	maxTokenName = 60
	maxGrants    = 50
)

// GrantSpec asks for a role.
type GrantSpec struct {
	Role  actor.Role
	Limit Limit
	From  civil.Date // zero: today
	To    civil.Date // first day without it; zero: no end
}

// Invite asks for a new account.
type Invite struct {
	Email, Name, Lang string
	Grants            []GrantSpec
	ClientID          string // makes a repeated request harmless; may be empty
}

// clean brings an invitation to its stored form and says what is wrong with it.
func (c *Invite) clean(tenantID string) error {
	var ck errs.Check
	c.Email, c.Name = text.Clean(c.Email), text.Clean(c.Name)
	if !i18n.Known(c.Lang) {
		c.Lang = i18n.Default
	}
	checkEmail(&ck, c.Email)
	checkName(&ck, c.Name)
	ck.That(len(c.Grants) > 0, "role", "required")
	ck.That(len(c.Grants) <= maxGrants, "role", "account-grants")
	for _, g := range c.Grants {
		g.check(&ck, tenantID)
	}
	return ck.Err()
}

func checkEmail(ck *errs.Check, email string) {
	_, err := text.Email(email)
	ck.That(err == nil, "email", "account-email")
}

func checkName(ck *errs.Check, name string) {
	ck.That(name != "", "name", "required")
	ck.That(text.Runes(name) <= maxName, "name", "account-long", "max", maxName)
}

func (g GrantSpec) check(ck *errs.Check, tenantID string) {
	ck.That(slices.Contains(Roles(tenantID), g.Role), "role", "account-role")
	ck.That(slices.Contains(Limitable(g.Role), g.Limit.Kind), "limit", "account-limit")
	ck.That((g.Limit.Kind == NoLimit) == (g.Limit.ID == ""), "limit", "account-limit")
	ck.That(g.To.IsZero() || g.From.Before(g.To), "to", "account-order")
}

// norm is the form in which addresses are compared; a wrong one equals no other.
func norm(email string) string {
	n, err := text.Email(email)
	if err != nil {
		return ""
	}
	return n
}
