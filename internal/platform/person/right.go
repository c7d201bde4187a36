package person

import (
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// The rights of this slice.
const (
	RightRead      actor.Right = "person.read"           // search people and open their file
	RightCreate    actor.Right = "person.create"         // start a file
	RightWrite     actor.Right = "person.write"          // change a file, add notes
	RightMerge     actor.Right = "person.merge"          // merge two files, and undo it
	RightSensitive actor.Right = "person.note.sensitive" // read and write sensitive notes
)

// Rules declares who holds them.
func Rules() []access.Rule {
	return []access.Rule{
		{Right: RightRead, Roles: []actor.Role{actor.Coordinator, actor.Lead, actor.Helper, actor.Trainer}, Doc: "search people and open their file"},
		{Right: RightCreate, Roles: []actor.Role{actor.Coordinator, actor.Lead, actor.Helper, actor.Trainer}, Doc: "start the file of a person"},
		{Right: RightWrite, Roles: []actor.Role{actor.Coordinator, actor.Lead, actor.Helper}, Doc: "change a file, its contact points, tags and notes"},
		{Right: RightMerge, Roles: []actor.Role{actor.Coordinator, actor.Lead}, Doc: "merge two files of one person, and undo it"},
		{Right: RightSensitive, Roles: []actor.Role{actor.Coordinator, actor.Lead}, Doc: "read and write sensitive notes"},
	}
}
