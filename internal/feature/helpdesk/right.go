package helpdesk

import (
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// The rights of this slice. All but RightOld hold within the limits of a grant.
const (
	RightRead          actor.Right = "contact.read"           // read contacts, without who and what was noted
	RightPerson        actor.Right = "contact.person"         // see who was helped, and the note
	RightWrite         actor.Right = "contact.write"          // log contacts, and correct one's own
	RightOld           actor.Right = "contact.write.old"      // log contacts of more than two years ago
	RightOthers        actor.Right = "contact.correct.others" // log for and correct contacts of others
	RightExport        actor.Right = "contact.export"         // take lists of contacts out of the program
	RightFollowUpRead  actor.Right = "followup.read"          // see follow-ups
	RightFollowUpWrite actor.Right = "followup.write"         // make, try and finish follow-ups
)

// Rules declares who holds them.
func Rules() []access.Rule {
	desk := []actor.Role{actor.Coordinator, actor.Lead, actor.Helper}
	above := []actor.Role{actor.Coordinator, actor.Lead}
	return []access.Rule{
		{Right: RightRead, Roles: append([]actor.Role{actor.Auditor}, desk...), Doc: "read contacts, without names and notes"},
		{Right: RightPerson, Roles: desk, Doc: "see who was helped in a contact, and its note"},
		{Right: RightWrite, Roles: desk, Doc: "log contacts and correct one's own"},
		{Right: RightOld, Roles: []actor.Role{actor.Coordinator}, Doc: "log contacts of more than two years ago"},
		{Right: RightOthers, Roles: above, Doc: "log for another helper, correct and withdraw contacts of others"},
		{Right: RightExport, Roles: above, Doc: "export contacts"},
		{Right: RightFollowUpRead, Roles: desk, Doc: "see follow-ups"},
		{Right: RightFollowUpWrite, Roles: desk, Doc: "make and finish follow-ups"},
	}
}
