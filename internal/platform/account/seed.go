package account

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/platform/actor"
)

// Seed is an account that exists from the start: of a demo or a test. Nothing
// else makes accounts without an invitation (v5.0.0-6.3.2).
type Seed struct {
	ID                    string // empty: a new one
	TenantID              string
	Email, Name, Password string
	Lang                  string
	Grants                []GrantSpec
}

// SeedAccounts makes active accounts; it hashes their passwords first, each
// different one once.
func (s *Service) SeedAccounts(ctx context.Context, seeds ...Seed) ([]Account, error) {
	out, hashes := make([]Account, len(seeds)), make([]string, len(seeds))
	now, hashed := s.kit.Clock.Now(), map[string]string{}
	for i, d := range seeds {
		c := Invite{Email: d.Email, Name: d.Name, Lang: d.Lang, Grants: d.Grants}
		if err := c.clean(d.TenantID); err != nil {
			return nil, err
		}
		if d.ID == "" {
			d.ID = s.kit.IDs.New()
		}
		out[i] = Account{ID: d.ID, TenantID: d.TenantID, Email: c.Email, Name: c.Name, Lang: c.Lang, State: Active, Version: 1, CreatedAt: now, UpdatedAt: now}
		if _, done := hashed[d.Password]; !done {
			hash, err := s.Hasher.Hash(ctx, d.Password)
			if err != nil {
				return nil, err
			}
			hashed[d.Password] = hash
		}
		hashes[i] = hashed[d.Password]
	}
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		for i, acc := range out {
			if err := s.seed(ctx, tx, acc, hashes[i], seeds[i].Grants); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

func (s *Service) seed(ctx context.Context, tx *db.Tx, acc Account, hash string, grants []GrantSpec) error {
	if err := insert(ctx, tx, acc, hash, ""); err != nil {
		return err
	}
	for _, g := range grants {
		if _, err := s.give(ctx, tx, acc.TenantID, acc.ID, g); err != nil {
			return err
		}
	}
	return nil
}

// SeedToken is an API token with a known text.
type SeedToken struct {
	TenantID, AccountID, Name string
	Role                      actor.Role
	Limit                     Limit
	Secret                    string
	To                        civil.Date
}

// SeedTokens makes API tokens.
func (s *Service) SeedTokens(ctx context.Context, seeds ...SeedToken) error {
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		for _, d := range seeds {
			t := Token{ID: s.kit.IDs.New(), AccountID: d.AccountID, Name: d.Name, Role: d.Role, Limit: d.Limit, To: d.To, CreatedAt: s.kit.Clock.Now()}
			if err := insertToken(ctx, tx, d.TenantID, t, crypt.HashToken(d.Secret)); err != nil {
				return err
			}
		}
		return nil
	})
}
