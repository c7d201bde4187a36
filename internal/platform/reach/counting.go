package reach

import (
	"context"
	"crypto/rand"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// defaultLetters is how many first letters of each name a pseudonym uses.
const defaultLetters = 2

// NewCounting asks for a counting inside the caller's transaction.
type NewCounting struct {
	Name     string
	Days     civil.Interval
	Rule     Rule   // stored as the tenant's version of its code when it is new
	PeriodID string // share the pseudonyms of another counting; "" for a period of its own
}

// AddCounting makes a counting and counts what the ledger holds for it already.
func (l *Ledger) AddCounting(ctx context.Context, tx *db.Tx, a actor.Actor, n NewCounting) (string, error) {
	if n.Rule.Code == "" {
		n.Rule = DefaultRule()
	}
	if err := countingsChange(ctx, tx, a.TenantID); err != nil {
		return "", err
	}
	if err := l.ensureRule(ctx, tx, a, n.Rule); err != nil {
		return "", err
	}
	if n.PeriodID == "" {
		var err error
		if n.PeriodID, err = l.addPeriod(ctx, tx, a.TenantID, n.Name); err != nil {
			return "", err
		}
	}
	id := l.kit.IDs.New()
	_, err := tx.Exec(ctx, sqlInsertCounting, id, a.TenantID, n.Days.From, n.Days.To, n.Rule.Code, n.Rule.Version, n.PeriodID)
	if err != nil {
		return "", err
	}
	c, err := loadCounting(ctx, tx, l.kit.Keys, a.TenantID, id)
	if err != nil {
		return "", err
	}
	return id, rebuild(ctx, tx, c)
}

func (l *Ledger) ensureRule(ctx context.Context, tx *db.Tx, a actor.Actor, rule Rule) error {
	_, err := db.One(ctx, tx, scanRule, sqlRule, a.TenantID, rule.Code, rule.Version)
	if errs.Is(err, errs.NotFound) {
		return l.insertRule(ctx, tx, a.TenantID, rule, "first version")
	}
	return err
}

func (l *Ledger) addPeriod(ctx context.Context, tx *db.Tx, tenantID, name string) (string, error) {
	secret := make([]byte, 32)
	_, _ = rand.Read(secret) // never fails
	id := l.kit.IDs.New()
	sealed := l.kit.Keys.Seal(secret, secretAAD(tenantID, id))
	_, err := tx.Exec(ctx, sqlInsertPeriod, id, tenantID, name, defaultLetters, sealed, clock.Stamp(l.kit.Clock.Now()))
	return id, err
}

// ChangeRule asks for a new version of a counting rule, used from now on by one counting.
type ChangeRule struct {
	CountingID string
	Rule       Rule // its Version is set by the ledger
	Reason     string
}

// ChangeRule stores a new version and recounts. The former version stays, so
// that both can be shown side by side.
func (l *Ledger) ChangeRule(ctx context.Context, a actor.Actor, c ChangeRule) (Rule, error) {
	if err := access.Require(a, RightManage); err != nil {
		return Rule{}, err
	}
	if c.Reason == "" {
		return Rule{}, errs.OneField("reason", "required")
	}
	err := l.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if err := countingsChange(ctx, tx, a.TenantID); err != nil {
			return err
		}
		last, err := db.Value[int](ctx, tx, sqlLastVersion, a.TenantID, c.Rule.Code)
		if err != nil {
			return err
		}
		c.Rule.Version = last + 1
		if err := l.insertRule(ctx, tx, a.TenantID, c.Rule, c.Reason); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, sqlUseRule, a.TenantID, c.CountingID, c.Rule.Code, c.Rule.Version); err != nil {
			return err
		}
		counting, err := loadCounting(ctx, tx, l.kit.Keys, a.TenantID, c.CountingID)
		if err != nil {
			return err
		}
		l.kit.Audit.Record(tx, a, audit.Entry{Action: "counting.rule", Kind: "counting", ID: c.CountingID, Reason: c.Reason})
		return rebuild(ctx, tx, counting)
	})
	return c.Rule, err
}

// DestroyPeriod throws away the secret of a period after the audit: no name can
// be matched to its pseudonyms any more.
func (l *Ledger) DestroyPeriod(ctx context.Context, a actor.Actor, periodID string) error {
	if err := access.Require(a, RightManage); err != nil {
		return err
	}
	return l.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if err := countingsChange(ctx, tx, a.TenantID); err != nil {
			return err
		}
		n, err := tx.Exec(ctx, sqlDestroyPeriod, a.TenantID, periodID, clock.Stamp(l.kit.Clock.Now()))
		if err == nil && n == 0 {
			err = errs.Missing()
		}
		l.kit.Audit.Record(tx, a, audit.Entry{Action: "counting.destroy-key", Kind: "counting_period", ID: periodID})
		return err
	})
}

// rebuild writes the subjects of a counting anew from the ledger.
func rebuild(ctx context.Context, tx *db.Tx, c Counting) error {
	if _, err := tx.Exec(ctx, sqlClearCounted, c.TenantID, c.ID); err != nil {
		return err
	}
	subjects, err := fromScratch(ctx, tx, c)
	if err != nil {
		return err
	}
	for _, sub := range subjects {
		if err := putSubject(ctx, tx, c, sub); err != nil {
			return err
		}
	}
	return nil
}

// MoveCounting gives a counting another span of days and counts again.
func (l *Ledger) MoveCounting(ctx context.Context, tx *db.Tx, a actor.Actor, id string, days civil.Interval) error {
	if err := countingsChange(ctx, tx, a.TenantID); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, sqlMoveCounting, a.TenantID, id, days.From, days.To); err != nil {
		return err
	}
	c, err := loadCounting(ctx, tx, l.kit.Keys, a.TenantID, id)
	if err != nil {
		return err
	}
	return rebuild(ctx, tx, c)
}
