package account

import (
	"slices"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/platform/actor"
)

// State is where an account stands.
type State string

// The states.
const (
	Invited  State = "invited"  // has not chosen a password yet
	Active   State = "active"   // may sign in
	Disabled State = "disabled" // may not, and is signed out
)

// Account is somebody who may sign in.
type Account struct {
	ID        string
	TenantID  string // empty: an administrator of the installation
	Email     string // as typed
	Name      string
	Lang      string
	State     State
	HasSecond bool // a second factor is set up
	Version   int64
	CreatedAt time.Time
	UpdatedAt time.Time
}

// LimitKind says of what sort the part of the tenant is that a grant is limited to.
type LimitKind string

// The kinds of limit; NoLimit is the whole tenant.
const (
	NoLimit        LimitKind = ""
	ByMunicipality LimitKind = "municipality"
	ByPlace        LimitKind = "place"
	ByPartner      LimitKind = "partner"
)

// Limit is one part of the tenant; the zero value is all of it.
type Limit struct {
	Kind LimitKind
	ID   string // NIS code, or id
}

// in gives the part that a kind stands for: its column in the tables.
func (l Limit) in(k LimitKind) string {
	if l.Kind == k {
		return l.ID
	}
	return ""
}

// limitOf reads a limit back from its columns.
func limitOf(nis, place, partner string) Limit {
	switch {
	case nis != "":
		return Limit{ByMunicipality, nis}
	case place != "":
		return Limit{ByPlace, place}
	case partner != "":
		return Limit{ByPartner, partner}
	}
	return Limit{}
}

// Grant is a role of an account, for a part of the tenant and a time.
type Grant struct {
	ID    string
	Role  actor.Role
	Limit Limit
	From  civil.Date
	To    civil.Date // first day without it; zero: no end
}

// On says whether the grant holds on a day.
func (g Grant) On(day civil.Date) bool { return civil.Interval{From: g.From, To: g.To}.Contains(day) }

// NeedsSecond says whether a role may only be used after a second factor.
// v5.0.0-6.3.3
func NeedsSecond(r actor.Role) bool {
	return slices.Contains([]actor.Role{actor.Coordinator, actor.Finance, actor.Auditor, actor.Admin}, r)
}

// Limitable says which limits a role may have.
func Limitable(r actor.Role) []LimitKind {
	switch r {
	case actor.Lead, actor.Trainer, actor.Observer:
		return []LimitKind{NoLimit, ByMunicipality, ByPlace, ByPartner}
	case actor.Helper:
		return []LimitKind{NoLimit, ByPlace, ByMunicipality, ByPartner}
	case actor.Technician:
		return []LimitKind{NoLimit, ByPartner, ByPlace}
	case actor.Finance, actor.Auditor:
		return []LimitKind{NoLimit, ByPartner}
	}
	return []LimitKind{NoLimit}
}

// Roles lists the roles that can be given in a tenant; without a tenant there
// is only the administrator.
func Roles(tenantID string) []actor.Role {
	if tenantID == "" {
		return []actor.Role{actor.Admin}
	}
	return slices.DeleteFunc(actor.Roles(), func(r actor.Role) bool { return r == actor.Admin })
}

// Origin tells where a request came from, for the list of sessions and against guessing.
type Origin struct {
	Network string // the address without its last part
	Device  string // browser and system, in short
}
