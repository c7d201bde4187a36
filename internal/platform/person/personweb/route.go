package personweb

import (
	"context"
	"net/http"

	"digibank/internal/base/geo"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/person"
	"digibank/internal/platform/route"
)

// Action is something of another slice that can be started from somebody's file.
type Action struct {
	Key   string // of its text
	Icon  string
	Right actor.Right
	Path  func(personID string) string
}

// Handlers holds the pages.
type Handlers struct {
	people  *person.Service
	atlas   *geo.Atlas
	frame   frame.Frame
	newID   func() string
	actions []Action
}

// New returns the pages; newID makes the client ids of forms, actions are what
// other slices can start from a file.
func New(people *person.Service, atlas *geo.Atlas, f frame.Frame, newID func() string, actions ...Action) *Handlers {
	return &Handlers{people: people, atlas: atlas, frame: f, newID: newID, actions: actions}
}

// Routes lists them.
func (h *Handlers) Routes() []route.Route {
	get, post := http.MethodGet, http.MethodPost
	const file = "/office/people/{id}"
	return []route.Route{
		{Method: get, Path: "/office/people", Right: person.RightRead, Handle: h.start},
		{Method: post, Path: "/office/people", Right: person.RightRead, Handle: h.search},
		{Method: post, Path: "/office/people/pick", Right: person.RightRead, Handle: h.pick},
		{Method: get, Path: "/office/people/new", Right: person.RightCreate, Handle: h.searchFirst},
		{Method: post, Path: "/office/people/new", Right: person.RightCreate, Handle: h.create},
		{Method: get, Path: "/office/people/duplicates", Right: person.RightMerge, Handle: h.pairs},
		{Method: post, Path: "/office/people/duplicates", Right: person.RightMerge, Handle: h.different},
		{Method: get, Path: file, Right: person.RightRead, Thing: h.thing, Handle: h.file},
		{Method: get, Path: file + "/edit", Right: person.RightWrite, Thing: h.thing, Handle: h.editForm},
		{Method: post, Path: file + "/edit", Right: person.RightWrite, Thing: h.thing, Handle: h.edit},
		{Method: post, Path: file + "/tags", Right: person.RightWrite, Thing: h.thing, Handle: h.tags},
		{Method: post, Path: file + "/contacts", Right: person.RightWrite, Thing: h.thing, Handle: h.addContact},
		{Method: post, Path: file + "/contacts/{contact}/remove", Right: person.RightWrite, Thing: h.thing, Handle: h.removeContact},
		{Method: post, Path: file + "/contacts/{contact}/restore", Right: person.RightWrite, Thing: h.thing, Handle: h.restoreContact},
		{Method: post, Path: file + "/notes", Right: person.RightWrite, Thing: h.thing, Handle: h.addNote},
		{Method: post, Path: file + "/notes/{note}/remove", Right: person.RightWrite, Thing: h.thing, Handle: h.removeNote},
		{Method: post, Path: file + "/notes/{note}/restore", Right: person.RightWrite, Thing: h.thing, Handle: h.restoreNote},
		{Method: get, Path: file + "/merge", Right: person.RightMerge, Thing: h.thing, Handle: h.mergeStart},
		{Method: post, Path: file + "/merge", Right: person.RightMerge, Thing: h.thing, Handle: h.merge},
		{Method: post, Path: file + "/unmerge", Right: person.RightMerge, Thing: h.thing, Handle: h.unmerge},
	}
}

// Nav lists the entry of the navigation.
func (h *Handlers) Nav() []frame.Item {
	return []frame.Item{{Key: "people", Path: "/office/people", Right: person.RightRead, Icon: "people", Order: 25}}
}

func (h *Handlers) thing(ctx context.Context, a actor.Actor, r *http.Request) error {
	return h.people.Exists(ctx, a, r.PathValue("id"))
}

// path is the address of somebody's file.
func path(personID string) string { return "/office/people/" + personID }
