package helpdeskweb

import (
	"context"

	"digibank/internal/base/i18n"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/place"
)

// names are the words for the ids in a list of contacts.
type names struct {
	places  map[string]string
	helpers map[string]string
	people  map[string]string // only those one may see
	briefs  []place.Brief
	team    []helpdesk.Helper
}

// namesFor looks the names up, in three statements however many contacts.
func (h *Handlers) namesFor(ctx context.Context, a actor.Actor, list []helpdesk.Contact) (n names, err error) {
	if n.briefs, err = h.desk.PlacesFor(ctx, a, helpdesk.RightRead); err != nil {
		return n, err
	}
	if n.team, err = h.desk.HelpersFor(ctx, a); err != nil {
		return n, err
	}
	n.places, n.helpers = make(map[string]string, len(n.briefs)), make(map[string]string, len(n.team))
	for _, b := range n.briefs {
		n.places[b.ID] = b.Name
	}
	for _, t := range n.team {
		n.helpers[t.ID] = t.Name
	}
	n.people, err = h.desk.Names(ctx, a, list)
	return n, err
}

// gist says in words what the questions of a contact were and how they ended.
func gist(ctx context.Context, c helpdesk.Contact) string {
	words := ""
	for i, q := range c.Questions {
		if i > 0 {
			words += "; "
		}
		words += i18n.T(ctx, q.Theme.Key())
		if q.Service != "" {
			words += " (" + i18n.T(ctx, q.Service.Key()) + ")"
		}
		words += ": " + i18n.T(ctx, q.Outcome.Key())
	}
	return words
}
