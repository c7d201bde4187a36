package helpdesk

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
)

const (
	followUpColumns = `f.id, f.version, f.contact_id, f.person_id, f.place_id, f.place_nis, f.partner_id, f.kind, f.due_day, f.owner_id, f.state, f.outcome, f.note,
		f.attempts, f.created_at, f.created_by, f.ended_at`

	sqlInsertFollowUp = `INSERT INTO followup (tenant_id, client_id, id, version, contact_id, person_id, place_id, place_nis, partner_id, kind, due_day, owner_id, state, outcome, note, created_at, created_by)
		VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, 'open', '', $12, $13, $14)
		ON CONFLICT DO NOTHING`

	sqlFollowUp = `SELECT ` + followUpColumns + ` FROM followup f WHERE f.tenant_id = $1 AND f.id = $2`

	sqlFollowUpLocked = sqlFollowUp + ` FOR UPDATE`

	sqlFollowUpByClient = `SELECT ` + followUpColumns + ` FROM followup f WHERE f.tenant_id = $1 AND f.client_id = $2 AND f.client_id <> ''`

	sqlFollowUpsOf = `SELECT ` + followUpColumns + ` FROM followup f WHERE f.tenant_id = $1 AND f.contact_id = $2 AND f.contact_id <> '' ORDER BY f.due_day, f.id`

	sqlEndFollowUp = `UPDATE followup SET state = $4, outcome = $5, ended_at = $6, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3 AND state = 'open'`

	sqlMoveFollowUp = `UPDATE followup SET due_day = $4, owner_id = $5, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3 AND state = 'open'`

	sqlTriedFollowUp = `UPDATE followup SET attempts = attempts + 1, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3 AND state = 'open'`

	sqlCancelFollowUps = `UPDATE followup SET state = 'cancelled', ended_at = $3, version = version + 1 WHERE tenant_id = $1 AND contact_id = $2 AND contact_id <> '' AND state = 'open'`

	sqlInsertAttempt = `INSERT INTO followup_attempt (tenant_id, followup_id, n, at, by_id, channel, result) VALUES ($1, $2, $3, $4, $5, $6, $7)`

	sqlAttempts = `SELECT n, at, by_id, channel, result FROM followup_attempt WHERE tenant_id = $1 AND followup_id = $2 ORDER BY n`

	sqlListFollowUps = `SELECT ` + followUpColumns + ` FROM followup f WHERE f.tenant_id = $1 AND f.state = $2
		AND (f.due_day, f.id) > ($3, $4) AND ($5 = '' OR f.due_day <= $5) AND ($6 = '' OR f.owner_id = $6) AND ($7 = '' OR f.place_id = $7)
		AND ($8 = 1 OR f.owner_id = $9 OR f.place_id IN LIST($10) OR f.place_nis IN LIST($11) OR f.partner_id IN LIST($12))
		ORDER BY f.due_day, f.id LIMIT $13`
)

func scanFollowUp(s db.Scanner) (f FollowUp, err error) {
	return f, s.Scan(&f.ID, &f.Version, &f.ContactID, &f.PersonID, &f.PlaceID, &f.PlaceNIS, &f.PartnerID, &f.Kind, &f.Due, &f.OwnerID, &f.State, &f.Outcome, &f.Note,
		&f.Attempts, clock.Into(&f.CreatedAt), &f.CreatedBy, clock.Into(&f.EndedAt))
}

func scanAttempt(s db.Scanner) (t Attempt, err error) {
	return t, s.Scan(&t.N, clock.Into(&t.At), &t.ByID, &t.Channel, &t.Result)
}

// insertFollowUp says false when the client id was used before.
func insertFollowUp(ctx context.Context, tx *db.Tx, tenantID, clientID string, f FollowUp) (bool, error) {
	n, err := tx.Exec(ctx, sqlInsertFollowUp, tenantID, clientID, f.ID, f.ContactID, f.PersonID, f.PlaceID, f.PlaceNIS, f.PartnerID,
		string(f.Kind), f.Due, f.OwnerID, f.Note, clock.Stamp(f.CreatedAt), f.CreatedBy)
	return n == 1, err
}
