package db

import (
	"context"
	"database/sql"
	"sync"
)

// preparer is a pool or a connection.
type preparer interface {
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// stmtCache keeps the prepared statements of one pool or connection, under
// the text the program wrote. Statements are constants, so it stays small.
type stmtCache struct {
	mu    sync.RWMutex
	known map[string]*sql.Stmt
}

func (c *stmtCache) get(ctx context.Context, p preparer, e Engine, query string) (*sql.Stmt, error) {
	c.mu.RLock()
	st := c.known[query]
	c.mu.RUnlock()
	if st != nil {
		return st, nil
	}
	st, err := p.PrepareContext(context.WithoutCancel(ctx), Rewrite(e, query))
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if earlier := c.known[query]; earlier != nil {
		_ = st.Close()
		return earlier, nil
	}
	if c.known == nil {
		c.known = map[string]*sql.Stmt{}
	}
	c.known[query] = st
	return st, nil
}

func (c *stmtCache) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, st := range c.known {
		_ = st.Close()
	}
	c.known = nil
}
