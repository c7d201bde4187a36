package account

import (
	"context"

	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/totp"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// codeDigits is the length of a code from the app; a recovery code is longer.
const codeDigits = 6

// ShowSecond completes a sign-in with a code from the app or a recovery code.
// The session gets a new token.
func (s *Service) ShowSecond(ctx context.Context, token, code string) (Session, error) {
	x, err := s.at(ctx, token, Second)
	if err != nil {
		return Session{}, err
	}
	own := secondKey(x.AccountID)
	if err := s.try(ctx, own); err != nil {
		return Session{}, err
	}
	var fresh string
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if err := s.useCode(ctx, tx, x, code); err != nil {
			return err
		}
		if fresh, err = s.renew(ctx, tx, x, 2); err != nil {
			return err
		}
		s.kit.Audit.Record(tx, x.who(), audit.Entry{Action: "account.second-factor", Kind: "account", ID: x.AccountID})
		return s.forgive(ctx, tx, own, nil)
	})
	if errs.Code(err) == "account-code" {
		return Session{}, s.refuseCode(ctx, x)
	}
	if err != nil {
		return Session{}, err
	}
	return s.fresh(ctx, fresh)
}

// at reads the session of a cookie and insists on its stage.
func (s *Service) at(ctx context.Context, token string, want Stage) (Session, error) {
	x, err := s.Session(ctx, token)
	if errs.Is(err, errs.NotFound) || err == nil && x.Stage != want {
		return Session{}, errs.New(errs.Unauthenticated, "sign-in-needed")
	}
	return x, err
}

// useCode spends a code: a step of the app that was not used before
// (v5.0.0-6.5.1), or a recovery code, which is gone afterwards.
func (s *Service) useCode(ctx context.Context, tx *db.Tx, x Session, code string) error {
	if !isAppCode(code) {
		n, err := tx.Exec(ctx, sqlUseRecovery, x.AccountID, x.TenantID, totp.HashRecovery(code))
		if err == nil && n == 0 {
			err = wrongCode()
		}
		return err
	}
	secret, used, err := s.secret(ctx, tx, x)
	if err != nil {
		return err
	}
	step, ok := totp.Verify(secret, code, s.kit.Clock.Now(), used)
	if !ok {
		return wrongCode()
	}
	n, err := tx.Exec(ctx, sqlUseStep, x.AccountID, x.TenantID, step)
	if err == nil && n == 0 {
		err = wrongCode()
	}
	return err
}

func wrongCode() error { return errs.New(errs.Invalid, "account-code") }

func isAppCode(code string) bool {
	digits := 0
	for _, r := range code {
		if r >= '0' && r <= '9' {
			digits++
		} else if r != ' ' {
			return false
		}
	}
	return digits == codeDigits
}

// secret opens the secret of the app, and tells the last step that was used.
func (s *Service) secret(ctx context.Context, tx *db.Tx, x Session) (string, int64, error) {
	type row struct {
		sealed string
		step   int64
	}
	r, err := db.One(ctx, tx, func(sc db.Scanner) (r row, err error) { return r, sc.Scan(&r.sealed, &r.step) }, sqlSecond, x.AccountID, x.TenantID)
	if err != nil {
		return "", 0, err
	}
	plain, err := s.kit.Keys.Open(r.sealed, secretPlace(x.TenantID, x.AccountID))
	return string(plain), r.step, err
}

func secretPlace(tenantID, accountID string) crypt.AAD {
	return crypt.AAD{Tenant: tenantID, Table: "account", Column: "totp_secret", Row: accountID}
}

func (s *Service) refuseCode(ctx context.Context, x Session) error {
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		s.kit.Audit.Record(tx, x.who(), audit.Entry{Action: "account.second-factor", Kind: "account", ID: x.AccountID, Result: audit.Denied})
		return nil
	})
	if err != nil {
		return err
	}
	return errs.OneField("code", "account-code")
}

// who is the account in the trail while its session is not complete.
func (x Session) who() actor.Actor {
	return actor.Actor{TenantID: x.TenantID, AccountID: x.AccountID, Name: x.Name, Lang: x.Lang, Channel: actor.Web}
}
