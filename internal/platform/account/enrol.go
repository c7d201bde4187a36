package account

import (
	"context"
	"crypto/rand"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/totp"
	"digibank/internal/platform/audit"
)

// Enrolment is what the page shows while a second factor is set up.
type Enrolment struct {
	Secret string // to type into an app without camera
	QR     string // SVG, without a label
	URI    string // for an app on the same phone
}

// canEnrol says whether a session may set up a second factor: when it must, or
// when it is complete.
func canEnrol(x Session) bool { return x.Stage == Enrol || x.Stage == Full }

// StartEnrol makes a new secret, or shows the one of this session again. It does
// not count before ConfirmEnrol. label is what the QR code is called aloud.
func (s *Service) StartEnrol(ctx context.Context, token, label string) (Enrolment, error) {
	x, err := s.enrolling(ctx, token)
	if err != nil {
		return Enrolment{}, err
	}
	secret := ""
	if x.enrolSecret != "" {
		plain, err := s.kit.Keys.Open(x.enrolSecret, enrolPlace(x))
		if err != nil {
			return Enrolment{}, err
		}
		secret = string(plain)
	} else if secret, err = s.newSecret(ctx, x); err != nil {
		return Enrolment{}, err
	}
	uri, err := totp.URI(s.cfg.Product, x.Email, secret)
	if err != nil {
		return Enrolment{}, err
	}
	svg, err := totp.SVG(uri, label)
	return Enrolment{Secret: secret, QR: svg, URI: uri}, err
}

func (s *Service) enrolling(ctx context.Context, token string) (Session, error) {
	x, err := s.Session(ctx, token)
	if errs.Is(err, errs.NotFound) || err == nil && !canEnrol(x) {
		return Session{}, errs.New(errs.Unauthenticated, "sign-in-needed")
	}
	return x, err
}

func (s *Service) newSecret(ctx context.Context, x Session) (string, error) {
	secret, err := totp.NewSecret(rand.Reader)
	if err != nil {
		return "", err
	}
	sealed := s.kit.Keys.Seal([]byte(secret), enrolPlace(x))
	return secret, s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, sqlSetEnrol, x.ID, x.TenantID, sealed)
		return err
	})
}

func enrolPlace(x Session) crypt.AAD {
	return crypt.AAD{Tenant: x.TenantID, Table: "session", Column: "enrol_secret", Row: x.ID}
}

// Confirm asks to set up the second factor.
type Confirm struct {
	Token    string // of the session
	Code     string // from the app
	Password string // asked when a second factor is replaced or the session is complete (v5.0.0-7.5.1)
}

// ConfirmEnrol sets up the second factor and gives the recovery codes, which
// cannot be had again. Earlier codes stop working; the session gets a new token.
func (s *Service) ConfirmEnrol(ctx context.Context, c Confirm) (Session, []string, error) {
	x, err := s.enrolling(ctx, c.Token)
	if err != nil {
		return Session{}, nil, err
	}
	if x.Stage == Full {
		if err := s.checkPassword(ctx, x.who(), c.Password); err != nil {
			return Session{}, nil, err
		}
	}
	proven, err := s.provenSecret(x, c.Code)
	if err != nil {
		return Session{}, nil, err
	}
	codes, err := totp.RecoveryCodes(rand.Reader)
	if err != nil {
		return Session{}, nil, err
	}
	var fresh string
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		if err = s.storeSecond(ctx, tx, x, proven, codes); err != nil {
			return err
		}
		fresh, err = s.renew(ctx, tx, x, 2)
		s.kit.Audit.Record(tx, x.who(), audit.Entry{Action: "account.enrol-second", Kind: "account", ID: x.AccountID})
		return err
	})
	if err != nil {
		return Session{}, nil, err
	}
	out, err := s.fresh(ctx, fresh)
	return out, codes, err
}

// provenSecond is a secret that a code was right for.
type provenSecond struct {
	sealed string
	step   int64 // of the code, which does not work again
}

// provenSecret checks a code against the secret of the session and seals the
// secret for the account.
func (s *Service) provenSecret(x Session, code string) (provenSecond, error) {
	plain, err := s.kit.Keys.Open(x.enrolSecret, enrolPlace(x))
	if err != nil {
		return provenSecond{}, errs.OneField("code", "account-code")
	}
	step, ok := totp.Verify(string(plain), code, s.kit.Clock.Now(), 0)
	if !ok {
		return provenSecond{}, errs.OneField("code", "account-code")
	}
	return provenSecond{s.kit.Keys.Seal(plain, secretPlace(x.TenantID, x.AccountID)), step}, nil
}

func (s *Service) storeSecond(ctx context.Context, tx *db.Tx, x Session, proven provenSecond, codes []string) error {
	if _, err := tx.Exec(ctx, sqlSetSecond, x.AccountID, x.TenantID, proven.sealed, proven.step, clock.Stamp(s.kit.Clock.Now())); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, sqlDropRecovery, x.AccountID, x.TenantID); err != nil {
		return err
	}
	for _, c := range codes {
		if _, err := tx.Exec(ctx, sqlAddRecovery, x.AccountID, x.TenantID, totp.HashRecovery(c)); err != nil {
			return err
		}
	}
	return nil
}

// RecoveryLeft counts the unused recovery codes of one's own account.
func (s *Service) RecoveryLeft(ctx context.Context, accountID, tenantID string) (int64, error) {
	return db.Value[int64](ctx, s.kit.DB, sqlCountRecovery, accountID, tenantID)
}
