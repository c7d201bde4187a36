package grantweb

import (
	"context"
	"net/http"

	"digibank/internal/base/geo"
	"digibank/internal/feature/grant"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/reach"
	"digibank/internal/platform/route"
)

// PlaceNames gives the names of a tenant's places by id.
type PlaceNames interface {
	Names(ctx context.Context, tenantID string) (map[string]string, error)
}

// Needs is what the pages are made with.
type Needs struct {
	Grants  *grant.Service
	Figures *reach.Figures
	Places  PlaceNames
	Areas   *geo.Atlas
	Frame   frame.Frame
	NewID   func() string
}

// Handlers holds the pages.
type Handlers struct {
	grant   *grant.Service
	figures *reach.Figures
	places  PlaceNames
	areas   *geo.Atlas
	frame   frame.Frame
	newID   func() string
}

// New returns the pages.
func New(n Needs) *Handlers {
	return &Handlers{grant: n.Grants, figures: n.Figures, places: n.Places, areas: n.Areas, frame: n.Frame, newID: n.NewID}
}

// Routes lists them.
func (h *Handlers) Routes() []route.Route {
	return []route.Route{
		{Method: "GET", Path: "/office/figures", Right: grant.RightRead, Handle: h.dashboard},
		{Method: "GET", Path: "/office/funds", Right: grant.RightRead, Handle: h.list},
		{Method: "GET", Path: "/office/funds/new", Right: grant.RightManage, Handle: h.newForm},
		{Method: "POST", Path: "/office/funds/new", Right: grant.RightManage, Handle: h.create},
		{Method: "GET", Path: "/office/funds/{id}", Right: grant.RightRead, Thing: h.thing, Handle: h.dashboard},
		{Method: "GET", Path: "/office/funds/{id}/edit", Right: grant.RightManage, Thing: h.thing, Handle: h.editForm},
		{Method: "POST", Path: "/office/funds/{id}/edit", Right: grant.RightManage, Thing: h.thing, Handle: h.update},
		{Method: "GET", Path: "/office/funds/{id}/users", Right: reach.RightEvidence, Thing: h.thing, Handle: h.users},
		{Method: "GET", Path: "/office/funds/{id}/services", Right: reach.RightEvidence, Thing: h.thing, Handle: h.services},
		{Method: "GET", Path: "/office/funds/{id}/rules", Right: grant.RightRead, Thing: h.thing, Handle: h.rules},
		{Method: "POST", Path: "/office/funds/{id}/rules", Right: reach.RightManage, Thing: h.thing, Handle: h.changeRule},
	}
}

// Nav lists the entries of the navigation.
func (h *Handlers) Nav() []frame.Item {
	return []frame.Item{
		{Key: "figures", Path: "/office/figures", Right: grant.RightRead, Icon: "chart", Order: 50},
		{Key: "funds", Path: "/office/funds", Right: grant.RightRead, Icon: "star", Order: 55},
	}
}

func (h *Handlers) thing(ctx context.Context, a actor.Actor, r *http.Request) error {
	return h.grant.Exists(ctx, a, r.PathValue("id"))
}
