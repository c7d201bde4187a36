package account

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
)

const (
	sqlBearer = `SELECT s.id, s.tenant_id, s.account_id, s.role, s.nis, s.place_id, s.partner_id, s.used_day, a.name, a.lang,
			COALESCE(g.role, ''), COALESCE(g.nis, ''), COALESCE(g.place_id, ''), COALESCE(g.partner_id, '')
		FROM api_token s JOIN account a ON a.id = s.account_id AND a.tenant_id = s.tenant_id AND a.state = 'active'` + currentGrants + `
		WHERE s.token_hash = $1 AND s.to_day > $2 AND s.revoked_at = ''` + openTenant

	sqlNewToken = `INSERT INTO api_token (id, token_hash, tenant_id, account_id, name, role, nis, place_id, partner_id, to_day, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`

	sqlTokens = `SELECT t.id, t.account_id, a.name, t.name, t.role, t.nis, t.place_id, t.partner_id, t.to_day, t.used_day, t.created_at, t.revoked_at
		FROM api_token t JOIN account a ON a.id = t.account_id AND a.tenant_id = t.tenant_id
		WHERE t.tenant_id = $1 AND ($2 = '' OR t.account_id = $2) ORDER BY t.id DESC LIMIT 500`

	sqlTokenOf = `SELECT id FROM api_token WHERE id = $1 AND tenant_id = $2 AND ($3 = '' OR account_id = $3)`

	sqlTokenUsed = `UPDATE api_token SET used_day = $3 WHERE id = $1 AND tenant_id = $2 AND used_day < $3`

	sqlRevokeToken = `UPDATE api_token SET revoked_at = $4 WHERE id = $1 AND tenant_id = $2 AND ($3 = '' OR account_id = $3) AND revoked_at = ''`
)

// bearer is one row of the statement that finds a token: the token, its owner,
// and one of the owner's grants.
type bearer struct {
	token                           Token
	tenantID, accountID, name, lang string
	used                            civil.Date
	owner                           Grant
}

func scanBearer(s db.Scanner) (b bearer, err error) {
	var nis, place, partner, ownNIS, ownPlace, ownPartner string
	err = s.Scan(&b.token.ID, &b.tenantID, &b.accountID, &b.token.Role, &nis, &place, &partner, &b.used, &b.name, &b.lang,
		&b.owner.Role, &ownNIS, &ownPlace, &ownPartner)
	b.token.Limit = limitOf(nis, place, partner)
	b.owner.Limit = limitOf(ownNIS, ownPlace, ownPartner)
	return b, err
}

func scanToken(s db.Scanner) (t Token, err error) {
	var nis, place, partner string
	err = s.Scan(&t.ID, &t.AccountID, &t.Owner, &t.Name, &t.Role, &nis, &place, &partner, &t.To, &t.Used, clock.Into(&t.CreatedAt), clock.Into(&t.RevokedAt))
	t.Limit = limitOf(nis, place, partner)
	return t, err
}

func insertToken(ctx context.Context, tx *db.Tx, tenantID string, t Token, hash string) error {
	_, err := tx.Exec(ctx, sqlNewToken, t.ID, hash, tenantID, t.AccountID, t.Name, string(t.Role),
		t.Limit.in(ByMunicipality), t.Limit.in(ByPlace), t.Limit.in(ByPartner), t.To, clock.Stamp(t.CreatedAt))
	return err
}
