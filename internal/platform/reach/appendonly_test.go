package reach

import (
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
)

func TestTheDatabaseItselfKeepsTheLedgerAndTheTrail(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		row := b.write(b.entry(1, Who{KnownBefore: "no"}))
		b.void(row)
		for _, forbidden := range []string{
			`DELETE FROM service`,
			`UPDATE service SET replaced_by = ''`,
			`UPDATE service SET hash = 'x'`,
			`DELETE FROM audit_entry`,
			`UPDATE audit_entry SET actor_id = 'somebody else'`,
		} {
			b.trail()
			if err := d.Update(t.Context(), func(tx *db.Tx) error { _, err := tx.Exec(t.Context(), forbidden); return err }); err == nil {
				t.Errorf("the database allowed: %s", forbidden)
			}
		}
	})
}
