package tenant

import (
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// The rights of this slice.
const (
	RightManage   actor.Right = "tenant.manage"   // make and close digibanken
	RightSettings actor.Right = "tenant.settings" // name, contact, municipalities of one's own
	RightPartners actor.Right = "partner.manage"  // partner organisations
)

// Rules declares who holds them.
func Rules() []access.Rule {
	return []access.Rule{
		{Right: RightManage, Roles: []actor.Role{actor.Admin}, Doc: "make, list and close digibanken"},
		{Right: RightSettings, Roles: []actor.Role{actor.Coordinator}, Doc: "change the name, contact and municipalities of the digibank"},
		{Right: RightPartners, Roles: []actor.Role{actor.Coordinator}, Doc: "manage partner organisations"},
	}
}
