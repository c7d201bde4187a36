// Package actor says who does something: an account in a tenant with its
// grants, a token, or the program itself. Use cases receive an Actor as an
// argument; nothing reads one out of a context.
package actor

import "slices"

// Role is a job in a digibank, as listed in the outside contract.
type Role string

// The roles.
const (
	Admin       Role = "admin"       // the installation
	Coordinator Role = "coordinator" // the region
	Lead        Role = "lead"        // local e-inclusion lead: one municipality
	Helper      Role = "helper"      // digihelper: own digipunten
	Technician  Role = "technician"  // device partner
	Trainer     Role = "trainer"     // own courses
	Finance     Role = "finance"     // money and claims
	Auditor     Role = "auditor"     // figures, evidence, audit log; no contact data
	Observer    Role = "observer"    // aggregates only
)

// Roles lists them in the order they are shown.
func Roles() []Role {
	return []Role{Admin, Coordinator, Lead, Helper, Technician, Trainer, Finance, Auditor, Observer}
}

// Right names one thing that may be done, such as "contact.write".
type Right string

// Grant is one role that an account holds, limited or not. Empty limits mean
// the whole tenant. Dates are checked when the grant is loaded.
type Grant struct {
	Role         Role
	Rights       map[Right]bool
	Municipality string // NIS5
	Place        string
	Partner      string
}

func (g Grant) unlimited() bool { return g.Municipality == "" && g.Place == "" && g.Partner == "" }

// Channel is the way in.
type Channel string

// The ways in.
const (
	Web Channel = "web"
	API Channel = "api"
	CLI Channel = "cli"
	Job Channel = "job"
)

// Actor is who does something.
type Actor struct {
	TenantID  string // empty for an administrator of the installation
	AccountID string
	SessionID string
	TokenID   string
	Name      string
	Lang      string
	Channel   Channel
	Grants    []Grant
	system    bool
}

// System is the program itself, at work for a tenant; it holds every right.
func System(tenantID string, via Channel) Actor {
	return Actor{TenantID: tenantID, AccountID: "system", Name: "digibank", Channel: via, system: true}
}

// SignedIn says whether somebody is there.
func (a Actor) SignedIn() bool { return a.AccountID != "" }

// Can says whether a grant gives the right, anywhere in the tenant.
func (a Actor) Can(r Right) bool {
	return a.system || slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Rights[r] })
}

// Spot is where something happens, for rights that are limited to a part of the tenant.
type Spot struct {
	Place        string
	Municipality string // NIS5 of the place
	Partner      string
}

// CanAt says whether a grant gives the right at that spot.
func (a Actor) CanAt(r Right, s Spot) bool {
	return a.system || slices.ContainsFunc(a.Grants, func(g Grant) bool {
		return g.Rights[r] && g.covers(s)
	})
}

func (g Grant) covers(s Spot) bool {
	return g.unlimited() ||
		(g.Place != "" && g.Place == s.Place) ||
		(g.Municipality != "" && g.Municipality == s.Municipality) ||
		(g.Partner != "" && g.Partner == s.Partner)
}

// Limits is the part of the tenant in which a right holds. A row is inside when
// All is set or one of the lists names it.
type Limits struct {
	All            bool
	Places         []string
	Municipalities []string
	Partners       []string
}

// Within gives the limits of a right, for lists.
func (a Actor) Within(r Right) Limits {
	if a.system {
		return Limits{All: true}
	}
	var l Limits
	for _, g := range a.Grants {
		if !g.Rights[r] {
			continue
		}
		l.add(g)
	}
	return l
}

func (l *Limits) add(g Grant) {
	switch {
	case g.unlimited():
		l.All = true
	case g.Place != "":
		l.Places = append(l.Places, g.Place)
	case g.Municipality != "":
		l.Municipalities = append(l.Municipalities, g.Municipality)
	case g.Partner != "":
		l.Partners = append(l.Partners, g.Partner)
	}
}

// Has says whether the actor holds the role.
func (a Actor) Has(role Role) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Role == role })
}

// MainRole is the first role the actor holds, for the audit trail.
func (a Actor) MainRole() Role {
	if a.system {
		return "system"
	}
	if len(a.Grants) == 0 {
		return ""
	}
	return a.Grants[0].Role
}
