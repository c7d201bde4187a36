package search

import (
	"context"
	"strings"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
)

// What ends in SQLite or Postgres is prepared on that engine only: the full-text
// index is what they do not share. search_word and search_form belong to a part
// of the index, whose code stands for the tenant.
const (
	sqlBody = `SELECT body FROM search_doc WHERE tenant_id = $1 AND kind = $2 AND doc_id = $3`

	sqlMore = `INSERT INTO search_word (code, word, uses) VALUES ($1, $2, 1)
		ON CONFLICT (code, word) DO UPDATE SET uses = search_word.uses + 1 RETURNING uses`

	sqlLess = `UPDATE search_word SET uses = uses - 1 WHERE code = $1 AND word = $2 RETURNING uses`

	sqlDropWord = `DELETE FROM search_word WHERE code = $1 AND word = $2`

	sqlDropForms = `DELETE FROM search_form WHERE code = $1 AND form IN LIST($2) AND word = $3`

	sqlWordsOf = `SELECT DISTINCT word FROM search_form WHERE code = $1 AND form IN LIST($2)`

	sqlFormsSQLite = `INSERT INTO search_form (code, form, word) SELECT $1, value, $3 FROM json_each($2)`

	sqlFormsPostgres = `INSERT INTO search_form (code, form, word) SELECT $1, jsonb_array_elements_text(($2)::jsonb), $3`

	sqlPutSQLite = `INSERT INTO search_doc (tenant_id, kind, doc_id, body) VALUES ($1, $2, $3, $4)
		ON CONFLICT (tenant_id, kind, doc_id) DO UPDATE SET body = excluded.body RETURNING id`

	sqlTermsSQLite = `INSERT OR REPLACE INTO search_term (rowid, terms) VALUES ($1, $2)`

	sqlRemoveSQLite = `DELETE FROM search_doc WHERE tenant_id = $1 AND kind = $2 AND doc_id = $3 RETURNING id`

	sqlDropTermsSQLite = `DELETE FROM search_term WHERE rowid = $1`

	sqlMatchSQLite = `SELECT d.doc_id, d.body FROM search_term JOIN search_doc d ON d.id = search_term.rowid
		WHERE search_term MATCH $3 AND d.tenant_id = $1 AND d.kind = $2 LIMIT $4`

	sqlPutPostgres = `INSERT INTO search_doc (tenant_id, kind, doc_id, body, terms)
		VALUES ($1, $2, $3, $4, array_to_tsvector(ARRAY(SELECT DISTINCT jsonb_array_elements_text(($5)::jsonb))))
		ON CONFLICT (tenant_id, kind, doc_id) DO UPDATE SET body = excluded.body, terms = excluded.terms`

	sqlRemovePostgres = `DELETE FROM search_doc WHERE tenant_id = $1 AND kind = $2 AND doc_id = $3`

	sqlMatchPostgres = `SELECT doc_id, body FROM search_doc
		WHERE terms @@ (($3)::text)::tsquery AND tenant_id = $1 AND kind = $2 LIMIT $4`
)

func scanHit(s db.Scanner) (h Hit, err error) { return h, s.Scan(&h.ID, &h.Text) }

// bodyOf gives what is indexed of a document, nothing for a new one.
func bodyOf(ctx context.Context, r db.Reader, tenant, kind, id string) (string, error) {
	body, err := db.Value[string](ctx, r, sqlBody, tenant, kind, id)
	if errs.Is(err, errs.NotFound) {
		return "", nil
	}
	return body, err
}

func putDoc(ctx context.Context, tx *db.Tx, d Doc, terms []string) error {
	if tx.Engine() == db.Postgres {
		_, err := tx.Exec(ctx, sqlPutPostgres, d.Tenant, d.Kind, d.ID, d.Text, db.List(terms))
		return err
	}
	id, err := db.Value[int64](ctx, tx, sqlPutSQLite, d.Tenant, d.Kind, d.ID, d.Text)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, sqlTermsSQLite, id, strings.Join(terms, " "))
	return err
}

func removeDoc(ctx context.Context, tx *db.Tx, tenant, kind, id string) error {
	if tx.Engine() == db.Postgres {
		_, err := tx.Exec(ctx, sqlRemovePostgres, tenant, kind, id)
		return err
	}
	rows, err := db.All(ctx, tx, db.Column[int64], sqlRemoveSQLite, tenant, kind, id)
	if err != nil || len(rows) == 0 {
		return err
	}
	_, err = tx.Exec(ctx, sqlDropTermsSQLite, rows[0])
	return err
}

// moreOf counts one more document with a word, and writes the forms of a new word.
func moreOf(ctx context.Context, tx *db.Tx, in part, w string) error {
	uses, err := db.Value[int64](ctx, tx, sqlMore, in.words, w)
	if err != nil || uses > 1 {
		return err
	}
	if tx.Engine() == db.Postgres {
		_, err = tx.Exec(ctx, sqlFormsPostgres, in.words, db.List(near(w)), w)
	} else {
		_, err = tx.Exec(ctx, sqlFormsSQLite, in.words, db.List(near(w)), w)
	}
	return err
}

// lessOf counts one document less with a word, and drops a word without any.
func lessOf(ctx context.Context, tx *db.Tx, in part, w string) error {
	uses, err := db.Value[int64](ctx, tx, sqlLess, in.words, w)
	if err != nil || uses > 0 {
		return err
	}
	if _, err := tx.Exec(ctx, sqlDropWord, in.words, w); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, sqlDropForms, in.words, db.List(near(w)), w)
	return err
}

// wordsOf gives the known words that have one of the forms.
func wordsOf(ctx context.Context, r db.Reader, in part, forms []string) ([]string, error) {
	return db.All(ctx, r, db.Column[string], sqlWordsOf, in.words, db.List(forms))
}

// match gives the documents for which a question holds.
func match(ctx context.Context, r db.Reader, q Query, e expr) ([]Hit, error) {
	if len(e) == 0 {
		return nil, nil
	}
	asked := e.write(r.Engine())
	if r.Engine() == db.Postgres {
		return db.All(ctx, r, scanHit, sqlMatchPostgres, q.Tenant, q.Kind, asked, maxCandidates)
	}
	return db.All(ctx, r, scanHit, sqlMatchSQLite, q.Tenant, q.Kind, asked, maxCandidates)
}
