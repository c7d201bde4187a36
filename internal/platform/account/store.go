package account

import (
	"context"
	"strings"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/page"
	"digibank/internal/base/text"
)

const (
	columns = `id, tenant_id, email, name, lang, state, CASE WHEN totp_secret = '' THEN 0 ELSE 1 END, version, created_at, updated_at`

	sqlInsert = `INSERT INTO account (id, tenant_id, email, email_norm, name, name_key, lang, state, password_hash, client_id, created_at, updated_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`

	sqlByID = `SELECT ` + columns + ` FROM account WHERE id = $1 AND tenant_id = $2`

	sqlLock = sqlByID + ` FOR UPDATE`

	sqlByClient = `SELECT ` + columns + ` FROM account WHERE tenant_id = $1 AND client_id = $2 AND client_id <> ''`

	sqlByEmail = `SELECT ` + columns + ` FROM account WHERE tenant_id = $1 AND email_norm = $2`

	sqlActive = `SELECT a.id, a.tenant_id, a.name, a.lang, a.email, a.password_hash FROM account a
		WHERE a.email_norm = $1 AND a.state = 'active'
		AND (a.tenant_id = '' OR EXISTS (SELECT 1 FROM tenant t WHERE t.id = a.tenant_id AND t.closed_at = ''))
		ORDER BY a.tenant_id LIMIT 5`

	sqlCredentials = `SELECT id, tenant_id, name, lang, email, password_hash FROM account WHERE id = $1 AND tenant_id = $2`

	sqlWithRoles = `SELECT ` + columns + ` FROM account
		WHERE tenant_id = $1 AND EXISTS (SELECT 1 FROM account_grant g
			WHERE g.account_id = account.id AND g.tenant_id = $1 AND g.role IN LIST($2))
		ORDER BY name_key, id`

	sqlList = `SELECT ` + columns + ` FROM account
		WHERE tenant_id = $1 AND (name_key > $2 OR (name_key = $2 AND id > $3))
		AND ($4 = '' OR state = $4)
		AND ($5 = '' OR name_key LIKE $5 ESCAPE '!' OR email_norm LIKE $5 ESCAPE '!')
		AND ($6 = '' OR EXISTS (SELECT 1 FROM account_grant g WHERE g.account_id = account.id AND g.tenant_id = $1 AND g.role = $6
			AND g.from_day <= $7 AND (g.to_day = '' OR g.to_day > $7)))
		ORDER BY name_key, id LIMIT $8`

	sqlSetState = `UPDATE account SET state = $3, version = version + 1, updated_at = $4 WHERE id = $1 AND tenant_id = $2`

	sqlSetPassword = `UPDATE account SET password_hash = $3, state = 'active', version = version + 1, updated_at = $4 WHERE id = $1 AND tenant_id = $2 AND state <> 'disabled'`

	sqlRehash = `UPDATE account SET password_hash = $3 WHERE id = $1 AND tenant_id = $2 AND password_hash = $4`

	sqlSetProfile = `UPDATE account SET name = $4, name_key = $5, lang = $6, version = version + 1, updated_at = $7
		WHERE id = $1 AND tenant_id = $2 AND version = $3`

	sqlSetLang = `UPDATE account SET lang = $3 WHERE id = $1 AND tenant_id = $2`

	sqlAddGrant = `INSERT INTO account_grant (id, tenant_id, account_id, role, nis, place_id, partner_id, from_day, to_day)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

	sqlGrants = `SELECT id, role, nis, place_id, partner_id, from_day, to_day FROM account_grant
		WHERE account_id = $1 AND tenant_id = $2 ORDER BY from_day, id`

	sqlGrantsOfMany = `SELECT account_id, role, nis, place_id, partner_id FROM account_grant
		WHERE tenant_id = $1 AND account_id IN LIST($2) AND from_day <= $3 AND (to_day = '' OR to_day > $3) ORDER BY from_day, id`

	sqlEndGrant = `UPDATE account_grant SET to_day = $4 WHERE id = $1 AND account_id = $2 AND tenant_id = $3 AND (to_day = '' OR to_day > $4)`

	sqlAddLink = `INSERT INTO account_link (token_hash, tenant_id, account_id, purpose, expires_at) VALUES ($1, $2, $3, $4, $5)`

	sqlTakeLink = `DELETE FROM account_link WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3 RETURNING account_id, tenant_id`

	sqlFindLink = `SELECT a.id, a.tenant_id, a.name, a.lang, a.email, a.password_hash FROM account_link l
		JOIN account a ON a.id = l.account_id AND a.tenant_id = l.tenant_id
		WHERE l.token_hash = $1 AND l.purpose = $2 AND l.expires_at > $3 AND a.state = $4`

	sqlDropLinks = `DELETE FROM account_link WHERE account_id = $1 AND tenant_id = $2`
)

// person is what proving who one is needs of an account.
type person struct {
	id, tenantID, name, lang, email, hash string
}

func scanPerson(s db.Scanner) (p person, err error) {
	return p, s.Scan(&p.id, &p.tenantID, &p.name, &p.lang, &p.email, &p.hash)
}

func scan(s db.Scanner) (a Account, err error) {
	var second db.Bool
	err = s.Scan(&a.ID, &a.TenantID, &a.Email, &a.Name, &a.Lang, &a.State, &second, &a.Version, clock.Into(&a.CreatedAt), clock.Into(&a.UpdatedAt))
	a.HasSecond = bool(second)
	return a, err
}

func scanGrant(s db.Scanner) (g Grant, err error) {
	var nis, place, partner string
	err = s.Scan(&g.ID, &g.Role, &nis, &place, &partner, &g.From, &g.To)
	g.Limit = limitOf(nis, place, partner)
	return g, err
}

func insert(ctx context.Context, tx *db.Tx, a Account, hash, clientID string) error {
	_, err := tx.Exec(ctx, sqlInsert, a.ID, a.TenantID, a.Email, norm(a.Email), a.Name, text.Fold(a.Name), a.Lang, string(a.State), hash, clientID, clock.Stamp(a.CreatedAt))
	return err
}

func insertGrant(ctx context.Context, tx *db.Tx, tenantID, accountID string, g Grant) error {
	_, err := tx.Exec(ctx, sqlAddGrant, g.ID, tenantID, accountID, string(g.Role),
		g.Limit.in(ByMunicipality), g.Limit.in(ByPlace), g.Limit.in(ByPartner), g.From, g.To)
	return err
}

// contains makes a LIKE pattern that finds what holds s.
func contains(s string) string {
	if s == "" {
		return ""
	}
	return "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s) + "%"
}

func (s *Service) list(ctx context.Context, tenantID string, f Filter, req page.Request) ([]Account, error) {
	return db.All(ctx, s.kit.DB, scan, sqlList, tenantID, req.Key(0, ""), req.Key(1, ""), string(f.State),
		contains(f.search()), string(f.Role), s.Today().String(), req.Fetch())
}
