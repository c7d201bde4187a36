package account

import (
	"context"
	"slices"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/text"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// tokenPrefix lets scanners for leaked secrets recognise a token of this program.
const tokenPrefix = "dgb_"

// maxTokenDays is the longest life of a token.
const maxTokenDays = 366

// Token is an API token as it is listed; the token itself is shown once.
type Token struct {
	ID        string
	AccountID string
	Owner     string // name of the account
	Name      string
	Role      actor.Role
	Limit     Limit
	To        civil.Date // first day it no longer works
	Used      civil.Date // last day of use; zero: never
	CreatedAt time.Time
	RevokedAt time.Time
}

// NewToken asks for a token.
type NewToken struct {
	Name  string
	Role  actor.Role
	Limit Limit
	To    civil.Date // first day without it
}

func (c *NewToken) clean(a actor.Actor, today civil.Date) error {
	var ck errs.Check
	c.Name = text.Clean(c.Name)
	ck.That(c.Name != "", "name", "required")
	ck.That(text.Runes(c.Name) <= maxTokenName, "name", "account-long", "max", maxTokenName)
	ck.That(c.To.After(today) && c.To.Sub(today) <= maxTokenDays, "to", "account-token-days", "max", maxTokenDays)
	ck.That(slices.ContainsFunc(a.Grants, func(g actor.Grant) bool {
		own := Grant{Role: g.Role, Limit: limitOf(g.Municipality, g.Place, g.Partner)}
		_, ok := narrow(own, Grant{Role: c.Role, Limit: c.Limit})
		return ok
	}), "role", "account-token-role")
	return ck.Err()
}

// MakeToken makes a token with one of the actor's own roles, at most as wide,
// and gives its text, which cannot be had again.
func (s *Service) MakeToken(ctx context.Context, a actor.Actor, c NewToken) (Token, string, error) {
	if err := access.Require(a, RightToken); err != nil {
		return Token{}, "", err
	}
	if a.TokenID != "" { // a token makes no tokens: it would outlive its end
		return Token{}, "", access.Denied(RightToken)
	}
	if err := c.clean(a, s.Today()); err != nil {
		return Token{}, "", err
	}
	t := Token{ID: s.kit.IDs.New(), AccountID: a.AccountID, Owner: a.Name, Name: c.Name, Role: c.Role, Limit: c.Limit, To: c.To, CreatedAt: s.kit.Clock.Now()}
	secret := tokenPrefix + crypt.Token()
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if err := insertToken(ctx, tx, a.TenantID, t, crypt.HashToken(secret)); err != nil {
			return err
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "token.create", Kind: "token", ID: t.ID})
		return nil
	})
	return t, secret, err
}

// Tokens lists one's own tokens; who manages accounts sees all of the tenant.
func (s *Service) Tokens(ctx context.Context, a actor.Actor) ([]Token, error) {
	if err := access.Require(a, RightToken); err != nil {
		return nil, err
	}
	return db.All(ctx, s.kit.DB, scanToken, sqlTokens, a.TenantID, ownTokens(a))
}

// ownTokens names the account whose tokens the actor may touch, "" for every one.
func ownTokens(a actor.Actor) string {
	if a.Within(RightManage).All {
		return ""
	}
	return a.AccountID
}

// RevokeToken ends a token at once.
func (s *Service) RevokeToken(ctx context.Context, a actor.Actor, id string) error {
	if err := access.Require(a, RightToken); err != nil {
		return err
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, sqlRevokeToken, id, a.TenantID, ownTokens(a), clock.Stamp(s.kit.Clock.Now()))
		if err != nil {
			return err
		}
		if n == 0 {
			return errs.Missing()
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "token.revoke", Kind: "token", ID: id})
		return nil
	})
}
