package tenant

import (
	"time"

	"digibank/internal/base/civil"
)

// PartnerKind is the sort of organisation.
type PartnerKind string

// PartnerKinds lists the sorts in the order they are shown.
func PartnerKinds() []PartnerKind {
	return []PartnerKind{"municipality", "welfare", "intermunicipal", "library", "association", "reuse", "school", "company", "other"}
}

// ControllerKind says under which authority for data protection it falls.
type ControllerKind string

// The kinds of controller.
const (
	PublicController  ControllerKind = "public"  // Flemish public body: VTC
	PrivateController ControllerKind = "private" // association or company: GBA
)

// PartnerRole is its part in the partnership.
type PartnerRole string

// The roles, see docs on the programme: one promoter answers to the funder.
const (
	Promoter PartnerRole = "promoter"
	LeadRole PartnerRole = "lead"
	Core     PartnerRole = "core"
	Network  PartnerRole = "network"
)

// PartnerRoles lists the roles in the order they are shown.
func PartnerRoles() []PartnerRole { return []PartnerRole{Promoter, LeadRole, Core, Network} }

// Partner is an organisation that works in the digibank.
type Partner struct {
	ID         string
	Name       string
	Kind       PartnerKind
	Controller ControllerKind
	Role       PartnerRole
	KBO        string // ten digits, empty when not known
	Website    string
	From       civil.Date
	To         civil.Date // first day it is no partner any more; zero: still
	Version    int64
	CreatedAt  time.Time
	UpdatedAt  time.Time
}

// On says whether it is a partner on a day.
func (p Partner) On(day civil.Date) bool { return civil.Interval{From: p.From, To: p.To}.Contains(day) }
