package tenant

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
)

const (
	partnerColumns = `id, name, kind, controller_kind, partner_role, kbo, website, from_day, to_day, version, created_at, updated_at`

	sqlPartners = `SELECT ` + partnerColumns + ` FROM partner WHERE tenant_id = $1 ORDER BY name, id`

	sqlPartner = `SELECT ` + partnerColumns + ` FROM partner WHERE id = $1 AND tenant_id = $2`

	sqlAddPartner = `INSERT INTO partner (id, tenant_id, name, kind, controller_kind, partner_role, kbo, website, from_day, to_day, created_at, updated_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`

	sqlSetPartner = `UPDATE partner SET name = $4, kind = $5, controller_kind = $6, partner_role = $7, kbo = $8, website = $9, from_day = $10, to_day = $11,
		updated_at = $12, version = version + 1 WHERE id = $1 AND tenant_id = $2 AND version = $3`
)

func scanPartner(s db.Scanner) (p Partner, err error) {
	return p, s.Scan(&p.ID, &p.Name, &p.Kind, &p.Controller, &p.Role, &p.KBO, &p.Website, &p.From, &p.To, &p.Version, clock.Into(&p.CreatedAt), clock.Into(&p.UpdatedAt))
}

func insertPartner(ctx context.Context, tx *db.Tx, tenantID string, p Partner) error {
	_, err := tx.Exec(ctx, sqlAddPartner, p.ID, tenantID, p.Name, string(p.Kind), string(p.Controller), string(p.Role), p.KBO, p.Website, p.From, p.To, clock.Stamp(p.CreatedAt))
	return err
}

func updatePartner(ctx context.Context, tx *db.Tx, tenantID string, version int64, p Partner) (int64, error) {
	return tx.Exec(ctx, sqlSetPartner, p.ID, tenantID, version, p.Name, string(p.Kind), string(p.Controller), string(p.Role), p.KBO, p.Website, p.From, p.To, clock.Stamp(p.UpdatedAt))
}
