package place

import (
	"context"

	"digibank/internal/base/db"
)

const (
	sqlClearOffers = `DELETE FROM place_offer WHERE tenant_id = $1 AND place_id = $2`

	sqlInsertOffer = `INSERT INTO place_offer (tenant_id, place_id, position, topic, offered, limit_visitor, limit_helper, referral)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

	sqlOffers = `SELECT place_id, topic, offered, limit_visitor, limit_helper, referral FROM place_offer
		WHERE tenant_id = $1 AND place_id IN LIST($2) ORDER BY place_id, position`

	sqlClearComputers = `DELETE FROM place_computer WHERE tenant_id = $1 AND place_id = $2`

	sqlInsertComputer = `INSERT INTO place_computer (tenant_id, place_id, position, name, working, software) VALUES ($1, $2, $3, $4, $5, $6)`

	sqlComputers = `SELECT place_id, name, working, software FROM place_computer
		WHERE tenant_id = $1 AND place_id IN LIST($2) ORDER BY place_id, position`
)

type placeOffer struct {
	placeID string
	Offer
}

func scanOffer(s db.Scanner) (o placeOffer, err error) {
	var offered db.Bool
	err = s.Scan(&o.placeID, &o.Topic, &offered, &o.LimitVisitor, &o.LimitHelper, &o.Referral)
	o.Offered = bool(offered)
	return o, err
}

type placeComputer struct {
	placeID string
	Computer
}

func scanComputer(s db.Scanner) (c placeComputer, err error) {
	var working db.Bool
	err = s.Scan(&c.placeID, &c.Name, &working, &c.Software)
	c.Working = bool(working)
	return c, err
}

func replaceOffers(ctx context.Context, tx *db.Tx, tenantID, placeID string, offers []Offer) error {
	if _, err := tx.Exec(ctx, sqlClearOffers, tenantID, placeID); err != nil {
		return err
	}
	for i, o := range offers {
		if _, err := tx.Exec(ctx, sqlInsertOffer, tenantID, placeID, i, o.Topic, db.Bool(o.Offered), o.LimitVisitor, o.LimitHelper, o.Referral); err != nil {
			return err
		}
	}
	return nil
}

func replaceComputers(ctx context.Context, tx *db.Tx, tenantID, placeID string, computers []Computer) error {
	if _, err := tx.Exec(ctx, sqlClearComputers, tenantID, placeID); err != nil {
		return err
	}
	for i, c := range computers {
		if _, err := tx.Exec(ctx, sqlInsertComputer, tenantID, placeID, i, c.Name, db.Bool(c.Working), c.Software); err != nil {
			return err
		}
	}
	return nil
}
