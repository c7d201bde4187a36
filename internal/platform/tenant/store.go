package tenant

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
)

const (
	columns = `id, slug, name, phone, email, banner, version, created_at, closed_at`

	sqlInsert = `INSERT INTO tenant (id, slug, name, phone, email, banner, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`

	sqlBySlug = `SELECT ` + columns + ` FROM tenant WHERE slug = $1 AND closed_at = ''`

	sqlByID = `SELECT ` + columns + ` FROM tenant WHERE id = $1`

	sqlLock = sqlByID + ` FOR UPDATE`

	sqlAll = `SELECT ` + columns + ` FROM tenant ORDER BY name, id`

	sqlUpdate = `UPDATE tenant SET name = $3, phone = $4, email = $5, banner = $6, version = version + 1 WHERE id = $1 AND version = $2`

	sqlMembers = `SELECT nis, from_day, to_day FROM tenant_municipality WHERE tenant_id = $1 ORDER BY nis, from_day`

	sqlAddMember = `INSERT INTO tenant_municipality (tenant_id, nis, from_day, to_day) VALUES ($1, $2, $3, '')`

	sqlEndMember = `UPDATE tenant_municipality SET to_day = $3 WHERE tenant_id = $1 AND nis = $2 AND to_day = ''`
)

func scan(s db.Scanner) (t Tenant, err error) {
	return t, s.Scan(&t.ID, &t.Slug, &t.Name, &t.Phone, &t.Email, &t.Banner, &t.Version, clock.Into(&t.CreatedAt), clock.Into(&t.ClosedAt))
}

func scanMember(s db.Scanner) (m Membership, err error) { return m, s.Scan(&m.NIS, &m.From, &m.To) }

func insert(ctx context.Context, tx *db.Tx, t Tenant) error {
	_, err := tx.Exec(ctx, sqlInsert, t.ID, t.Slug, t.Name, t.Phone, t.Email, t.Banner, clock.Stamp(t.CreatedAt))
	return err
}

func addMember(ctx context.Context, tx *db.Tx, tenantID, nis string, from civil.Date) error {
	_, err := tx.Exec(ctx, sqlAddMember, tenantID, nis, from)
	return err
}
