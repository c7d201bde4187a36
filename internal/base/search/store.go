package search

import (
	"context"
	"strings"

	"digibank/internal/base/db"
)

// The statements of the two engines differ: the full-text index is what they do
// not share. Each is prepared on its own engine only.
const (
	sqlPutSQLite = `INSERT INTO search_doc (tenant_id, kind, doc_id, body) VALUES ($1, $2, $3, $4)
		ON CONFLICT (tenant_id, kind, doc_id) DO UPDATE SET body = excluded.body RETURNING id`

	sqlWordSQLite = `INSERT OR REPLACE INTO search_word (rowid, terms) VALUES ($1, $2)`

	sqlNearSQLite = `INSERT OR REPLACE INTO search_near (rowid, terms) VALUES ($1, $2)`

	sqlRemoveSQLite = `DELETE FROM search_doc WHERE tenant_id = $1 AND kind = $2 AND doc_id = $3 RETURNING id`

	sqlDropWordSQLite = `DELETE FROM search_word WHERE rowid = $1`

	sqlDropNearSQLite = `DELETE FROM search_near WHERE rowid = $1`

	sqlMatchWordSQLite = `SELECT d.doc_id, d.body FROM search_word JOIN search_doc d ON d.id = search_word.rowid
		WHERE search_word MATCH $3 AND d.tenant_id = $1 AND d.kind = $2 LIMIT $4`

	sqlMatchNearSQLite = `SELECT d.doc_id, d.body FROM search_near JOIN search_doc d ON d.id = search_near.rowid
		WHERE search_near MATCH $3 AND d.tenant_id = $1 AND d.kind = $2 LIMIT $4`

	sqlPutPostgres = `INSERT INTO search_doc (tenant_id, kind, doc_id, body, terms)
		VALUES ($1, $2, $3, $4, array_to_tsvector(ARRAY(SELECT DISTINCT jsonb_array_elements_text(($5)::jsonb))))
		ON CONFLICT (tenant_id, kind, doc_id) DO UPDATE SET body = excluded.body, terms = excluded.terms`

	sqlRemovePostgres = `DELETE FROM search_doc WHERE tenant_id = $1 AND kind = $2 AND doc_id = $3`

	sqlMatchPostgres = `SELECT doc_id, body FROM search_doc
		WHERE terms @@ (($3)::text)::tsquery AND tenant_id = $1 AND kind = $2 LIMIT $4`
)

func scanHit(s db.Scanner) (h Hit, err error) { return h, s.Scan(&h.ID, &h.Text) }

func put(ctx context.Context, tx *db.Tx, d Doc, terms, forms []string) error {
	if tx.Engine() == db.Postgres {
		_, err := tx.Exec(ctx, sqlPutPostgres, d.Tenant, d.Kind, d.ID, d.Text, db.List(append(terms, forms...)))
		return err
	}
	id, err := db.Value[int64](ctx, tx, sqlPutSQLite, d.Tenant, d.Kind, d.ID, d.Text)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, sqlWordSQLite, id, strings.Join(terms, " ")); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, sqlNearSQLite, id, strings.Join(forms, " "))
	return err
}

func remove(ctx context.Context, tx *db.Tx, tenant, kind, id string) error {
	if tx.Engine() == db.Postgres {
		_, err := tx.Exec(ctx, sqlRemovePostgres, tenant, kind, id)
		return err
	}
	rows, err := db.All(ctx, tx, db.Column[int64], sqlRemoveSQLite, tenant, kind, id)
	if err != nil || len(rows) == 0 {
		return err
	}
	if _, err := tx.Exec(ctx, sqlDropWordSQLite, rows[0]); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, sqlDropNearSQLite, rows[0])
	return err
}

func match(ctx context.Context, r db.Reader, q Query, e expr, nearly bool) ([]Hit, error) {
	query := sqlMatchWordSQLite
	switch {
	case r.Engine() == db.Postgres:
		query = sqlMatchPostgres
	case nearly:
		query = sqlMatchNearSQLite
	}
	return db.All(ctx, r, scanHit, query, q.Tenant, q.Kind, e.write(r.Engine()), maxCandidates)
}
