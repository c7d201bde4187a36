package db_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
)

func TestAFailingWriteTakesNobodyAlong(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		var wg sync.WaitGroup
		for i := range 60 {
			wg.Go(func() {
				err := d.Update(t.Context(), func(tx *db.Tx) error {
					_, err := tx.Exec(t.Context(), `INSERT INTO tenant (id, slug, name, created_at) VALUES ($1, $1, $1, '')`, fmt.Sprint("t", i))
					if err == nil && i%3 == 0 {
						return errors.New("changed my mind")
					}
					return err
				})
				if (err != nil) != (i%3 == 0) {
					t.Errorf("write %d: %v", i, err)
				}
			})
		}
		wg.Wait()
		if n := tenants(t, d); n != 40 {
			t.Errorf("%d rows, want the 40 that did not fail", n)
		}
	})
}

func TestAPanicReachesItsCallerAndUndoesItsRows(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		defer func() {
			if recover() == nil {
				t.Error("the panic got lost")
			}
			if err := addTenant(t, d, "next"); err != nil || tenants(t, d) != 1 {
				t.Errorf("after a panic: %v, %d rows", err, tenants(t, d))
			}
		}()
		_ = d.Update(t.Context(), func(tx *db.Tx) error {
			_, _ = tx.Exec(t.Context(), `INSERT INTO tenant (id, slug, name, created_at) VALUES ('x', 'x', 'x', '')`)
			panic("boom")
		})
	})
}

func TestATakenKeyIsAConflictOnBothEngines(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		first, second := addTenant(t, d, "a"), addTenant(t, d, "a")
		if first != nil || !errs.Is(second, errs.Conflict) || !db.IsDuplicate(second) {
			t.Errorf("first %v, second %v", first, second)
		}
	})
}

// Some drivers bind $N by order of appearance; ours must bind it by number.
func TestAParameterMayStandTwiceAndInAnyOrder(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		got, err := db.Value[string](t.Context(), d, `SELECT CAST($2 AS TEXT) || CAST($1 AS TEXT) || CAST($2 AS TEXT)`, "a", "b")
		if err != nil || got != "bab" {
			t.Errorf("got %q, %v", got, err)
		}
	})
}

func TestAListParameterTakesAnyNumberOfTexts(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		for _, id := range []string{"a", "b", `c"c`} {
			if err := addTenant(t, d, id); err != nil {
				t.Fatal(err)
			}
		}
		for _, v := range []struct {
			list []string
			want int
		}{{nil, 0}, {[]string{"a"}, 1}, {[]string{"a", `c"c`, "zz"}, 2}} {
			n, err := db.Value[int](t.Context(), d, `SELECT COUNT(*) FROM tenant WHERE id IN LIST($1)`, db.List(v.list))
			if err != nil || n != v.want {
				t.Errorf("%v: %d, %v", v.list, n, err)
			}
		}
	})
}

func TestEveryStatementIsCounted(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		ctx, n := db.WithCounter(t.Context())
		_, err := db.Exists(ctx, d, `SELECT 1 FROM tenant`)
		if err == nil {
			err = d.Update(ctx, func(tx *db.Tx) error { _, err := tx.Exec(ctx, `DELETE FROM tenant`); return err })
		}
		if err != nil || n.Load() != 2 {
			t.Errorf("%d statements counted, %v", n.Load(), err)
		}
	})
}

func TestAWriteIsDurableInTheFileBeforeItIsAnswered(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.SQLite)
	for pragma, want := range map[string]string{"synchronous": "2", "journal_mode": "wal", "foreign_keys": "1"} {
		var got string
		err := d.Update(t.Context(), func(tx *db.Tx) (err error) {
			got, err = db.Value[string](t.Context(), tx, "PRAGMA "+pragma)
			return err
		})
		if err != nil || got != want {
			t.Errorf("%s is %q on the writer, want %q (%v)", pragma, got, want, err)
		}
	}
}

func TestReadersCannotWrite(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.SQLite)
	rows, err := d.Query(t.Context(), `DELETE FROM tenant RETURNING id`)
	if err == nil {
		rows.Next()
		err = errors.Join(rows.Err(), rows.Close())
	}
	if err == nil {
		t.Error("the read pool deleted rows")
	}
}

func TestMigratingTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	d, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "new.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	if ok, err := d.Migrated(t.Context()); ok || err != nil {
		t.Errorf("an empty file is migrated: %v, %v", ok, err)
	}
	for range 2 {
		if err := d.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if ok, err := d.Migrated(t.Context()); !ok || err != nil {
		t.Errorf("after migrating: %v, %v", ok, err)
	}
}

func TestAfterCloseNothingHangs(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.SQLite)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := d.Update(context.Background(), func(*db.Tx) error { return nil }); err == nil {
		t.Error("a closed database took a write")
	}
}
