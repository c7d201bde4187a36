package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/id"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
)

// openDB opens the database of the configuration.
func openDB(ctx context.Context, cfg *Config) (*db.DB, error) {
	if err := os.MkdirAll(cfg.Data, 0o700); err != nil {
		return nil, fmt.Errorf("cannot make the data folder: %w; choose another with --data", err)
	}
	d, err := db.Open(ctx, cfg.database())
	if err != nil {
		return nil, fmt.Errorf("cannot open the database: %w; check --data or --database with `digibank doctor`", err)
	}
	return d, nil
}

// openKit opens the database, brings it up to date and reads the master keys.
func openKit(ctx context.Context, cfg *Config) (kit.Kit, error) {
	d, err := openDB(ctx, cfg)
	if err != nil {
		return kit.Kit{}, err
	}
	keys, err := prepare(ctx, cfg, d)
	if err != nil {
		return kit.Kit{}, errors.Join(err, d.Close())
	}
	return newKit(d, keys), nil
}

func newKit(d *db.DB, keys *crypt.Keyring) kit.Kit {
	c, ids := clock.System{}, id.Random{}
	return kit.Kit{DB: d, Clock: c, IDs: ids, Keys: keys, Audit: audit.New(c, ids)}
}

// prepare reads the keys before it migrates: a database that is not empty must
// have its keys, because a new key does not open what the lost one sealed.
func prepare(ctx context.Context, cfg *Config, d *db.DB) (*crypt.Keyring, error) {
	state, err := d.Migrations(ctx)
	if err != nil {
		return nil, err
	}
	keys, err := loadKeys(cfg, isFresh(state))
	if err != nil {
		return nil, err
	}
	if !isCurrent(state) {
		err = d.Migrate(ctx)
	}
	return keys, err
}

func loadKeys(cfg *Config, fresh bool) (*crypt.Keyring, error) {
	if fresh {
		return crypt.LoadOrCreate(cfg.keyFile())
	}
	keys, err := crypt.Load(cfg.keyFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the master keys are missing: put %s back from your backup, or name it with --key-file", cfg.keyFile())
	}
	return keys, err
}

func isFresh(state []db.Status) bool {
	for _, s := range state {
		if s.Applied {
			return false
		}
	}
	return true
}

func isCurrent(state []db.Status) bool {
	for _, s := range state {
		if !s.Applied {
			return false
		}
	}
	return true
}
