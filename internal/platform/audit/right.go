package audit

import (
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// RightRead allows reading the trail of the tenant.
const RightRead actor.Right = "audit.read"

// Rules declares the rights of this slice.
func Rules() []access.Rule {
	return []access.Rule{
		{Right: RightRead, Roles: []actor.Role{actor.Coordinator, actor.Auditor}, Doc: "read the audit trail"},
	}
}
