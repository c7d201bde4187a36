package grant

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
)

const (
	columns = `id, tenant_id, name, kind, funder, from_day, to_day, amount_cents, chosen_target, tier_mode, below_first, keep_until, banner, counting_id, version, updated_at`

	sqlByID = `SELECT ` + columns + ` FROM fund WHERE tenant_id = $1 AND id = $2`

	sqlByClient = `SELECT ` + columns + ` FROM fund WHERE tenant_id = $1 AND client_id = $2`

	sqlList = `SELECT ` + columns + ` FROM fund WHERE tenant_id = $1 ORDER BY from_day DESC, id DESC`

	sqlInsert = `INSERT INTO fund (id, tenant_id, client_id, name, kind, funder, from_day, to_day, amount_cents, chosen_target, tier_mode, below_first, keep_until, banner, counting_id, created_at, updated_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)`

	sqlUpdate = `UPDATE fund SET name = $4, kind = $5, funder = $6, from_day = $7, to_day = $8, amount_cents = $9, chosen_target = $10, tier_mode = $11,
		below_first = $12, keep_until = $13, banner = $14, updated_at = $15, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3`

	sqlTiers = `SELECT fund_id, from_users, to_users, adds_cents FROM fund_tier WHERE tenant_id = $1 ORDER BY fund_id, n`

	sqlInsertTier = `INSERT INTO fund_tier (tenant_id, fund_id, n, from_users, to_users, adds_cents) VALUES ($1, $2, $3, $4, $5, $6)`

	sqlDropTiers = `DELETE FROM fund_tier WHERE tenant_id = $1 AND fund_id = $2`
)

func scan(s db.Scanner) (f Fund, err error) {
	return f, s.Scan(&f.ID, &f.TenantID, &f.Name, &f.Kind, &f.Funder, &f.Days.From, &f.Days.To, &f.Amount, &f.ChosenTarget, &f.Mode, &f.Below,
		&f.KeepUntil, &f.Banner, &f.CountingID, &f.Version, clock.Into(&f.UpdatedAt))
}

func insert(ctx context.Context, tx *db.Tx, f Fund, clientID string) error {
	_, err := tx.Exec(ctx, sqlInsert, f.ID, f.TenantID, clientID, f.Name, string(f.Kind), f.Funder, f.Days.From, f.Days.To, f.Amount, f.ChosenTarget,
		string(f.Mode), string(f.Below), f.KeepUntil, f.Banner, f.CountingID, clock.Stamp(f.UpdatedAt))
	if err != nil {
		return err
	}
	return putTiers(ctx, tx, f)
}

func update(ctx context.Context, tx *db.Tx, f Fund) (int64, error) {
	n, err := tx.Exec(ctx, sqlUpdate, f.TenantID, f.ID, f.Version, f.Name, string(f.Kind), f.Funder, f.Days.From, f.Days.To, f.Amount, f.ChosenTarget,
		string(f.Mode), string(f.Below), f.KeepUntil, f.Banner, clock.Stamp(f.UpdatedAt))
	if err != nil || n == 0 {
		return n, err
	}
	return n, putTiers(ctx, tx, f)
}

func putTiers(ctx context.Context, tx *db.Tx, f Fund) error {
	if _, err := tx.Exec(ctx, sqlDropTiers, f.TenantID, f.ID); err != nil {
		return err
	}
	for i, t := range f.Tiers {
		if _, err := tx.Exec(ctx, sqlInsertTier, f.TenantID, f.ID, i+1, t.From, t.To, t.Adds); err != nil {
			return err
		}
	}
	return nil
}

// withTiers reads the tiers of funds in one statement.
func withTiers(ctx context.Context, r db.Reader, tenantID string, funds []Fund) ([]Fund, error) {
	byFund := map[string][]Tier{}
	err := db.Each(ctx, r, func(s db.Scanner) error {
		var id string
		var t Tier
		err := s.Scan(&id, &t.From, &t.To, &t.Adds)
		byFund[id] = append(byFund[id], t)
		return err
	}, sqlTiers, tenantID)
	for i := range funds {
		funds[i].Tiers = byFund[funds[i].ID]
	}
	return funds, err
}
