// Package dbtest gives every test a migrated database of its own, on both
// engines: a copy of a template file for SQLite, CREATE DATABASE … TEMPLATE on
// a throw-away PostgreSQL that the first test starts and the others share.
package dbtest

import (
	"testing"

	"digibank/internal/base/db"
)

// Both runs fn as a parallel subtest per engine, each with a fresh database.
func Both(t *testing.T, fn func(t *testing.T, d *db.DB)) {
	t.Helper()
	for _, e := range []db.Engine{db.SQLite, db.Postgres} {
		t.Run(string(e), func(t *testing.T) {
			t.Parallel()
			fn(t, Open(t, e))
		})
	}
}

// Open gives a fresh migrated database of one engine, closed when the test ends.
func Open(t testing.TB, e db.Engine) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), URL(t, e))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// URL gives the address of a fresh migrated database, for tests that open it
// themselves, such as those of the whole program.
func URL(t testing.TB, e db.Engine) string {
	t.Helper()
	if e == db.Postgres {
		return postgresURL(t)
	}
	return sqlitePath(t)
}
