package helpdesk

import (
	"context"

	"digibank/internal/base/db"
)

const (
	// The cursor, or the end of the span, bounds the index from above.
	whereSpan = `c.tenant_id = $1 AND c.current = 1 AND c.at >= $2 AND (c.at, c.id) < ($3, $4)`

	// What remains is looked at row by row, newest first, until the page is full.
	whereRest = `($6 = '' OR c.place_nis = $6) AND ($7 = '' OR c.nis = $7) AND ($8 = '' OR c.helper_id = $8) AND ($9 = '' OR c.channel = $9)
		AND ($10 = '' OR c.who = $10) AND ($11 = '' OR c.objective = $11) AND ($12 = 0 OR c.urgent = 1) AND ($13 = '' OR c.state = $13) AND c.written_at >= $14
		AND ($15 = '' OR c.gist LIKE $15) AND ($16 = '' OR c.gist LIKE $16) AND ($17 = '' OR c.gist LIKE $17)
		AND ($18 = 0 OR EXISTS (SELECT 1 FROM followup f WHERE f.tenant_id = c.tenant_id AND f.contact_id = c.id AND f.contact_id <> '' AND f.state = 'open'))
		AND ($19 = 1 OR c.place_id IN LIST($20) OR c.place_nis IN LIST($21) OR c.partner_id IN LIST($22))`

	sqlList = `SELECT ` + contactColumns + ` FROM contact c WHERE ` + whereSpan + ` AND ($5 = '[]' OR c.place_id IN LIST($5)) AND ` + whereRest + ` ORDER BY c.at DESC, c.id DESC LIMIT $23`

	sqlListPlace = `SELECT ` + contactColumns + ` FROM contact c WHERE ` + whereSpan + ` AND c.place_id = $5 AND ` + whereRest + ` ORDER BY c.at DESC, c.id DESC LIMIT $23`

	sqlCount = `SELECT count(*) FROM (SELECT 1 FROM contact c WHERE ` + whereSpan + ` AND ($5 = '[]' OR c.place_id IN LIST($5)) AND ` + whereRest + ` LIMIT $23) counted`

	sqlCountPlace = `SELECT count(*) FROM (SELECT 1 FROM contact c WHERE ` + whereSpan + ` AND c.place_id = $5 AND ` + whereRest + ` LIMIT $23) counted`

	sqlTimeline = `SELECT ` + contactColumns + ` FROM contact c WHERE c.tenant_id = $1 AND c.current = 1 AND c.person_id <> '' AND c.person_id IN LIST($2)
		AND c.at < $3 AND c.state = 'kept' ORDER BY c.at DESC, c.id DESC LIMIT $4`

	// The comparison of tenants is written so that no index on them is taken:
	// a few ids are looked up, not everybody of the tenant.
	sqlNames = `SELECT p.id, r.given_name, r.family_name FROM person p CROSS JOIN person r
		WHERE p.id IN LIST($2) AND p.tenant_id || '' = $1 AND r.id = p.root_id AND r.tenant_id || '' = p.tenant_id`

	sqlHabits = `SELECT c.id, c.place_id, c.channel, c.minutes, c.gist FROM contact c
		WHERE c.tenant_id = $1 AND c.current = 1 AND c.at >= $2 AND c.helper_id = $3 AND c.state = 'kept' ORDER BY c.at DESC, c.id DESC LIMIT 50`
)

// query is a filter ready to be read: its arguments but for the limit, and
// whether the index of one place serves it best.
type query struct {
	args     []any
	plain    []any // of sqlGlancePlain, when it asks for no more than that
	onePlace bool
}

func (q query) rows(ctx context.Context, r db.Reader, limit int) ([]Contact, error) {
	args := append(q.args, limit)
	if q.onePlace {
		return db.All(ctx, r, scanContact, sqlListPlace, args...)
	}
	return db.All(ctx, r, scanContact, sqlList, args...)
}

func (q query) count(ctx context.Context, r db.Reader, limit int) (int64, error) {
	args := append(q.args, limit)
	if q.onePlace {
		return db.Value[int64](ctx, r, sqlCountPlace, args...)
	}
	return db.Value[int64](ctx, r, sqlCount, args...)
}
