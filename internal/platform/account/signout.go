package account

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// SignOut ends the session of a cookie, whatever its stage; one that is gone
// already is no failure (v5.0.0-7.4.1).
func (s *Service) SignOut(ctx context.Context, token string) error {
	x, err := s.Session(ctx, token)
	if errs.Is(err, errs.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	a := actor.Actor{TenantID: x.TenantID, AccountID: x.AccountID, Name: x.Name, Channel: actor.Web, Grants: x.Actor.Grants}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, sqlEndSession, x.ID, x.AccountID, x.TenantID)
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "account.sign-out", Kind: "account", ID: x.AccountID})
		return err
	})
}

// EndSession ends one of one's own sessions.
func (s *Service) EndSession(ctx context.Context, a actor.Actor, id string) error {
	return s.end(ctx, a, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, sqlEndSession, id, a.AccountID, a.TenantID)
		if err == nil && n == 0 {
			return errs.Missing()
		}
		return err
	})
}

// EndSessions signs out everywhere; with keep, everywhere else.
func (s *Service) EndSessions(ctx context.Context, a actor.Actor, keep bool) error {
	except := ""
	if keep {
		except = a.SessionID
	}
	return s.end(ctx, a, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, sqlEndSessions, a.AccountID, a.TenantID, except)
		return err
	})
}

func (s *Service) end(ctx context.Context, a actor.Actor, fn func(tx *db.Tx) error) error {
	if err := signedIn(a); err != nil {
		return err
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "account.end-sessions", Kind: "account", ID: a.AccountID})
		return fn(tx)
	})
}

// signedIn refuses everything about "my account" to programs and to nobody.
func signedIn(a actor.Actor) error {
	if a.SessionID == "" {
		return errs.New(errs.Unauthenticated, "sign-in-needed")
	}
	return nil
}
