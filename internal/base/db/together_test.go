package db_test

import (
	"errors"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
)

func addTenant(t *testing.T, d *db.DB, id string) error {
	t.Helper()
	return d.Update(t.Context(), func(tx *db.Tx) error {
		_, err := tx.Exec(t.Context(), `INSERT INTO tenant (id, slug, name, created_at) VALUES ($1, $1, $1, '')`, id)
		return err
	})
}

func tenants(t *testing.T, r db.Reader) int {
	t.Helper()
	n, err := db.Value[int](t.Context(), r, `SELECT COUNT(*) FROM tenant`)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestUpdatesTogetherAreOneTransaction(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := d.Exclusive()
		err := h.Together(t.Context(), func() error {
			if err := errors.Join(addTenant(t, h, "a"), addTenant(t, h, "b")); err != nil {
				return err
			}
			if inside, outside := tenants(t, h), tenants(t, d); inside != 2 || outside != 0 {
				t.Errorf("%d inside, %d outside before the end", inside, outside)
			}
			return nil
		})
		if err != nil || tenants(t, d) != 2 || tenants(t, h) != 2 {
			t.Errorf("%d after the end, %v", tenants(t, d), err)
		}
	})
}

func TestOneFailureUndoesAllThatIsTogether(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h, stop := d.Exclusive(), errors.New("stop")
		err := h.Together(t.Context(), func() error {
			_ = h.Update(t.Context(), func(*db.Tx) error { return stop }) // overlooked by the caller
			return addTenant(t, h, "a")
		})
		if !errors.Is(err, stop) || tenants(t, d) != 0 {
			t.Errorf("%d rows left, %v", tenants(t, d), err)
		}
		if err := d.Together(t.Context(), func() error { return nil }); err == nil {
			t.Error("a shared handle joined updates")
		}
	})
}
