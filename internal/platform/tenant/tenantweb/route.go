package tenantweb

import (
	"context"
	"net/http"
	"slices"

	"digibank/internal/base/errs"
	"digibank/internal/base/geo"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/route"
	"digibank/internal/platform/tenant"
)

// Inviter invites the coordinator of a digibank; the accounts do.
type Inviter func(ctx context.Context, a actor.Actor, tenantID, email, name string) error

// Handlers holds the pages.
type Handlers struct {
	svc    *tenant.Service
	areas  *geo.Atlas
	frame  frame.Frame
	newID  func() string
	invite Inviter
}

// New returns the pages; newID makes client ids.
func New(s *tenant.Service, areas *geo.Atlas, fr frame.Frame, newID func() string, invite Inviter) *Handlers {
	return &Handlers{s, areas, fr, newID, invite}
}

// Routes lists them.
func (h *Handlers) Routes() []route.Route {
	return []route.Route{
		{Method: "GET", Path: "/office/settings", Right: tenant.RightSettings, Handle: h.settings},
		{Method: "POST", Path: "/office/settings", Right: tenant.RightSettings, Handle: h.saveSettings},
		{Method: "POST", Path: "/office/settings/municipalities", Right: tenant.RightSettings, Handle: h.join},
		{Method: "POST", Path: "/office/settings/municipalities/{nis}/end", Right: tenant.RightSettings, Thing: h.member, Handle: h.leave},
		{Method: "GET", Path: "/office/partners", Right: tenant.RightPartners, Handle: h.partners},
		{Method: "GET", Path: "/office/partners/new", Right: tenant.RightPartners, Handle: h.newPartner},
		{Method: "POST", Path: "/office/partners/new", Right: tenant.RightPartners, Handle: h.createPartner},
		{Method: "GET", Path: "/office/partners/{id}", Right: tenant.RightPartners, Thing: h.thing, Handle: h.editPartner},
		{Method: "POST", Path: "/office/partners/{id}", Right: tenant.RightPartners, Thing: h.thing, Handle: h.updatePartner},
		{Method: "GET", Path: "/office/tenants", Right: tenant.RightManage, Handle: h.tenants},
		{Method: "GET", Path: "/office/tenants/new", Right: tenant.RightManage, Handle: h.newTenant},
		{Method: "POST", Path: "/office/tenants/new", Right: tenant.RightManage, Handle: h.createTenant},
		{Method: "GET", Path: "/office/tenants/{id}/coordinator", Right: tenant.RightManage, Thing: h.digibank, Handle: h.coordinatorForm},
		{Method: "POST", Path: "/office/tenants/{id}/coordinator", Right: tenant.RightManage, Thing: h.digibank, Handle: h.inviteCoordinator},
	}
}

// Nav lists the entries of the navigation.
func (h *Handlers) Nav() []frame.Item {
	return []frame.Item{
		{Key: "partners", Path: "/office/partners", Right: tenant.RightPartners, Icon: "merge", Order: 85},
		{Key: "settings", Path: "/office/settings", Right: tenant.RightSettings, Icon: "settings", Order: 90},
		{Key: "tenants", Path: "/office/tenants", Right: tenant.RightManage, Icon: "home", Order: 10},
	}
}

func (h *Handlers) thing(ctx context.Context, a actor.Actor, r *http.Request) error {
	_, err := h.svc.Partner(ctx, a, r.PathValue("id"))
	return err
}

// member says whether a municipality belongs, or belonged, to one's own digibank.
func (h *Handlers) member(ctx context.Context, a actor.Actor, r *http.Request) error {
	list, err := h.svc.Members(ctx, a.TenantID)
	if err == nil && !slices.ContainsFunc(list, func(m tenant.Membership) bool { return m.NIS == r.PathValue("nis") }) {
		err = errs.Missing()
	}
	return err
}

// digibank says whether there is such a digibank; who manages them sees all.
func (h *Handlers) digibank(ctx context.Context, _ actor.Actor, r *http.Request) error {
	_, err := h.svc.ByID(ctx, r.PathValue("id"))
	return err
}
