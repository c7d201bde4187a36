package arch

import (
	"context"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
)

const (
	schemaSQLite = `SELECT sql || ';' FROM sqlite_schema m WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name <> 'goose_db_version'
		AND NOT EXISTS (SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL TABLE%' AND m.name <> v.name AND m.name LIKE v.name || '\_%' ESCAPE '\')
		ORDER BY tbl_name, type DESC, name`

	// A table is written as its columns and keys; an index as PostgreSQL says it.
	schemaPostgres = `SELECT line FROM (
		SELECT c.relname::text AS tbl, 0 AS part, c.relname::text AS name, 'CREATE TABLE ' || c.relname || E' (\n' ||
			(SELECT string_agg('    ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
				|| CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
				|| CASE WHEN a.attidentity <> '' THEN ' GENERATED ALWAYS AS IDENTITY' ELSE '' END
				|| COALESCE(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), ''), E',\n' ORDER BY a.attnum)
			 FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			 WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
			|| COALESCE((SELECT E',\n' || string_agg('    ' || pg_get_constraintdef(k.oid), E',\n' ORDER BY k.conname)
			 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c')), '') || E'\n);' AS line
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
		UNION ALL
		SELECT i.tablename::text, 1, i.indexname::text, i.indexdef || ';' FROM pg_indexes i
		WHERE i.schemaname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conname = i.indexname)
		UNION ALL
		SELECT p.tablename::text, 2, p.policyname::text, 'CREATE POLICY ' || p.policyname || ' ON ' || p.tablename || ' USING (' || p.qual || ');'
		FROM pg_policies p WHERE p.schemaname = 'public'
		UNION ALL
		SELECT c.relname::text, 3, g.tgname::text, pg_get_triggerdef(g.oid) || ';' FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE NOT g.tgisinternal
	) AS parts WHERE tbl <> 'goose_db_version' ORDER BY tbl, part, name`
)

// dump writes the schema that the database really has.
func dump(ctx context.Context, d *db.DB) (string, error) {
	query := schemaSQLite
	if d.Engine() == db.Postgres {
		query = schemaPostgres
	}
	lines, err := db.All(ctx, d, db.Column[string], query)
	return "-- Generated from a migrated database; see internal/base/db/migrations.\n\n" + strings.Join(lines, "\n\n") + "\n", err
}

func TestCommittedSchemaOfBothEngines(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		got, err := dump(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "schema."+string(d.Engine())+".sql", got)
	})
}
