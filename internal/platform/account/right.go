package account

import (
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// The rights of this slice.
const (
	RightManage actor.Right = "account.manage" // invite people, give and end roles
	RightToken  actor.Right = "account.token"  // make API tokens with one's own rights
	RightFirst  actor.Right = "account.first"  // invite the first coordinator of a digibank
)

// Rules declares who holds them.
func Rules() []access.Rule {
	return []access.Rule{
		{Right: RightManage, Roles: []actor.Role{actor.Admin, actor.Coordinator}, Doc: "invite people, give and end roles, disable accounts"},
		{Right: RightToken, Roles: []actor.Role{actor.Coordinator, actor.Lead, actor.Technician, actor.Trainer, actor.Finance, actor.Auditor}, Doc: "make API tokens with one's own rights"},
		{Right: RightFirst, Roles: []actor.Role{actor.Admin}, Doc: "invite a coordinator of a digibank"},
	}
}
