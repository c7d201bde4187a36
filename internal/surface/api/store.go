package api

import (
	"context"

	"digibank/internal/base/db"
)

const (
	sqlInsertTicket = `INSERT INTO api_idempotency (tenant_id, key_hash, body_hash, effect_id, lease_end, created_at) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (tenant_id, key_hash) DO NOTHING`

	sqlTicket = `SELECT body_hash, effect_id, lease_end, answer FROM api_idempotency WHERE tenant_id = $1 AND key_hash = $2`

	sqlRetake = `UPDATE api_idempotency SET lease_end = $4 WHERE tenant_id = $1 AND key_hash = $2 AND answer = '' AND lease_end = $3`

	sqlKeepAnswer = `UPDATE api_idempotency SET answer = $4 WHERE tenant_id = $1 AND key_hash = $2 AND answer = '' AND lease_end = $3`

	sqlDropTicket = `DELETE FROM api_idempotency WHERE tenant_id = $1 AND key_hash = $2 AND answer = '' AND lease_end = $3`

	sqlSweep = `DELETE FROM api_idempotency WHERE created_at < $1`
)

// insertTicket reserves a key; false means that somebody else has it.
func insertTicket(ctx context.Context, tx *db.Tx, t ticket, now string) (bool, error) {
	n, err := tx.Exec(ctx, sqlInsertTicket, t.tenantID, t.keyHash, t.bodyHash, t.effectID, t.leaseEnd, now)
	return n == 1, err
}

// find reads the ticket of a key.
func find(ctx context.Context, r db.Reader, asked ticket) (ticket, error) {
	return db.One(ctx, r, func(s db.Scanner) (ticket, error) {
		t := ticket{tenantID: asked.tenantID, keyHash: asked.keyHash}
		err := s.Scan(&t.bodyHash, &t.effectID, &t.leaseEnd, &t.answer)
		return t, err
	}, sqlTicket, asked.tenantID, asked.keyHash)
}

// retake takes over a key whose holder gave no answer in time.
func retake(ctx context.Context, tx *db.Tx, t ticket, until string) (taken, mine bool, leaseEnd string, err error) {
	n, err := tx.Exec(ctx, sqlRetake, t.tenantID, t.keyHash, t.leaseEnd, until)
	return n == 1, n == 1, until, err
}

func keepAnswer(ctx context.Context, tx *db.Tx, t ticket, sealed string) error {
	_, err := tx.Exec(ctx, sqlKeepAnswer, t.tenantID, t.keyHash, t.leaseEnd, sealed)
	return err
}

func dropTicket(ctx context.Context, tx *db.Tx, t ticket) error {
	_, err := tx.Exec(ctx, sqlDropTicket, t.tenantID, t.keyHash, t.leaseEnd)
	return err
}
