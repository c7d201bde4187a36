package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// maxGroup is how many writes share one commit at most.
const maxGroup = 256

var errClosed = errors.New("db: closed")

// write is one caller's transaction waiting for its turn.
type write struct {
	ctx  context.Context
	fn   func(*Tx) error
	done chan error
	err  error
	tx   *Tx // set when its function succeeded
}

// group runs the writes of an SQLite database, one after the other on one
// connection, as many as wait under one commit.
type group struct {
	conn  *sql.Conn
	stmts stmtCache
	queue chan *write
	quit  chan struct{}
	ended chan struct{}
}

func newGroup(conn *sql.Conn) *group {
	g := &group{conn: conn, queue: make(chan *write, maxGroup), quit: make(chan struct{}), ended: make(chan struct{})}
	go g.loop()
	return g
}

func (g *group) do(ctx context.Context, fn func(*Tx) error) error {
	w := &write{ctx: ctx, fn: fn, done: make(chan error, 1)}
	select {
	case g.queue <- w:
	case <-ctx.Done():
		return ctx.Err()
	case <-g.quit:
		return errClosed
	}
	select {
	case err := <-w.done:
		return err
	case <-g.ended:
		select {
		case err := <-w.done:
			return err
		default:
			return errClosed
		}
	}
}

func (g *group) stop() {
	close(g.quit)
	<-g.ended
	g.stmts.close()
	_ = g.conn.Close()
}

func (g *group) loop() {
	defer close(g.ended)
	for {
		select {
		case w := <-g.queue:
			g.commit(g.collect(w))
		case <-g.quit:
			return
		}
	}
}

func (g *group) collect(first *write) []*write {
	batch := []*write{first}
	for len(batch) < maxGroup {
		select {
		case w := <-g.queue:
			batch = append(batch, w)
		default:
			return batch
		}
	}
	return batch
}

// commit runs a batch and tells each caller how it ended, after the commit.
func (g *group) commit(batch []*write) {
	err := g.attempt(batch, g.runBare)
	if errors.Is(err, errOneFailed) {
		err = g.attempt(batch, g.runApart)
	}
	for _, w := range batch {
		if err != nil {
			w.done <- translate(err)
			continue
		}
		if w.err == nil {
			w.tx.committed()
		}
		w.done <- w.err
	}
}

// run runs one write.
func (g *group) run(w *write) error {
	w.tx = &Tx{engine: SQLite, conn: g.conn, stmts: &g.stmts}
	return w.tx.run(w.ctx, w.fn)
}

// errOneFailed says that a write of a batch failed, so that the batch has to be
// run again with each write apart.
var errOneFailed = errors.New("db: a write of the batch failed")

// attempt runs a batch in one transaction.
func (g *group) attempt(batch []*write, run func([]*write) error) error {
	if err := g.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	err := run(batch)
	if err == nil {
		if err = g.exec("COMMIT"); err == nil {
			return nil
		}
	}
	_ = g.exec("ROLLBACK") // fails when SQLite rolled back by itself: the same end
	return err
}

// runBare runs the writes of a batch one after the other: most batches hold none
// that fails. A batch of one needs nothing else.
func (g *group) runBare(batch []*write) error {
	for _, w := range batch {
		if w.err = w.ctx.Err(); w.err == nil {
			w.err = g.run(w)
		}
		if w.err != nil && len(batch) > 1 {
			return errOneFailed
		}
		if w.err != nil {
			return w.err
		}
	}
	return nil
}

// runApart runs each write in a savepoint of its own. It returns an error only
// when the connection itself failed.
func (g *group) runApart(batch []*write) error {
	for _, w := range batch {
		if w.err = w.ctx.Err(); w.err != nil {
			continue
		}
		if err := g.exec("SAVEPOINT w"); err != nil {
			return err
		}
		if w.err = g.run(w); w.err != nil {
			if err := g.exec("ROLLBACK TO w"); err != nil {
				return errors.Join(w.err, err)
			}
		}
		if err := g.exec("RELEASE w"); err != nil {
			return err
		}
	}
	return nil
}

func (g *group) exec(query string) error {
	ctx := context.Background()
	st, err := g.stmts.get(ctx, g.conn, SQLite, query)
	if err != nil {
		return err
	}
	if _, err = st.ExecContext(ctx); err != nil {
		return fmt.Errorf("%s: %w", query, err)
	}
	return nil
}
