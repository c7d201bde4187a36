package account

import (
	"context"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
)

// BySession gives who works in a browser session: nobody when the session is
// gone or lacks its second factor.
func (s *Service) BySession(ctx context.Context, token string) (actor.Actor, error) {
	x, err := s.Session(ctx, token)
	if errs.Is(err, errs.NotFound) {
		return actor.Actor{}, nil
	}
	return x.Actor, err
}

// ByToken gives who an API token works for; Unauthenticated when it is wrong,
// ended, or its owner lost the role (v5.0.0-8.3.2).
func (s *Service) ByToken(ctx context.Context, token string) (actor.Actor, error) {
	today := s.Today()
	rows, err := db.All(ctx, s.kit.DB, scanBearer, sqlBearer, crypt.HashToken(token), today)
	if err != nil {
		return actor.Actor{}, err
	}
	grants := s.bearerGrants(rows)
	if len(grants) == 0 {
		return actor.Actor{}, errs.New(errs.Unauthenticated, "token-invalid")
	}
	b := rows[0]
	if b.used != today {
		err = s.kit.DB.Update(ctx, func(tx *db.Tx) error {
			_, err := tx.Exec(ctx, sqlTokenUsed, b.token.ID, b.tenantID, today)
			return err
		})
	}
	return actor.Actor{
		TenantID: b.tenantID, AccountID: b.accountID, TokenID: b.token.ID,
		Name: b.name, Lang: b.lang, Channel: actor.API, Grants: grants,
	}, err
}

// bearerGrants gives what a token may: its role, as far as a grant of its owner
// goes.
func (s *Service) bearerGrants(rows []bearer) []actor.Grant {
	var out []actor.Grant
	for _, r := range rows {
		if limit, ok := narrow(r.owner, Grant{Role: r.token.Role, Limit: r.token.Limit}); ok {
			out = append(out, s.allow(Grant{Role: r.token.Role, Limit: limit}))
		}
	}
	return out
}

// narrow gives the limit of a token under one grant of its owner. Either may be
// without limit; two limits must be the same.
func narrow(owner, token Grant) (Limit, bool) {
	switch {
	case owner.Role != token.Role:
		return Limit{}, false
	case token.Limit == Limit{} || token.Limit == owner.Limit:
		return owner.Limit, true
	case owner.Limit == Limit{}:
		return token.Limit, true
	}
	return Limit{}, false
}

// SessionInfo is a session in the list of its owner.
type SessionInfo struct {
	ID, Device, Network string
	CreatedAt, SeenAt   time.Time
	Current             bool
}

// Sessions lists one's own sessions, the latest used first (v5.0.0-7.5.2).
func (s *Service) Sessions(ctx context.Context, a actor.Actor) ([]SessionInfo, error) {
	if !a.SignedIn() {
		return nil, errs.New(errs.Unauthenticated, "sign-in-needed")
	}
	now := s.kit.Clock.Now()
	return db.All(ctx, s.kit.DB, func(r db.Scanner) (i SessionInfo, err error) {
		err = r.Scan(&i.ID, &i.Device, &i.Network, clock.Into(&i.CreatedAt), clock.Into(&i.SeenAt))
		i.Current = i.ID == a.SessionID
		return i, err
	}, sqlSessions, a.AccountID, a.TenantID, clock.Stamp(now), clock.Stamp(now.Add(-s.cfg.SessionIdle)))
}
