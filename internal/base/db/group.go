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
	err := g.exec("BEGIN IMMEDIATE")
	if err == nil {
		err = g.runAll(batch)
		err = g.end(err)
	}
	for _, w := range batch {
		if err != nil {
			w.done <- translate(err)
			continue
		}
		if w.tx != nil {
			w.tx.committed()
		}
		w.done <- w.err
	}
}

// end commits, or rolls back after a failure that took the whole batch.
func (g *group) end(err error) error {
	if err == nil {
		if err = g.exec("COMMIT"); err == nil {
			return nil
		}
	}
	_ = g.exec("ROLLBACK") // fails when SQLite rolled back by itself: the same end
	return err
}

// runAll runs each write in its savepoint. It returns an error only when the
// connection itself failed.
func (g *group) runAll(batch []*write) error {
	for _, w := range batch {
		if w.err = w.ctx.Err(); w.err != nil {
			continue
		}
		if err := g.exec("SAVEPOINT w"); err != nil {
			return err
		}
		tx := &Tx{engine: SQLite, conn: g.conn, stmts: &g.stmts}
		if w.err = tx.run(w.ctx, w.fn); w.err != nil {
			if err := g.exec("ROLLBACK TO w"); err != nil {
				return errors.Join(w.err, err)
			}
		} else {
			w.tx = tx
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
