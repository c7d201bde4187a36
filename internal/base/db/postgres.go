package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

const (
	postgresConns = 16
	maxRetries    = 8
)

// postgresParams keep plans honest and short lists fast; see docs/architecture.md.
var postgresParams = map[string]string{
	"plan_cache_mode":  "force_custom_plan",
	"jit":              "off",
	"work_mem":         "64MB",
	"random_page_cost": "1.1",
	"TimeZone":         "UTC",
}

func openPostgres(ctx context.Context, url string) (*DB, error) {
	cfg, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database url: %w", err)
	}
	for k, v := range postgresParams {
		if _, set := cfg.RuntimeParams[k]; !set {
			cfg.RuntimeParams[k] = v
		}
	}
	pool := stdlib.OpenDB(*cfg)
	pool.SetMaxOpenConns(postgresConns)
	pool.SetMaxIdleConns(postgresConns)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	if err := pool.PingContext(ctx); err != nil {
		_ = pool.Close()
		return nil, fmt.Errorf("open database: %w", err)
	}
	return &DB{engine: Postgres, read: pool, write: pool}, nil
}

func (d *DB) updatePostgres(ctx context.Context, fn func(*Tx) error) error {
	var err error
	for try := range maxRetries {
		if err = d.tryPostgres(ctx, fn); !retryable(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(1<<try) * time.Millisecond):
		}
	}
	return err
}

func (d *DB) tryPostgres(ctx context.Context, fn func(*Tx) error) error {
	conn, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return translate(err)
	}
	tx := &Tx{engine: Postgres, conn: conn}
	if err := tx.run(ctx, fn); err != nil {
		return rollback(conn, err)
	}
	if err := conn.Commit(); err != nil {
		return translate(err)
	}
	tx.committed()
	return nil
}

func rollback(conn *sql.Tx, err error) error {
	if rb := conn.Rollback(); rb != nil && !errors.Is(rb, sql.ErrTxDone) {
		return errors.Join(err, rb)
	}
	return err
}

// retryable says whether a transaction lost to another one and may run again:
// serialization_failure or deadlock_detected.
func retryable(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "40001" || pg.Code == "40P01")
}
