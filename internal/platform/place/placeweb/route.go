package placeweb

import (
	"context"
	"net/http"

	"digibank/internal/base/geo"
	"digibank/internal/base/ui"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/place"
	"digibank/internal/platform/route"
)

// Around gives what the forms offer from other slices.
type Around interface {
	// Towns lists the NIS codes of the digibank's municipalities today.
	Towns(ctx context.Context, tenantID string) ([]string, error)
	// Partners lists the partner organisations, id as value.
	Partners(ctx context.Context, tenantID string) ([]ui.Option, error)
	// Leads lists the accounts that can answer for a place, id as value.
	Leads(ctx context.Context, tenantID string) ([]ui.Option, error)
}

// Handlers holds the pages.
type Handlers struct {
	places *place.Service
	atlas  *geo.Atlas
	around Around
	frame  frame.Frame
	newID  func() string
}

// New returns the pages.
func New(places *place.Service, atlas *geo.Atlas, around Around, f frame.Frame, newID func() string) *Handlers {
	return &Handlers{places: places, atlas: atlas, around: around, frame: f, newID: newID}
}

// Routes lists them.
func (h *Handlers) Routes() []route.Route {
	read, manage := place.RightRead, place.RightManage
	return []route.Route{
		{Method: "GET", Path: "/office/places", Right: read, Handle: h.list},
		{Method: "GET", Path: "/office/places/new", Right: manage, Handle: h.newForm},
		{Method: "POST", Path: "/office/places/new", Right: manage, Handle: h.create},
		{Method: "GET", Path: "/office/places/{id}", Right: read, Thing: h.thing, Handle: h.show},
		{Method: "GET", Path: "/office/places/{id}/edit/{part}", Right: manage, Thing: h.thing, Handle: h.editForm},
		{Method: "POST", Path: "/office/places/{id}/edit/{part}", Right: manage, Thing: h.thing, Handle: h.update},
		{Method: "GET", Path: "/office/places/{id}/offers", Right: manage, Thing: h.thing, Handle: h.offersForm},
		{Method: "POST", Path: "/office/places/{id}/offers", Right: manage, Thing: h.thing, Handle: h.saveOffers},
		{Method: "GET", Path: "/office/places/{id}/computers", Right: manage, Thing: h.thing, Handle: h.computersForm},
		{Method: "POST", Path: "/office/places/{id}/computers", Right: manage, Thing: h.thing, Handle: h.saveComputers},
		{Method: "GET", Path: "/office/places/{id}/close", Right: manage, Thing: h.thing, Handle: h.closeForm},
		{Method: "POST", Path: "/office/places/{id}/close", Right: manage, Thing: h.thing, Handle: h.close},
		{Method: "GET", Path: "/office/places/{id}/hours", Right: read, Thing: h.thing, Handle: h.hours},
		{Method: "GET", Path: "/office/places/{id}/hours/new", Right: manage, Thing: h.thing, Handle: h.ruleForm},
		{Method: "POST", Path: "/office/places/{id}/hours/new", Right: manage, Thing: h.thing, Handle: h.saveRule},
		{Method: "GET", Path: "/office/places/{id}/hours/{rule}", Right: manage, Thing: h.ruleThing, Handle: h.ruleForm},
		{Method: "POST", Path: "/office/places/{id}/hours/{rule}", Right: manage, Thing: h.ruleThing, Handle: h.saveRule},
		{Method: "POST", Path: "/office/places/{id}/hours/{rule}/remove", Right: manage, Thing: h.ruleThing, Handle: h.removeRule},
		{Method: "POST", Path: "/office/places/{id}/hours/{rule}/restore", Right: manage, Thing: h.ruleThing, Handle: h.restoreRule},
		{Method: "GET", Path: "/office/places/{id}/exceptions/new", Right: manage, Thing: h.thing, Handle: h.exceptionForm},
		{Method: "POST", Path: "/office/places/{id}/exceptions/new", Right: manage, Thing: h.thing, Handle: h.saveException},
		{Method: "POST", Path: "/office/places/{id}/exceptions/{exception}/remove", Right: manage, Thing: h.exceptionThing, Handle: h.removeException},
		{Method: "POST", Path: "/office/places/{id}/exceptions/{exception}/restore", Right: manage, Thing: h.exceptionThing, Handle: h.restoreException},
	}
}

// Nav lists the entry of the navigation.
func (h *Handlers) Nav() []frame.Item {
	return []frame.Item{{Key: "places", Path: "/office/places", Right: place.RightRead, Icon: "place", Order: 40}}
}

func (h *Handlers) thing(ctx context.Context, a actor.Actor, r *http.Request) error {
	return h.places.Thing(ctx, a, r.PathValue("id"))
}

func (h *Handlers) ruleThing(ctx context.Context, a actor.Actor, r *http.Request) error {
	return h.places.RuleThing(ctx, a, r.PathValue("id"), r.PathValue("rule"))
}

func (h *Handlers) exceptionThing(ctx context.Context, a actor.Actor, r *http.Request) error {
	return h.places.ExceptionThing(ctx, a, r.PathValue("id"), r.PathValue("exception"))
}

// address is that of a place in the office.
func address(placeID string) string { return "/office/places/" + placeID }
