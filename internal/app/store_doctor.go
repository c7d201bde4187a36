package app

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
)

const (
	sqlLiteVersion = `SELECT 'SQLite ' || sqlite_version()`

	sqlLiteCheck = `PRAGMA quick_check`

	sqlPgVersion = `SELECT 'PostgreSQL ' || current_setting('server_version')`

	sqlPgCollation = `SELECT datcollate || ', ' || pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()`

	sqlPgExtensions = `SELECT COALESCE(string_agg(extname, ', ' ORDER BY extname), '') FROM pg_extension`

	sqlPgNow = `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
)

// engineFacts asks the database what it is.
func engineFacts(ctx context.Context, d *db.DB) ([]fact, error) {
	asked := []struct{ name, query string }{{"engine", sqlLiteVersion}, {"integrity", sqlLiteCheck}}
	if d.Engine() == db.Postgres {
		asked = []struct{ name, query string }{{"engine", sqlPgVersion}, {"collation", sqlPgCollation}, {"extensions", sqlPgExtensions}}
	}
	var out []fact
	for _, q := range asked {
		v, err := db.Value[string](ctx, d, q.query)
		if err != nil {
			return out, err
		}
		out = append(out, fact{name: q.name, value: v, bad: q.name == "integrity" && v != "ok", advice: "put back a backup: the file is damaged"})
	}
	return out, nil
}

// clockDrift is how far the database's clock is from c, in seconds; 0 for SQLite.
func clockDrift(ctx context.Context, d *db.DB, c clock.Clock) (float64, error) {
	if d.Engine() != db.Postgres {
		return 0, nil
	}
	text, err := db.Value[string](ctx, d, sqlPgNow)
	if err != nil {
		return 0, err
	}
	t, err := clock.Parse(text)
	return c.Now().Sub(t).Seconds(), err
}
