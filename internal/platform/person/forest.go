package person

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/platform/actor"
)

// hang puts a file and everything below it under a survivor and gives the ids of
// what moved.
func (s *Service) hang(ctx context.Context, tx *db.Tx, tenantID, from, into string) ([]string, error) {
	group, err := db.All(ctx, tx, scan, sqlGroup, tenantID, from)
	if err != nil {
		return nil, err
	}
	moved := below(group, from)
	if _, err := tx.Exec(ctx, sqlSetRoot, tenantID, db.List(moved), into); err != nil {
		return nil, err
	}
	_, err = tx.Exec(ctx, sqlSetParent, tenantID, from, into, clock.Stamp(s.kit.Clock.Now()))
	return moved, err
}

// unhang makes a file stand by itself again, with everything below it.
func (s *Service) unhang(ctx context.Context, tx *db.Tx, from Person) ([]string, error) {
	group, err := db.All(ctx, tx, scan, sqlGroup, from.TenantID, from.RootID)
	if err != nil {
		return nil, err
	}
	moved := below(group, from.ID)
	if _, err := tx.Exec(ctx, sqlSetRoot, from.TenantID, db.List(moved), from.ID); err != nil {
		return nil, err
	}
	_, err = tx.Exec(ctx, sqlSetParent, from.TenantID, from.ID, "", clock.Stamp(s.kit.Clock.Now()))
	return moved, err
}

// mergesInto lists the merges behind a survivor, newest first.
func (s *Service) mergesInto(ctx context.Context, r db.Reader, a actor.Actor, rootID string) ([]Merging, error) {
	rows, err := db.All(ctx, r, scanMerge, sqlMergesInto, a.TenantID, rootID)
	for i := range rows {
		rows[i].UndoableTill = rows[i].At.Add(undoFor)
		rows[i].Undoable = s.kit.Clock.Now().Before(rows[i].UndoableTill)
	}
	return rows, err
}
