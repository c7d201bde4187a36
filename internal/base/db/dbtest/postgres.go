package dbtest

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"digibank/internal/base/db"
	"digibank/internal/base/db/migrations"
)

// server is the PostgreSQL of this test process with a migrated template in it.
var server = sync.OnceValues(func() (*postgres, error) {
	s, err := startPostgres()
	if err != nil {
		return nil, err
	}
	return s, s.makeTemplate(context.Background())
})

// postgres is a running test server.
type postgres struct {
	dir      string // socket directory
	port     string
	template string
	admin    *sql.DB
}

func (p *postgres) url(database string) string {
	return fmt.Sprintf("postgres://postgres@/%s?host=%s&port=%s&sslmode=disable", database, p.dir, p.port)
}

// makeTemplate migrates a template database for this schema unless another
// process already did; an advisory lock lets one of them do it.
func (p *postgres) makeTemplate(ctx context.Context) error {
	var err error
	if p.admin, err = sql.Open("pgx", p.url("postgres")); err != nil {
		return err
	}
	p.admin.SetMaxOpenConns(4)
	sum, err := schemaSum()
	if err != nil {
		return err
	}
	p.template = "tpl_" + sum
	conn, err := p.admin.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock(7301)"); err != nil {
		return err
	}
	defer conn.ExecContext(ctx, "SELECT pg_advisory_unlock(7301)") //nolint:errcheck // the connection ends anyway
	var ready bool
	err = conn.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate)", p.template).Scan(&ready)
	if err != nil || ready {
		return err
	}
	return p.buildTemplate(ctx, conn)
}

func (p *postgres) buildTemplate(ctx context.Context, conn *sql.Conn) error {
	if _, err := conn.ExecContext(ctx, "DROP DATABASE IF EXISTS "+p.template); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "CREATE DATABASE "+p.template); err != nil {
		return err
	}
	d, err := db.Open(ctx, p.url(p.template))
	if err != nil {
		return err
	}
	if err := d.Migrate(ctx); err != nil {
		return err
	}
	if err := d.Close(); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, "ALTER DATABASE "+p.template+" IS_TEMPLATE true")
	return err
}

// schemaSum names a schema by the content of its migrations.
func schemaSum() (string, error) {
	h := sha256.New()
	names, err := fs.Glob(migrations.FS, "*.sql")
	if err != nil {
		return "", err
	}
	for _, name := range names {
		raw, err := migrations.FS.ReadFile(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s %d\n%s", name, len(raw), raw)
	}
	return hex.EncodeToString(h.Sum(nil))[:16], nil
}

func postgresURL(t testing.TB) string {
	t.Helper()
	return createDatabase(t, func(s *postgres) string { return " TEMPLATE " + s.template })
}

// Empty gives the address of a fresh PostgreSQL database without any table, for
// tests of the first start.
func Empty(t testing.TB) string {
	t.Helper()
	return createDatabase(t, func(*postgres) string { return "" })
}

func createDatabase(t testing.TB, from func(*postgres) string) string {
	t.Helper()
	s, err := server()
	if err != nil {
		t.Fatalf("PostgreSQL for the tests: %v", err)
	}
	name := "t_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	if _, err := s.admin.Exec("CREATE DATABASE " + name + from(s)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_, _ = s.admin.Exec("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)")
	})
	return s.url(name)
}
