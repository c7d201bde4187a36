package place

import (
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// The rights of this slice.
const (
	RightRead   actor.Right = "place.read"   // see the places within one's limits
	RightManage actor.Right = "place.manage" // change them and their hours
)

// Rules declares who holds them.
func Rules() []access.Rule {
	return []access.Rule{
		{Right: RightRead, Roles: []actor.Role{
			actor.Coordinator, actor.Lead, actor.Helper, actor.Technician, actor.Trainer, actor.Finance, actor.Auditor, actor.Observer,
		}, Doc: "see places, their hours and what they offer"},
		{Right: RightManage, Roles: []actor.Role{actor.Coordinator, actor.Lead}, Doc: "make and change places, hours and closings within one's limits"},
	}
}
