package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"digibank/internal/base/errs"
)

// Reader may read: a DB (each statement by itself) or a Tx (one consistent view).
type Reader interface {
	// Query runs a SELECT. The caller closes the rows; All and One do.
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	// Engine tells which engine answers.
	Engine() Engine
}

// Scanner is a row whose columns can be read.
type Scanner interface {
	Scan(dest ...any) error
}

// Query runs a SELECT on the read pool.
func (d *DB) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if d.joined != nil {
		return d.joined.Query(ctx, query, args...)
	}
	count(ctx)
	st, err := d.stmts.get(ctx, d.read, d.engine, query)
	if err != nil {
		return nil, translate(err)
	}
	rows, err := st.QueryContext(ctx, args...)
	return rows, translate(err)
}

// All runs a SELECT and maps every row.
func All[T any](ctx context.Context, r Reader, scan func(Scanner) (T, error), query string, args ...any) ([]T, error) {
	var out []T
	err := Each(ctx, r, func(s Scanner) error {
		v, err := scan(s)
		if err == nil {
			out = append(out, v)
		}
		return err
	}, query, args...)
	return out, err
}

// Each runs a SELECT and calls fn for every row, without keeping them.
func Each(ctx context.Context, r Reader, fn func(Scanner) error, query string, args ...any) error {
	rows, err := r.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return translate(rows.Err())
}

var errStop = errors.New("db: enough")

// One runs a SELECT and maps its first row; without a row it answers errs.NotFound.
func One[T any](ctx context.Context, r Reader, scan func(Scanner) (T, error), query string, args ...any) (T, error) {
	var out T
	found := false
	err := Each(ctx, r, func(s Scanner) (err error) {
		out, err = scan(s)
		found = err == nil
		if found {
			return errStop
		}
		return err
	}, query, args...)
	if err != nil && !errors.Is(err, errStop) {
		return out, err
	}
	if !found {
		return out, errs.Missing()
	}
	return out, nil
}

// Value runs a SELECT of one column and gives its first row's value.
func Value[T any](ctx context.Context, r Reader, query string, args ...any) (T, error) {
	return One(ctx, r, Column[T], query, args...)
}

// Column scans a row of one column.
func Column[T any](s Scanner) (T, error) {
	var v T
	err := s.Scan(&v)
	return v, err
}

// Exists says whether a SELECT gives any row.
func Exists(ctx context.Context, r Reader, query string, args ...any) (bool, error) {
	_, err := One(ctx, r, func(Scanner) (struct{}, error) { return struct{}{}, nil }, query, args...)
	if errs.Is(err, errs.NotFound) {
		return false, nil
	}
	return err == nil, err
}

// List makes the argument for IN LIST($n).
func List(values []string) string {
	if values == nil {
		values = []string{}
	}
	raw, _ := json.Marshal(values) // strings always marshal
	return string(raw)
}
