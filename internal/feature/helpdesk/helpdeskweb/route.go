package helpdeskweb

import (
	"context"
	"net/http"

	"digibank/internal/base/geo"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/person"
	"digibank/internal/platform/route"
	"digibank/internal/platform/tenant"
)

// Picker finds the person that a contact is for.
type Picker interface {
	Search(ctx context.Context, a actor.Actor, query string, limit int) (person.Results, error)
	Get(ctx context.Context, a actor.Actor, personID string) (person.Person, error)
}

// Members tells which municipalities a digibank serves.
type Members interface {
	Members(ctx context.Context, tenantID string) ([]tenant.Membership, error)
}

// Options is what the pages are made with.
type Options struct {
	Desk    *helpdesk.Service
	Frame   frame.Frame
	Picker  Picker
	Members Members
	Atlas   *geo.Atlas
}

// Handlers answers the requests of the desk.
type Handlers struct {
	desk    *helpdesk.Service
	frame   frame.Frame
	picker  Picker
	members Members
	atlas   *geo.Atlas
}

// New returns the handlers.
func New(o Options) *Handlers {
	return &Handlers{desk: o.Desk, frame: o.Frame, picker: o.Picker, members: o.Members, atlas: o.Atlas}
}

// Nav lists the entries of the navigation.
func (h *Handlers) Nav() []frame.Item {
	return []frame.Item{
		{Key: "desk", Path: "/office/desk", Right: helpdesk.RightWrite, Icon: "home", Order: 10},
		{Key: "contacts", Path: "/office/contacts", Right: helpdesk.RightRead, Icon: "book", Order: 20},
		{Key: "followups", Path: "/office/followups", Right: helpdesk.RightFollowUpRead, Icon: "clock", Order: 30},
	}
}

// Routes lists the routes.
func (h *Handlers) Routes() []route.Route {
	contact, task := h.thing(h.desk.Thing), h.thing(h.desk.FollowUpThing)
	get, post := http.MethodGet, http.MethodPost
	return []route.Route{
		{Method: get, Path: "/office/desk", Right: helpdesk.RightWrite, Handle: h.today},
		{Method: get, Path: "/office/desk/new", Right: helpdesk.RightWrite, Handle: h.newForm},
		{Method: post, Path: "/office/desk/new", Right: helpdesk.RightWrite, Handle: h.log},
		{Method: get, Path: "/office/desk/services", Right: helpdesk.RightWrite, Handle: h.services},
		{Method: get, Path: "/office/contacts", Right: helpdesk.RightRead, Handle: h.list},
		{Method: get, Path: "/office/contacts/print", Right: helpdesk.RightRead, Handle: h.print},
		{Method: get, Path: "/office/contacts/export.csv", Right: helpdesk.RightExport, Handle: h.exportCSV},
		{Method: get, Path: "/office/contacts/export.xlsx", Right: helpdesk.RightExport, Handle: h.exportXLSX},
		{Method: get, Path: "/office/contacts/{id}", Right: helpdesk.RightRead, Thing: contact, Handle: h.detail},
		{Method: get, Path: "/office/contacts/{id}/correct", Right: helpdesk.RightWrite, Thing: contact, Handle: h.correctForm},
		{Method: post, Path: "/office/contacts/{id}/correct", Right: helpdesk.RightWrite, Thing: contact, Handle: h.correct},
		{Method: get, Path: "/office/contacts/{id}/withdraw", Right: helpdesk.RightWrite, Thing: contact, Handle: h.withdrawForm},
		{Method: post, Path: "/office/contacts/{id}/withdraw", Right: helpdesk.RightWrite, Thing: contact, Handle: h.withdraw},
		{Method: get, Path: "/office/followups", Right: helpdesk.RightFollowUpRead, Handle: h.tasks},
		{Method: get, Path: "/office/followups/new", Right: helpdesk.RightFollowUpWrite, Handle: h.newTask},
		{Method: post, Path: "/office/followups/new", Right: helpdesk.RightFollowUpWrite, Handle: h.addTask},
		{Method: get, Path: "/office/followups/{id}", Right: helpdesk.RightFollowUpRead, Thing: task, Handle: h.task},
		{Method: post, Path: "/office/followups/{id}/end", Right: helpdesk.RightFollowUpWrite, Thing: task, Handle: h.endTask},
		{Method: post, Path: "/office/followups/{id}/try", Right: helpdesk.RightFollowUpWrite, Thing: task, Handle: h.tryTask},
		{Method: post, Path: "/office/followups/{id}/move", Right: helpdesk.RightFollowUpWrite, Thing: task, Handle: h.moveTask},
	}
}

func (h *Handlers) thing(check func(context.Context, actor.Actor, string) error) route.Thing {
	return func(ctx context.Context, a actor.Actor, r *http.Request) error {
		return check(ctx, a, r.PathValue("id"))
	}
}
