package reach

import (
	"context"
	"sync"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
)

// countingsCache keeps the opened countings of each tenant. A version number in
// the database, read with every write, says whether they still hold; the same
// statement keeps a change of countings waiting until the write is done, so that
// no service falls between an old rule and a new one.
type countingsCache struct {
	mu    sync.Mutex
	known map[string]versionedCountings
}

type versionedCountings struct {
	version int64
	list    []Counting
}

func (c *countingsCache) get(tenantID string, version int64) ([]Counting, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.known[tenantID]
	return v.list, ok && v.version == version
}

func (c *countingsCache) put(tenantID string, v versionedCountings) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known == nil {
		c.known = map[string]versionedCountings{}
	}
	c.known[tenantID] = v
}

type countingsKey struct{ tenantID string }

// countings gives the tenant's countings, asked for once per transaction.
func (l *Ledger) countings(ctx context.Context, tx *db.Tx, tenantID string) ([]Counting, error) {
	var err error
	list := tx.Value(countingsKey{tenantID}, func() any {
		var found []Counting
		found, err = l.readCountings(ctx, tx, tenantID)
		return found
	}).([]Counting)
	return list, err
}

func (l *Ledger) readCountings(ctx context.Context, tx *db.Tx, tenantID string) ([]Counting, error) {
	version, err := db.Value[int64](ctx, tx, sqlCountingVersion, tenantID)
	if errs.Is(err, errs.NotFound) {
		if _, err := tx.Exec(ctx, sqlFirstVersion, tenantID); err != nil {
			return nil, err
		}
		version, err = db.Value[int64](ctx, tx, sqlCountingVersion, tenantID)
	}
	if err != nil {
		return nil, err
	}
	if list, ok := l.known.get(tenantID, version); ok {
		return list, nil
	}
	list, err := loadCountings(ctx, tx, l.kit.Keys, tenantID)
	if err == nil {
		tx.AfterCommit(func() { l.known.put(tenantID, versionedCountings{version, list}) })
	}
	return list, err
}

// countingsChange says that the countings of a tenant change in this
// transaction: it waits for running writes, and lets no kept ones be used.
func countingsChange(ctx context.Context, tx *db.Tx, tenantID string) error {
	if _, err := tx.Exec(ctx, sqlFirstVersion, tenantID); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, sqlNextVersion, tenantID)
	return err
}
