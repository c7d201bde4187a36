package app

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"digibank/internal/base/db/dbtest"
)

func TestNodesThatStartTogetherMigrateOnce(t *testing.T) {
	t.Parallel()
	cfg := Config{Data: t.TempDir(), Database: dbtest.Empty(t)}
	const nodes = 3
	errs, ids := make([]error, nodes), make([]string, nodes)
	var wg sync.WaitGroup
	for i := range nodes {
		wg.Go(func() {
			k, err := openKit(t.Context(), &cfg)
			if err == nil {
				ids[i] = k.Keys.ID()
				err = k.DB.Close()
			}
			errs[i] = err
		})
	}
	wg.Wait()
	for i := range nodes {
		if errs[i] != nil {
			t.Errorf("node %d does not start: %v", i+1, errs[i])
		}
		if ids[i] != ids[0] {
			t.Errorf("node %d has keys of its own", i+1)
		}
	}
}

func TestADatabaseWithoutItsKeysIsNotGivenNewOnes(t *testing.T) {
	t.Parallel()
	cfg := Config{Data: t.TempDir()}
	k, err := openKit(t.Context(), &cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := k.DB.Close(); err != nil {
		t.Fatal(err)
	}
	cfg.KeyFile = filepath.Join(t.TempDir(), "other")
	if _, err := openKit(t.Context(), &cfg); err == nil || !strings.Contains(err.Error(), "master keys are missing") {
		t.Errorf("opened without its keys: %v", err)
	}
}
