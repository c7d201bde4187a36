package office

import (
	"context"
	"net/http"

	"github.com/a-h/templ"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/route"
)

// home shows the tiles that the actor may see, and without any the way to
// every part.
func (o *Office) home(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx := r.Context()
	tiles, err := o.makeTiles(ctx, a)
	if err != nil {
		return err
	}
	page := frame.Page{Title: i18n.T(ctx, "office.home"), Active: "home", Body: homePage(a.Name, tiles, o.ways(ctx, a))}
	return o.Show(w, r, a, page)
}

func (o *Office) makeTiles(ctx context.Context, a actor.Actor) ([]templ.Component, error) {
	var out []templ.Component
	for _, t := range o.tiles {
		if route.Admit(a, t.Right) != nil {
			continue
		}
		c, err := t.Make(ctx, a)
		if err != nil {
			return nil, err
		}
		if c != nil {
			out = append(out, c)
		}
	}
	return out, nil
}

// ways makes a card of every part that the actor may enter.
func (o *Office) ways(ctx context.Context, a actor.Actor) []ui.Card {
	var out []ui.Card
	for _, it := range allowed(o.items, a) {
		if it.Key != "home" {
			out = append(out, ui.Card{Title: i18n.T(ctx, "nav."+it.Key), URL: it.Path, Icon: it.Icon})
		}
	}
	return out
}

// design shows every component in every state.
func (o *Office) design(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return o.Show(w, r, a, frame.Page{Title: i18n.T(r.Context(), "office.design"), Active: "design", Body: ui.Gallery()})
}

// root leads to the only digibank, lists them when there are more, and says how
// to begin when there is none.
func (o *Office) root(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	open, err := o.Tenants.OpenTenants(r.Context())
	if err != nil {
		return err
	}
	if len(open) == 1 {
		http.Redirect(w, r, "/"+open[0].Slug+"/", http.StatusSeeOther)
		return nil
	}
	return o.Plain(w, r, frame.Page{Title: i18n.T(r.Context(), "office.root"), Body: rootPage(open)})
}
