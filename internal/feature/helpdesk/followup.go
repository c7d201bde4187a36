package helpdesk

import (
	"slices"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/platform/actor"
)

// TaskKind says what is to be done.
type TaskKind string

// The kinds.
const (
	TaskCallBack      TaskKind = "call_back"
	TaskBringDocument TaskKind = "bring_document"
	TaskCheckCard     TaskKind = "check_card"
	TaskPlanVisit     TaskKind = "plan_visit"
	TaskOther         TaskKind = "other"
)

// TaskKinds lists them.
func TaskKinds() []TaskKind {
	return []TaskKind{TaskCallBack, TaskBringDocument, TaskCheckCard, TaskPlanVisit, TaskOther}
}

// Valid says whether it is one of TaskKinds.
func (k TaskKind) Valid() bool { return slices.Contains(TaskKinds(), k) }

// TaskState says how far a follow-up is. Overdue is no state: it follows from
// the due day.
type TaskState string

// The states.
const (
	TaskOpen      TaskState = "open"
	TaskDone      TaskState = "done"
	TaskCancelled TaskState = "cancelled"
)

// TaskStates lists them.
func TaskStates() []TaskState { return []TaskState{TaskOpen, TaskDone, TaskCancelled} }

// Valid says whether it is one of TaskStates.
func (s TaskState) Valid() bool { return slices.Contains(TaskStates(), s) }

// TaskOutcome says how a finished follow-up ended.
type TaskOutcome string

// The outcomes.
const (
	TaskHelped     TaskOutcome = "helped"
	TaskPassedOn   TaskOutcome = "passed_on"
	TaskNotReached TaskOutcome = "not_reached"
	TaskNotNeeded  TaskOutcome = "not_needed"
)

// TaskOutcomes lists them.
func TaskOutcomes() []TaskOutcome {
	return []TaskOutcome{TaskHelped, TaskPassedOn, TaskNotReached, TaskNotNeeded}
}

// Valid says whether it is one of TaskOutcomes.
func (o TaskOutcome) Valid() bool { return slices.Contains(TaskOutcomes(), o) }

// FollowUp is a task after a contact, or by itself.
type FollowUp struct {
	ID        string
	Version   int64
	ContactID string // "" when it stands by itself
	PersonID  string // "" when nobody known
	PlaceID   string
	PlaceNIS  string
	PartnerID string
	Kind      TaskKind
	Due       civil.Date
	OwnerID   string
	State     TaskState
	Outcome   TaskOutcome // "" while open
	Note      string      // opened only for who may read it
	Attempts  int         // how often somebody tried
	CreatedAt time.Time
	CreatedBy string
	EndedAt   time.Time
}

// Overdue says whether it should have been done before today.
func (f FollowUp) Overdue(today civil.Date) bool { return f.State == TaskOpen && f.Due.Before(today) }

// Spot is where rights on the follow-up are checked.
func (f FollowUp) Spot() actor.Spot {
	return actor.Spot{Place: f.PlaceID, Municipality: f.PlaceNIS, Partner: f.PartnerID}
}

// Attempt is one try to do a follow-up that did not finish it.
type Attempt struct {
	N       int
	At      time.Time
	ByID    string
	Channel string // a vocab.Channel, "" when not said
	Result  AttemptResult
}

// AttemptResult says what came of a try.
type AttemptResult string

// The results.
const (
	AttemptNotReached AttemptResult = "not_reached"
	AttemptMessage    AttemptResult = "message_left"
	AttemptSpoken     AttemptResult = "spoken"
)

// AttemptResults lists them.
func AttemptResults() []AttemptResult {
	return []AttemptResult{AttemptNotReached, AttemptMessage, AttemptSpoken}
}

// Valid says whether it is one of AttemptResults.
func (r AttemptResult) Valid() bool { return slices.Contains(AttemptResults(), r) }

// followUpOf takes over from a contact where and for whom the task is.
func followUpOf(c Contact) FollowUp {
	return FollowUp{ContactID: c.ID, PersonID: c.PersonID, PlaceID: c.PlaceID, PlaceNIS: c.PlaceNIS, PartnerID: c.PartnerID}
}

// Key is the key of the label.
func (k TaskKind) Key() string { return "helpdesk.task.kind." + string(k) }

// Key is the key of the label.
func (s TaskState) Key() string { return "helpdesk.task.state." + string(s) }

// Key is the key of the label.
func (o TaskOutcome) Key() string { return "helpdesk.task.outcome." + string(o) }

// Key is the key of the label.
func (r AttemptResult) Key() string { return "helpdesk.task.attempt." + string(r) }
