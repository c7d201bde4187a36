package audit

import (
	"context"
	"math"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// Export calls fn for every row of the tenant's trail that passes the filter,
// newest first, without keeping them.
func (s *Service) Export(ctx context.Context, a actor.Actor, f Filter, fn func(Row) error) error {
	if err := access.Require(a, RightRead); err != nil {
		return err
	}
	return db.Each(ctx, s.db, func(sc db.Scanner) error {
		row, err := scanRow(sc)
		if err != nil {
			return err
		}
		return fn(row)
	}, sqlList, a.TenantID, int64(math.MaxInt64), f.Action, f.Actor, f.Person,
		clock.StampOrEmpty(f.From), clock.StampOrEmpty(f.To), f.Object, string(f.Result), math.MaxInt32)
}
