package account

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/password"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

func tooLong(pw string) bool { return len(pw) > password.MaxBytes }

// accept judges a new password of somebody and gives what to store of it
// (v5.0.0-6.2.1 to 6.2.12). Nothing is cut off or changed.
func (s *Service) accept(ctx context.Context, p person, pw string) (string, error) {
	tenant, err := s.tenantName(ctx, p.tenantID)
	if err != nil {
		return "", err
	}
	problem, err := s.Passwords.Check(pw, []string{p.name, p.email, tenant, s.cfg.Product})
	if problem != password.None {
		return "", errs.OneField("password", "password-"+string(problem), "min", password.MinChars)
	}
	if err != nil {
		return "", err
	}
	return s.Hasher.Hash(ctx, pw)
}

// checkPassword asks for the password of who is signed in once more, as slowed
// down as a sign-in.
func (s *Service) checkPassword(ctx context.Context, a actor.Actor, pw string) error {
	own := tryKey{"own", a.AccountID, freePerAccount}
	if err := s.try(ctx, own); err != nil {
		return err
	}
	p, err := db.One(ctx, s.kit.DB, scanPerson, sqlCredentials, a.AccountID, a.TenantID)
	if err != nil {
		return err
	}
	ok, _, err := s.verify(ctx, pw, p.hash)
	if err != nil {
		return err
	}
	if !ok {
		return errs.OneField("current", "account-current")
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error { return s.forgive(ctx, tx, own, nil) })
}

// setPassword stores a hash and lets the account in, unless it was disabled.
func (s *Service) setPassword(ctx context.Context, tx *db.Tx, p person, hash string) error {
	n, err := tx.Exec(ctx, sqlSetPassword, p.id, p.tenantID, hash, clock.Stamp(s.kit.Clock.Now()))
	if err == nil && n == 0 {
		err = errs.New(errs.NotFound, "account-link")
	}
	return err
}

// ChangePassword asks for another password.
type ChangePassword struct {
	Token        string // of the session
	Current, New string
	EndOthers    bool // end one's other sessions (v5.0.0-7.4.3)
}

// ChangePassword replaces one's own password. The session gets a new token, and
// a mail tells the owner.
func (s *Service) ChangePassword(ctx context.Context, a actor.Actor, c ChangePassword) (Session, error) {
	if err := signedIn(a); err != nil {
		return Session{}, err
	}
	x, err := s.at(ctx, c.Token, Full)
	if err != nil {
		return Session{}, err
	}
	if err := s.checkPassword(ctx, a, c.Current); err != nil {
		return Session{}, err
	}
	hash, err := s.accept(ctx, x.person(), c.New)
	if err != nil {
		return Session{}, err
	}
	var fresh string
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		if err = s.setPassword(ctx, tx, x.person(), hash); err != nil {
			return err
		}
		if c.EndOthers {
			if _, err = tx.Exec(ctx, sqlEndSessions, a.AccountID, a.TenantID, a.SessionID); err != nil {
				return err
			}
		}
		if fresh, err = s.renew(ctx, tx, x, x.factors); err != nil {
			return err
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "account.change-password", Kind: "account", ID: a.AccountID})
		return s.notify(ctx, tx, a.TenantID, a.AccountID, noticePassword)
	})
	if err != nil {
		return Session{}, err
	}
	return s.fresh(ctx, fresh)
}

func (x Session) person() person {
	return person{id: x.AccountID, tenantID: x.TenantID, name: x.Name, lang: x.Lang, email: x.Email}
}
