package db

import (
	"context"
	"errors"
)

var errNotExclusive = errors.New("db: Together needs an exclusive handle")

// Exclusive gives a second handle on the same database for work that makes
// thousands of rows at once, such as a demo or an import. One goroutine uses it.
func (d *DB) Exclusive() *DB {
	return &DB{engine: d.engine, read: d.read, write: d.write, group: d.group, parent: d}
}

// Together runs fn in one transaction. Every Query and Update of this handle
// meanwhile happens inside it, so that use cases run unchanged and are durable
// together. When one Update fails, all of them are undone.
func (d *DB) Together(ctx context.Context, fn func() error) error {
	if d.parent == nil {
		return errNotExclusive
	}
	return d.parent.Update(ctx, func(tx *Tx) error {
		d.joined = tx
		defer func() { d.joined = nil }()
		return errors.Join(fn(), d.broken())
	})
}

// join runs fn inside the running transaction and remembers a failure: its rows
// cannot be undone alone.
func (d *DB) join(fn func(*Tx) error) error {
	err := fn(d.joined)
	d.failed = errors.Join(d.failed, err)
	return err
}

// broken gives the failure that keeps the whole from being committed.
func (d *DB) broken() error {
	err := d.failed
	d.failed = nil
	return err
}
