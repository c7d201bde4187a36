package db

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"runtime"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// pragmas are the settings that measured best; FULL makes every commit durable.
var pragmas = []string{
	"journal_mode(WAL)",
	"synchronous(FULL)",
	"foreign_keys(ON)",
	"busy_timeout(5000)",
	"cache_size(-16384)",
	"temp_store(MEMORY)",
	"wal_autocheckpoint(1000)",
}

func sqliteDSN(path string, readOnly bool) string {
	q := url.Values{"_pragma": pragmas, "_txlock": {"immediate"}}
	if readOnly {
		q["_pragma"] = append(append([]string{}, pragmas...), "query_only(ON)")
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

func openSQLite(ctx context.Context, path string) (*DB, error) {
	w, err := sql.Open("sqlite", sqliteDSN(path, false))
	if err != nil {
		return nil, err
	}
	w.SetMaxOpenConns(2) // the writer's own, and one for migrations and backups
	conn, err := w.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if err := conn.PingContext(ctx); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	r, err := sql.Open("sqlite", sqliteDSN(path, true))
	if err != nil {
		return nil, err
	}
	readers := max(2, runtime.NumCPU())
	r.SetMaxOpenConns(readers)
	r.SetMaxIdleConns(readers)
	return &DB{engine: SQLite, read: r, write: w, group: newGroup(conn)}, nil
}
