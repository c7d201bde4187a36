package app

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/platform/reach"
)

// wireReach makes the ledger of services and its figures.
func wireReach(p *program) error {
	p.ledger = reach.NewLedger(p.kit)
	p.figures = reach.NewFigures(p.kit)
	p.people.Connect(p.ledger)
	p.checks = append(p.checks, check{
		name: "reach",
		find: func(ctx context.Context, r db.Reader) ([]string, error) {
			return reach.Verify(ctx, r, p.kit.Keys)
		},
		repair: p.ledger.Repair,
	})
	return nil
}
