package account

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/text"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// Profile asks to change one's own name and language.
type Profile struct {
	Name, Lang string
	Version    int64
}

// ChangeProfile changes one's own name and language.
func (s *Service) ChangeProfile(ctx context.Context, a actor.Actor, c Profile) error {
	if err := signedIn(a); err != nil {
		return err
	}
	c.Name = text.Clean(c.Name)
	var ck errs.Check
	checkName(&ck, c.Name)
	ck.That(i18n.Known(c.Lang), "lang", "required")
	if err := ck.Err(); err != nil {
		return err
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, sqlSetProfile, a.AccountID, a.TenantID, c.Version, c.Name, text.Fold(c.Name), c.Lang, clock.Stamp(s.kit.Clock.Now()))
		if err == nil && n == 0 {
			err = errs.New(errs.Stale, "stale")
		}
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "account.profile", Kind: "account", ID: a.AccountID})
		return err
	})
}

// SaveLanguage keeps the language that somebody chose in the shell.
func (s *Service) SaveLanguage(ctx context.Context, a actor.Actor, lang string) error {
	if !i18n.Known(lang) || a.SessionID == "" {
		return nil
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, sqlSetLang, a.AccountID, a.TenantID, lang)
		return err
	})
}
