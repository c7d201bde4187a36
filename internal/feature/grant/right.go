package grant

import (
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// The rights of this slice.
const (
	RightRead   actor.Right = "fund.read"
	RightManage actor.Right = "fund.manage"
)

// Rules declares who holds them.
func Rules() []access.Rule {
	return []access.Rule{
		{Right: RightRead, Roles: []actor.Role{actor.Coordinator, actor.Lead, actor.Finance, actor.Auditor, actor.Observer}, Doc: "see funds, their tiers and what was reached"},
		{Right: RightManage, Roles: []actor.Role{actor.Coordinator}, Doc: "make and change funds"},
	}
}
