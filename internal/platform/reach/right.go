package reach

import (
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// The rights of this slice.
const (
	RightRead     actor.Right = "reach.read"      // figures
	RightEvidence actor.Right = "reach.evidence"  // the rows behind them
	RightManage   actor.Right = "counting.manage" // counting rules, periods
)

// Rules declares who holds them.
func Rules() []access.Rule {
	return []access.Rule{
		{Right: RightRead, Roles: []actor.Role{actor.Coordinator, actor.Lead, actor.Finance, actor.Auditor, actor.Observer}, Doc: "read the figures of the region"},
		{Right: RightEvidence, Roles: []actor.Role{actor.Coordinator, actor.Finance, actor.Auditor}, Doc: "open a figure to its rows"},
		{Right: RightManage, Roles: []actor.Role{actor.Coordinator}, Doc: "change counting rules and end counting periods"},
	}
}
