package audit

import (
	"context"
	"slices"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/page"
)

const (
	sqlMoveHead = `UPDATE audit_head SET seq = seq + $2 WHERE tenant_id = $1 RETURNING seq, hash`

	sqlNewHead = `INSERT INTO audit_head (tenant_id, seq, hash) VALUES ($1, 0, '') ON CONFLICT (tenant_id) DO NOTHING`

	sqlSetHead = `UPDATE audit_head SET hash = $2 WHERE tenant_id = $1`

	sqlInsert = `INSERT INTO audit_entry (tenant_id, seq, at, actor_id, actor_name, actor_role, channel, action, kind, object_id, person_id, reason, result, prev_hash, hash)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`

	columns = `tenant_id, seq, at, actor_id, actor_name, actor_role, channel, action, kind, object_id, person_id, reason, result, prev_hash, hash`

	sqlList = `SELECT ` + columns + ` FROM audit_entry
		WHERE tenant_id = $1 AND seq < $2
		AND ($3 = '' OR action = $3) AND ($4 = '' OR actor_id = $4) AND ($5 = '' OR person_id = $5)
		AND ($6 = '' OR at >= $6) AND ($7 = '' OR at < $7) AND ($8 = '' OR object_id = $8) AND ($9 = '' OR result = $9)
		ORDER BY seq DESC LIMIT $10`

	sqlChain = `SELECT ` + columns + ` FROM audit_entry WHERE tenant_id = $1 ORDER BY seq`

	sqlHead = `SELECT seq, hash FROM audit_head WHERE tenant_id = $1`

	sqlTenants = `SELECT tenant_id FROM audit_head ORDER BY tenant_id`

	sqlActions = `SELECT DISTINCT action FROM audit_entry WHERE tenant_id = $1 ORDER BY action`
)

type head struct {
	seq  int64
	hash string
}

func scanHead(s db.Scanner) (h head, err error) { return h, s.Scan(&h.seq, &h.hash) }

// flush writes the pending rows of each tenant behind its chain, tenants in
// order so that two transactions cannot wait for each other.
func flush(ctx context.Context, tx *db.Tx, rows []Row) error {
	slices.SortStableFunc(rows, func(a, b Row) int { return compare(a.TenantID, b.TenantID) })
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].TenantID == rows[0].TenantID {
			n++
		}
		if err := appendRows(ctx, tx, rows[:n]); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

func compare(a, b string) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

func appendRows(ctx context.Context, tx *db.Tx, rows []Row) error {
	h, err := moveHead(ctx, tx, rows[0].TenantID, int64(len(rows)))
	if err != nil {
		return err
	}
	first, prev := h.seq-int64(len(rows))+1, h.hash
	for i := range rows {
		sealRow(&rows[i], first+int64(i), prev)
		if err := insert(ctx, tx, rows[i]); err != nil {
			return err
		}
		prev = rows[i].Hash
	}
	_, err = tx.Exec(ctx, sqlSetHead, rows[0].TenantID, prev)
	return err
}

func moveHead(ctx context.Context, tx *db.Tx, tenantID string, by int64) (head, error) {
	heads, err := db.All(ctx, tx, scanHead, sqlMoveHead, tenantID, by)
	if err != nil || len(heads) == 1 {
		return first(heads), err
	}
	if _, err := tx.Exec(ctx, sqlNewHead, tenantID); err != nil {
		return head{}, err
	}
	return db.One(ctx, tx, scanHead, sqlMoveHead, tenantID, by)
}

func first(heads []head) head {
	if len(heads) == 0 {
		return head{}
	}
	return heads[0]
}

func insert(ctx context.Context, tx *db.Tx, r Row) error {
	_, err := tx.Exec(ctx, sqlInsert, r.TenantID, r.Seq, clock.Stamp(r.At), r.Actor, r.Name, string(r.Role), string(r.Channel),
		r.Action, r.Kind, r.ID, r.Person, r.Reason, string(r.Result), r.Prev, r.Hash)
	return err
}

func scanRow(s db.Scanner) (r Row, err error) {
	return r, s.Scan(&r.TenantID, &r.Seq, clock.Into(&r.At), &r.Actor, &r.Name, &r.Role, &r.Channel,
		&r.Action, &r.Kind, &r.ID, &r.Person, &r.Reason, &r.Result, &r.Prev, &r.Hash)
}

func (s *Service) list(ctx context.Context, tenantID string, before int64, f Filter, req page.Request) ([]Row, error) {
	return db.All(ctx, s.db, scanRow, sqlList, tenantID, before, f.Action, f.Actor, f.Person,
		clock.StampOrEmpty(f.From), clock.StampOrEmpty(f.To), f.Object, string(f.Result), req.Fetch())
}
