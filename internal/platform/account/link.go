package account

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/audit"
)

// purpose says what a link is for.
type purpose string

const (
	forInvite purpose = "invite"
	forReset  purpose = "reset"
)

// state is that of an account whose link works: an invitation is for who did not
// come in yet, a new password for who may.
func (p purpose) state() State {
	if p == forInvite {
		return Invited
	}
	return Active
}

// link makes a single-use link; only its hash is stored (v5.0.0-6.4.1).
func (s *Service) link(ctx context.Context, tx *db.Tx, p person, why purpose) (string, error) {
	ttl, path := s.cfg.InviteTTL, "/invite/"
	if why == forReset {
		ttl, path = s.cfg.ResetTTL, "/reset/"
	}
	token := crypt.Token()
	_, err := tx.Exec(ctx, sqlAddLink, crypt.HashToken(token), p.tenantID, p.id, string(why), clock.Stamp(s.kit.Clock.Now().Add(ttl)))
	return s.cfg.BaseURL + path + token, err
}

// Guest is who opens a link.
type Guest struct {
	Name, Email, Lang string
	Tenant            string // name of the digibank
}

// Invitation gives whose invitation a link is; errs.NotFound when it was used,
// is too old, or never was.
func (s *Service) Invitation(ctx context.Context, token string) (Guest, error) {
	return s.guest(ctx, token, forInvite)
}

// ResetLink gives whose new password a link is for.
func (s *Service) ResetLink(ctx context.Context, token string) (Guest, error) {
	return s.guest(ctx, token, forReset)
}

func (s *Service) guest(ctx context.Context, token string, why purpose) (Guest, error) {
	p, err := s.holder(ctx, s.kit.DB, token, why)
	if err != nil {
		return Guest{}, err
	}
	name, err := s.tenantName(ctx, p.tenantID)
	return Guest{Name: p.name, Email: p.email, Lang: p.lang, Tenant: name}, err
}

func (s *Service) holder(ctx context.Context, r db.Reader, token string, why purpose) (person, error) {
	p, err := db.One(ctx, r, scanPerson, sqlFindLink, crypt.HashToken(token), string(why), clock.Stamp(s.kit.Clock.Now()), string(why.state()))
	if errs.Is(err, errs.NotFound) {
		err = errs.New(errs.NotFound, "account-link")
	}
	return p, err
}

// Accept takes an invitation: it sets the password and opens a session, which
// may still have to set up a second factor.
func (s *Service) Accept(ctx context.Context, token, pw string, from Origin) (Session, error) {
	var session string
	err := s.spend(ctx, token, pw, forInvite, func(tx *db.Tx, p person) (err error) {
		session, err = s.open(ctx, tx, p, 1, from)
		s.kit.Audit.Record(tx, p.actor(), audit.Entry{Action: "account.accept", Kind: "account", ID: p.id})
		return err
	})
	if err != nil {
		return Session{}, err
	}
	return s.fresh(ctx, session)
}

// Reset sets a new password by a link and ends every session. It does not sign
// in: the second factor is asked as ever (v5.0.0-6.4.3).
func (s *Service) Reset(ctx context.Context, token, pw string) error {
	return s.spend(ctx, token, pw, forReset, func(tx *db.Tx, p person) error {
		if _, err := tx.Exec(ctx, sqlEndSessions, p.id, p.tenantID, ""); err != nil {
			return err
		}
		if err := s.forgive(ctx, tx, accountKey(p.email), nil); err != nil {
			return err
		}
		s.kit.Audit.Record(tx, p.actor(), audit.Entry{Action: "account.reset-password", Kind: "account", ID: p.id})
		return s.notify(ctx, tx, p.tenantID, p.id, noticePassword)
	})
}

// spend uses a link up and sets the password; of two at once one finds the link
// gone. The password is judged and hashed before, outside the transaction.
func (s *Service) spend(ctx context.Context, token, pw string, why purpose, then func(tx *db.Tx, p person) error) error {
	p, err := s.holder(ctx, s.kit.DB, token, why)
	if err != nil {
		return err
	}
	hash, err := s.accept(ctx, p, pw)
	if err != nil {
		return err
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if _, err := s.holder(ctx, tx, token, why); err != nil {
			return err
		}
		now := clock.Stamp(s.kit.Clock.Now())
		taken, err := db.All(ctx, tx, func(r db.Scanner) (x person, err error) { return x, r.Scan(&x.id, &x.tenantID) }, sqlTakeLink, crypt.HashToken(token), string(why), now)
		if err != nil {
			return err
		}
		if len(taken) == 0 {
			return errs.New(errs.NotFound, "account-link")
		}
		if err := s.setPassword(ctx, tx, p, hash); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, sqlDropLinks, p.id, p.tenantID); err != nil {
			return err
		}
		return then(tx, p)
	})
}
