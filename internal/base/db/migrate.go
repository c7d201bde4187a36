package db

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"digibank/internal/base/db/migrations"
)

// Status tells of one migration whether it was applied.
type Status struct {
	Version int64
	Name    string
	Applied bool
}

func (d *DB) provider() (*goose.Provider, error) {
	dialect, other := goose.DialectSQLite3, ".postgres.sql"
	if d.engine == Postgres {
		dialect, other = goose.DialectPostgres, ".sqlite.sql"
	}
	skip, err := namesWith(migrations.FS, other)
	if err != nil {
		return nil, err
	}
	options := []goose.ProviderOption{goose.WithExcludeNames(skip), goose.WithDisableGlobalRegistry(true)}
	if d.engine == Postgres {
		// of several nodes that start at once one migrates and the others wait: looked at every second, for 5 minutes
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
		if err != nil {
			return nil, err
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	return goose.NewProvider(dialect, d.write, migrations.FS, options...)
}

// namesWith lists the files of the other engine: a pair NNNN_x.sqlite.sql and
// NNNN_x.postgres.sql stands for one migration where one text cannot serve both.
func namesWith(fsys fs.FS, suffix string) ([]string, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), suffix) {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

// Migrate brings the schema up to date.
func (d *DB) Migrate(ctx context.Context) error {
	p, err := d.provider()
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// Migrations lists the migrations and whether each was applied.
func (d *DB) Migrations(ctx context.Context) ([]Status, error) {
	p, err := d.provider()
	if err != nil {
		return nil, err
	}
	list, err := p.Status(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]Status, 0, len(list))
	for _, s := range list {
		out = append(out, Status{Version: s.Source.Version, Name: s.Source.Path, Applied: s.State == goose.StateApplied})
	}
	return out, nil
}

// Migrated says whether every migration was applied.
func (d *DB) Migrated(ctx context.Context) (bool, error) {
	p, err := d.provider()
	if err != nil {
		return false, err
	}
	pending, err := p.HasPending(ctx)
	return !pending, err
}
