package place

import (
	"context"
	"math"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/text"
	"digibank/internal/platform/actor"
)

const (
	columns = `id, tenant_id, slug, name, kind, roles, host_kind, description_nl, description_fr, description_en, listed, opened_on,
		street, postcode, locality, nis, lat_e6, lon_e6, facilities, accessibility, access_note, languages,
		phone, email, partner_id, lead_id, access_mode, closed_on_holidays, closed_on, version, created_at, updated_at`

	sqlInsert = `INSERT INTO place (id, tenant_id, slug, name, kind, roles, host_kind, description_nl, description_fr, description_en, listed, opened_on,
		street, postcode, locality, nis, lat_e6, lon_e6, facilities, accessibility, access_note, languages,
		phone, email, partner_id, lead_id, access_mode, closed_on_holidays, sort_name, search, created_at, updated_at, client_id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
		$23, $24, $25, $26, $27, $28, $29, $30, $31, $31, $32)
		ON CONFLICT (tenant_id, client_id) DO NOTHING`

	sqlUpdate = `UPDATE place SET slug = $4, name = $5, kind = $6, roles = $7, host_kind = $8, description_nl = $9, description_fr = $10,
		description_en = $11, listed = $12, opened_on = $13, street = $14, postcode = $15, locality = $16, nis = $17, lat_e6 = $18, lon_e6 = $19,
		facilities = $20, accessibility = $21, access_note = $22, languages = $23, phone = $24, email = $25, partner_id = $26, lead_id = $27,
		access_mode = $28, closed_on_holidays = $29, sort_name = $30, search = $31, updated_at = $32, version = version + 1
		WHERE id = $1 AND tenant_id = $2 AND version = $3`

	sqlClose = `UPDATE place SET closed_on = $4, updated_at = $5, version = version + 1 WHERE id = $1 AND tenant_id = $2 AND version = $3`

	sqlTouch = `UPDATE place SET updated_at = $4, version = version + 1 WHERE id = $1 AND tenant_id = $2 AND ($3 = 0 OR version = $3)`

	sqlByID = `SELECT ` + columns + ` FROM place WHERE id = $1 AND tenant_id = $2`

	sqlLock = sqlByID + ` FOR UPDATE`

	sqlByClient = `SELECT ` + columns + ` FROM place WHERE client_id = $1 AND tenant_id = $2`

	sqlList = `SELECT ` + columns + ` FROM place WHERE tenant_id = $1
		AND ($2 = 1 OR id IN LIST($3) OR nis IN LIST($4) OR partner_id IN LIST($5))
		AND ($6 = '' OR nis = $6) AND ($7 = '' OR kind = $7)
		AND ($8 = '' OR roles LIKE '%,' || $8 || ',%') AND ($9 = '' OR facilities LIKE '%,' || $9 || ',%')
		AND search LIKE '%' || $10 || '%' AND search LIKE '%' || $11 || '%' AND search LIKE '%' || $12 || '%'
		AND ($13 = 0 OR id IN LIST($14)) AND ($15 = '' OR closed_on = '' OR closed_on > $15)
		AND (sort_name > $16 OR (sort_name = $16 AND id > $17))
		ORDER BY sort_name, id LIMIT $18`

	sqlListed = `SELECT ` + columns + ` FROM place WHERE tenant_id = $1 AND listed = 1 AND (closed_on = '' OR closed_on > $2) ORDER BY sort_name, id`

	sqlBriefs = `SELECT id, name, nis, partner_id, kind, closed_on FROM place WHERE tenant_id = $1
		AND ($2 = 1 OR id IN LIST($3) OR nis IN LIST($4) OR partner_id IN LIST($5)) ORDER BY sort_name, id`

	sqlBrief = `SELECT id, name, nis, partner_id, kind, closed_on FROM place WHERE id = $1 AND tenant_id = $2`

	sqlPartner = `SELECT 1 FROM partner WHERE tenant_id = $1 AND id = $2`

	sqlBump = `INSERT INTO place_revision (tenant_id, revision) VALUES ($1, 1)
		ON CONFLICT (tenant_id) DO UPDATE SET revision = place_revision.revision + 1`

	sqlStamp = `SELECT t.id, t.version, COALESCE(r.revision, 0) FROM tenant t LEFT JOIN place_revision r ON r.tenant_id = t.id
		WHERE t.slug = $1 AND t.closed_at = ''`
)

