package db

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"sync"
)

// Engine names a database engine.
type Engine string

// The engines.
const (
	SQLite   Engine = "sqlite"
	Postgres Engine = "postgres"
)

// DB is an open database. It reads on a pool of its own and is safe for concurrent use.
type DB struct {
	engine Engine
	read   *sql.DB
	write  *sql.DB
	group  *group // SQLite only
	stmts  stmtCache
	mu     sync.Mutex
	closed bool

	parent *DB   // of an Exclusive handle
	joined *Tx   // the transaction of Together while it runs
	failed error // the first failure in it
}

// Open opens the database at url: "postgres://…", or the path of an SQLite file.
func Open(ctx context.Context, url string) (*DB, error) {
	if strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://") {
		return openPostgres(ctx, url)
	}
	return openSQLite(ctx, url)
}

// Engine tells which engine it is.
func (d *DB) Engine() Engine { return d.engine }

// Raw gives the connection pool that writes, for migrations and backups only.
func (d *DB) Raw() *sql.DB { return d.write }

// Ping says whether the database answers.
func (d *DB) Ping(ctx context.Context) error { return d.read.PingContext(ctx) }

// Close waits for running writes and closes the database.
func (d *DB) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return nil
	}
	d.closed = true
	if d.group != nil {
		d.group.stop()
	}
	d.stmts.close()
	err := d.read.Close()
	if d.write != d.read {
		err = errors.Join(err, d.write.Close())
	}
	return err
}
