package app

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// denied writes down that somebody was refused. v5.0.0-16.3.2
func (p *program) denied(ctx context.Context, a actor.Actor, route string) error {
	return p.kit.DB.Update(ctx, func(tx *db.Tx) error {
		p.kit.Audit.Record(tx, a, audit.Entry{Action: "access.denied", Kind: "route", ID: route, Result: audit.Denied})
		return nil
	})
}