// row holds what of a place is stored otherwise than it is used.
type row struct {
	lat, lon         int64
	listed, holidays db.Bool
}

func scan(s db.Scanner) (p Place, err error) {
	var r row
	err = s.Scan(&p.ID, &p.TenantID, &p.Slug, &p.Name, &p.Kind, &p.Roles, &p.HostKind, &p.DescriptionNL, &p.DescriptionFR, &p.DescriptionEN, &r.listed, &p.OpenedOn,
		&p.Street, &p.Postcode, &p.Locality, &p.NIS, &r.lat, &r.lon, &p.Facilities, &p.Accessibility, &p.AccessNote, &p.Languages,
		&p.Phone, &p.Email, &p.PartnerID, &p.LeadID, &p.AccessMode, &r.holidays, &p.ClosedOn, &p.Version, clock.Into(&p.CreatedAt), clock.Into(&p.UpdatedAt))
	p.Listed, p.ClosedOnHolidays = bool(r.listed), bool(r.holidays)
	p.Lat, p.Lon = float64(r.lat)/1e6, float64(r.lon)/1e6
	return p, err
}

// args gives the columns that insert and update have in common.
func (p Place) args() []any {
	return []any{p.Slug, p.Name, p.Kind, p.Roles.text(), p.HostKind, p.DescriptionNL, p.DescriptionFR, p.DescriptionEN, db.Bool(p.Listed), p.OpenedOn.String(),
		p.Street, p.Postcode, p.Locality, p.NIS, micro(p.Lat), micro(p.Lon), p.Facilities.text(), p.Accessibility.text(), p.AccessNote, p.Languages.text(),
		p.Phone, p.Email, p.PartnerID, p.LeadID, p.AccessMode, db.Bool(p.ClosedOnHolidays),
		text.Fold(p.Name), text.Fold(p.Name + " " + p.Street + " " + p.Postcode + " " + p.Locality), clock.Stamp(p.UpdatedAt)}
}

func micro(degrees float64) int64 { return int64(math.Round(degrees * 1e6)) }

// insert writes a new place and says whether the client id was new.
func insert(ctx context.Context, tx *db.Tx, p Place, clientID string) (bool, error) {
	args := append([]any{p.ID, p.TenantID}, p.args()...)
	n, err := tx.Exec(ctx, sqlInsert, append(args, clientID)...)
	return n == 1, err
}

func update(ctx context.Context, tx *db.Tx, p Place, version int64) error {
	return changed(tx.Exec(ctx, sqlUpdate, append([]any{p.ID, p.TenantID, version}, p.args()...)...))
}

// changed turns "no row changed" into errs.Stale.
func changed(n int64, err error) error {
	if err == nil && n == 0 {
		return errs.New(errs.Stale, "stale")
	}
	return err
}

// limitArgs gives $2 to $5 of the lists.
func limitArgs(l actor.Limits) []any {
	return []any{db.Bool(l.All), db.List(l.Places), db.List(l.Municipalities), db.List(l.Partners)}
}

// scanBrief maps a row of a Brief; today decides what is closed.
func scanBrief(today civil.Date) func(db.Scanner) (Brief, error) {
	return func(s db.Scanner) (b Brief, err error) {
		var closed civil.Date
		err = s.Scan(&b.ID, &b.Name, &b.NIS, &b.PartnerID, &b.Kind, &closed)
		b.Closed = !closed.IsZero() && !today.Before(closed)
		return b, err
	}
}

// Stamp tells which digibank an address names, and whether what was made for it
// is still right.
type Stamp struct {
	TenantID string
	Tenant   int64 // version of the digibank
	Places   int64 // moves with every change of its places
}

func scanStamp(s db.Scanner) (st Stamp, err error) {
	return st, s.Scan(&st.TenantID, &st.Tenant, &st.Places)
}
