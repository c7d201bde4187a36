package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"
)

// Tx is a running write transaction. Only Update gives one. It is used by one
// goroutine and not kept after Update returns.
type Tx struct {
	engine Engine
	conn   runner
	stmts  *stmtCache // SQLite: prepared on the one writer connection
	before []hook
	after  []func()
	values map[any]any
}

// runner is what both a sql.Tx and a sql.Conn can do.
type runner interface {
	preparer
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// Engine tells which engine runs it.
func (t *Tx) Engine() Engine { return t.engine }

// Query runs a SELECT inside the transaction.
func (t *Tx) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	count(ctx)
	ctx = context.WithoutCancel(ctx) // an interrupted statement would undo its neighbours
	if t.stmts == nil {
		rows, err := t.conn.QueryContext(ctx, Rewrite(t.engine, query), args...)
		return rows, translate(err)
	}
	st, err := t.stmts.get(ctx, t.conn, t.engine, query)
	if err != nil {
		return nil, translate(err)
	}
	rows, err := st.QueryContext(ctx, args...)
	return rows, translate(err)
}

// Exec runs a statement that changes rows and tells how many.
func (t *Tx) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	count(ctx)
	ctx = context.WithoutCancel(ctx)
	res, err := t.exec(ctx, query, args)
	if err != nil {
		return 0, translate(err)
	}
	n, err := res.RowsAffected()
	return n, translate(err)
}

func (t *Tx) exec(ctx context.Context, query string, args []any) (sql.Result, error) {
	if t.stmts == nil {
		return t.conn.ExecContext(ctx, Rewrite(t.engine, query), args...)
	}
	st, err := t.stmts.get(ctx, t.conn, t.engine, query)
	if err != nil {
		return nil, err
	}
	return st.ExecContext(ctx, args...)
}

// Ranks of the work done just before a commit: every transaction takes hot rows
// in the same order, so that no two wait for each other.
const (
	RankSums  = 1 // sums that many writers add to
	RankChain = 2 // the head of the audit chain, last and shortest
)

// hook is work for just before the commit.
type hook struct {
	rank int
	fn   func(context.Context, *Tx) error
}

// BeforeCommit asks for fn to run when the work is done, just before the
// commit, in the order of the ranks. Hot rows that serialise writers are taken
// there, so that they are held as short as can be.
func (t *Tx) BeforeCommit(rank int, fn func(context.Context, *Tx) error) {
	t.before = append(t.before, hook{rank, fn})
}

// Lock makes other transactions that lock the same name wait until this one
// ends. On SQLite the one writer is alone anyway.
func (t *Tx) Lock(ctx context.Context, name string) error {
	if t.engine == SQLite {
		return nil
	}
	_, err := t.Exec(ctx, sqlLock, name)
	return err
}

const sqlLock = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`

// AfterCommit asks for fn to run once the work is durable, such as to wake a
// worker. It must be quick and cannot fail.
func (t *Tx) AfterCommit(fn func()) { t.after = append(t.after, fn) }

func (t *Tx) committed() {
	for _, fn := range t.after {
		fn()
	}
}

// Value gives what a package keeps with this transaction under key, made by
// make at first use.
func (t *Tx) Value(key any, make func() any) any {
	if v, ok := t.values[key]; ok {
		return v
	}
	if t.values == nil {
		t.values = map[any]any{}
	}
	v := make()
	t.values[key] = v
	return v
}

func (t *Tx) finish(ctx context.Context) error {
	slices.SortStableFunc(t.before, func(a, b hook) int { return a.rank - b.rank })
	for _, h := range t.before {
		if err := h.fn(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

// errPanic carries a panic of a transaction's function back to who asked.
type errPanic struct{ value any }

func (e errPanic) Error() string { return "db: panic in a transaction" }

// run calls fn and the hooks, and turns a panic into an error.
func (t *Tx) run(ctx context.Context, fn func(*Tx) error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = errPanic{v}
		}
	}()
	if err := fn(t); err != nil {
		return err
	}
	return t.finish(ctx)
}

// Update runs fn in one write transaction: all of it is durable when Update
// returns nil, none of it otherwise. fn may be run again after a conflict, and
// does nothing but read and write the database.
func (d *DB) Update(ctx context.Context, fn func(*Tx) error) error {
	if d.joined != nil {
		return d.join(fn)
	}
	var err error
	if d.group != nil {
		err = d.group.do(ctx, fn)
	} else {
		err = d.updatePostgres(ctx, fn)
	}
	var p errPanic
	if errors.As(err, &p) {
		panic(p.value)
	}
	return err
}
