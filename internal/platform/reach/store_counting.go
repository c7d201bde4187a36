package reach

import (
	"context"
	"encoding/json"
	"fmt"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
)

const (
	countingColumns = `c.id, c.tenant_id, c.from_day, c.to_day, r.definition, p.id, p.letters, p.secret`

	countingTables = ` FROM counting c
		JOIN counting_rule r ON r.tenant_id = c.tenant_id AND r.code = c.rule_code AND r.version = c.rule_version
		JOIN counting_period p ON p.tenant_id = c.tenant_id AND p.id = c.period_id`

	sqlCountings = `SELECT ` + countingColumns + countingTables + ` WHERE c.tenant_id = $1 ORDER BY c.id`

	sqlCounting = `SELECT ` + countingColumns + countingTables + ` WHERE c.tenant_id = $1 AND c.id = $2`

	sqlCountingVersion = `SELECT version FROM counting_version WHERE tenant_id = $1 FOR SHARE`

	sqlFirstVersion = `INSERT INTO counting_version (tenant_id, version) VALUES ($1, 1) ON CONFLICT (tenant_id) DO NOTHING`

	sqlNextVersion = `UPDATE counting_version SET version = version + 1 WHERE tenant_id = $1`

	sqlInsertPeriod = `INSERT INTO counting_period (id, tenant_id, name, letters, secret, created_at) VALUES ($1, $2, $3, $4, $5, $6)`

	sqlDestroyPeriod = `UPDATE counting_period SET secret = '', destroyed_at = $3 WHERE tenant_id = $1 AND id = $2 AND destroyed_at = ''`

	sqlInsertRule = `INSERT INTO counting_rule (tenant_id, code, version, definition, reason, created_at) VALUES ($1, $2, $3, $4, $5, $6)`

	sqlRules = `SELECT definition FROM counting_rule WHERE tenant_id = $1 ORDER BY code, version`

	sqlRule = `SELECT definition FROM counting_rule WHERE tenant_id = $1 AND code = $2 AND version = $3`

	sqlLastVersion = `SELECT COALESCE(MAX(version), 0) FROM counting_rule WHERE tenant_id = $1 AND code = $2`

	sqlInsertCounting = `INSERT INTO counting (id, tenant_id, from_day, to_day, rule_code, rule_version, period_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`

	sqlMoveCounting = `UPDATE counting SET from_day = $3, to_day = $4 WHERE tenant_id = $1 AND id = $2`

	sqlUseRule = `UPDATE counting SET rule_code = $3, rule_version = $4 WHERE tenant_id = $1 AND id = $2`

	sqlClearCounted = `DELETE FROM counted WHERE tenant_id = $1 AND counting_id = $2`

	sqlTenants = `SELECT id FROM tenant ORDER BY id`
)

// secretAAD binds the secret of a period to its row.
func secretAAD(tenantID, periodID string) crypt.AAD {
	return crypt.AAD{Tenant: tenantID, Table: "counting_period", Column: "secret", Row: periodID}
}

// sealedCounting is a counting whose secret was not opened yet.
type sealedCounting struct {
	Counting
	definition, secret string
}

func scanCounting(s db.Scanner) (v sealedCounting, err error) {
	return v, s.Scan(&v.ID, &v.TenantID, &v.Days.From, &v.Days.To, &v.definition, &v.Period.ID, &v.Period.Letters, &v.secret)
}

func (v sealedCounting) open(keys *crypt.Keyring) (Counting, error) {
	c := v.Counting
	c.Period.TenantID = c.TenantID
	if err := json.Unmarshal([]byte(v.definition), &c.Rule); err != nil {
		return c, fmt.Errorf("counting rule of %s: %w", c.ID, err)
	}
	if v.secret == "" {
		c.Period.Destroyed = true
		return c, nil
	}
	var err error
	c.Period.Secret, err = keys.Open(v.secret, secretAAD(c.TenantID, c.Period.ID))
	return c, err
}

func loadCountings(ctx context.Context, r db.Reader, keys *crypt.Keyring, tenantID string) ([]Counting, error) {
	sealed, err := db.All(ctx, r, scanCounting, sqlCountings, tenantID)
	if err != nil {
		return nil, err
	}
	out := make([]Counting, 0, len(sealed))
	for _, v := range sealed {
		c, err := v.open(keys)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func loadCounting(ctx context.Context, r db.Reader, keys *crypt.Keyring, tenantID, id string) (Counting, error) {
	v, err := db.One(ctx, r, scanCounting, sqlCounting, tenantID, id)
	if err != nil {
		return Counting{}, err
	}
	return v.open(keys)
}

func scanRule(s db.Scanner) (r Rule, err error) {
	var raw string
	if err := s.Scan(&raw); err != nil {
		return r, err
	}
	return r, json.Unmarshal([]byte(raw), &r)
}

func (l *Ledger) insertRule(ctx context.Context, tx *db.Tx, tenantID string, rule Rule, reason string) error {
	raw, err := json.Marshal(rule)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, sqlInsertRule, tenantID, rule.Code, rule.Version, string(raw), reason, clock.Stamp(l.kit.Clock.Now()))
	return err
}
