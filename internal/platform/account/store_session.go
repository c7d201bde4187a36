package account

import (
	"context"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
)

// currentGrants joins the grants that hold today: not ended, and not of a
// partner that left. $2 is the day.
const currentGrants = ` LEFT JOIN account_grant g ON g.account_id = a.id AND g.tenant_id = a.tenant_id
		AND g.from_day <= $2 AND (g.to_day = '' OR g.to_day > $2)
		AND (g.partner_id = '' OR EXISTS (SELECT 1 FROM partner p WHERE p.id = g.partner_id AND p.tenant_id = g.tenant_id AND (p.to_day = '' OR p.to_day > $2)))`

// openTenant leaves out accounts of a digibank that was closed.
const openTenant = ` AND (a.tenant_id = '' OR EXISTS (SELECT 1 FROM tenant t WHERE t.id = a.tenant_id AND t.closed_at = ''))`

const (
	sqlSession = `SELECT s.id, s.tenant_id, s.account_id, s.factors, s.created_at, s.seen_at, s.enrol_secret, a.name, a.lang, a.email,
			CASE WHEN a.totp_secret = '' THEN 0 ELSE 1 END,
			COALESCE(g.role, ''), COALESCE(g.nis, ''), COALESCE(g.place_id, ''), COALESCE(g.partner_id, '')
		FROM session s JOIN account a ON a.id = s.account_id AND a.tenant_id = s.tenant_id AND a.state = 'active'` + currentGrants + `
		WHERE s.token_hash = $1 AND s.expires_at > $3 AND s.seen_at > $4` + openTenant

	sqlNewSession = `INSERT INTO session (id, token_hash, tenant_id, account_id, factors, device, network, created_at, seen_at, expires_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`

	sqlRenewSession = `UPDATE session SET token_hash = $3, factors = $4, enrol_secret = '', expires_at = $5 WHERE id = $1 AND tenant_id = $2`

	sqlSetEnrol = `UPDATE session SET enrol_secret = $3 WHERE id = $1 AND tenant_id = $2`

	sqlSeen = `UPDATE session SET seen_at = $3 WHERE id = $1 AND tenant_id = $2 AND seen_at < $3`

	sqlSessions = `SELECT id, device, network, created_at, seen_at FROM session
		WHERE account_id = $1 AND tenant_id = $2 AND expires_at > $3 AND seen_at > $4 ORDER BY seen_at DESC, id`

	sqlSessionOf = `SELECT id FROM session WHERE id = $1 AND tenant_id = $2 AND account_id = $3`

	sqlEndSession = `DELETE FROM session WHERE id = $1 AND account_id = $2 AND tenant_id = $3`

	sqlEndSessions = `DELETE FROM session WHERE account_id = $1 AND tenant_id = $2 AND id <> $3`

	sqlSecond = `SELECT totp_secret, totp_step FROM account WHERE id = $1 AND tenant_id = $2 AND state = 'active' FOR UPDATE`

	sqlUseStep = `UPDATE account SET totp_step = $3 WHERE id = $1 AND tenant_id = $2 AND totp_step < $3`

	sqlSetSecond = `UPDATE account SET totp_secret = $3, totp_step = $4, version = version + 1, updated_at = $5 WHERE id = $1 AND tenant_id = $2`

	sqlUseRecovery = `DELETE FROM account_recovery WHERE account_id = $1 AND tenant_id = $2 AND code_hash = $3`

	sqlAddRecovery = `INSERT INTO account_recovery (account_id, tenant_id, code_hash) VALUES ($1, $2, $3)`

	sqlDropRecovery = `DELETE FROM account_recovery WHERE account_id = $1 AND tenant_id = $2`

	sqlCountRecovery = `SELECT COUNT(*) FROM account_recovery WHERE account_id = $1 AND tenant_id = $2`
)

// found is one row of the statement that finds a session or a token: who, and
// one of the grants.
type found struct {
	session Session
	made    time.Time
	seen    time.Time
	second  db.Bool
	grant   Grant
}

func scanSession(s db.Scanner) (f found, err error) {
	var nis, place, partner string
	x := &f.session
	err = s.Scan(&x.ID, &x.TenantID, &x.AccountID, &x.factors, clock.Into(&f.made), clock.Into(&f.seen), &x.enrolSecret, &x.Name, &x.Lang, &x.Email,
		&f.second, &f.grant.Role, &nis, &place, &partner)
	f.grant.Limit = limitOf(nis, place, partner)
	return f, err
}

func insertSession(ctx context.Context, tx *db.Tx, n newSession) error {
	_, err := tx.Exec(ctx, sqlNewSession, n.id, n.tokenHash, n.tenantID, n.accountID, n.factors, n.from.Device, n.from.Network,
		clock.Stamp(n.at), clock.Stamp(n.until))
	return err
}
