package account

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/platform/actor"
)

// WithRoles lists the accounts of a tenant that hold or held one of the roles,
// by name, for slices that show or choose colleagues. They check the right.
func (s *Service) WithRoles(ctx context.Context, r db.Reader, tenantID string, roles []actor.Role) ([]Account, error) {
	names := make([]string, len(roles))
	for i, role := range roles {
		names[i] = string(role)
	}
	return db.All(ctx, r, scan, sqlWithRoles, tenantID, db.List(names))
}
