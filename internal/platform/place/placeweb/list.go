package placeweb

import (
	"context"
	"net/http"
	"net/url"

	"digibank/internal/base/i18n"
	"digibank/internal/base/page"
	"digibank/internal/base/ui"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/place"
	"digibank/internal/platform/place/placetext"
	"digibank/internal/platform/vocab"
)

// listView is the list with what narrows it.
type listView struct {
	query  url.Values
	filter place.Filter
	towns  []ui.Option
	rows   []place.Full
	next   string
	manage bool
	h      *Handlers
}

func (h *Handlers) list(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx, q := r.Context(), r.URL.Query()
	req, err := page.Parse(q.Get("limit"), q.Get("cursor"), 2)
	if err != nil {
		return err
	}
	v := listView{query: q, filter: readFilter(q), manage: a.Can(place.RightManage), h: h}
	found, err := h.places.List(ctx, a, v.filter, req)
	if err != nil {
		return err
	}
	if v.rows, err = h.places.Complete(ctx, a, found.Items); err != nil {
		return err
	}
	if v.towns, err = h.towns(ctx, a); err != nil {
		return err
	}
	v.next = found.Next
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "place.list"), Active: "places", Body: listPage(v)})
}

// readFilter takes the filters of the address; codes that do not exist narrow nothing.
func readFilter(q url.Values) place.Filter {
	f := place.Filter{
		Text: q.Get("text"), Municipality: q.Get("municipality"), Kind: q.Get("kind"), Role: q.Get("role"), Facility: q.Get("facility"),
		OpenNow: q.Get("open") == "now", WithClosed: q.Get("closed") == "yes",
	}
	if !vocab.PlaceKind(f.Kind).Valid() {
		f.Kind = ""
	}
	if !vocab.PlaceRole(f.Role).Valid() {
		f.Role = ""
	}
	if !vocab.Facility(f.Facility).Valid() {
		f.Facility = ""
	}
	return f
}

// towns lists the municipalities of the digibank for a choice.
func (h *Handlers) towns(ctx context.Context, a actor.Actor) ([]ui.Option, error) {
	codes, err := h.around.Towns(ctx, a.TenantID)
	var out []ui.Option
	for _, nis := range codes {
		out = append(out, ui.Option{Value: nis, Text: h.townName(nis)})
	}
	return out, err
}

func (h *Handlers) townName(nis string) string {
	if m, ok := h.atlas.Municipality(nis); ok {
		return m.Name
	}
	return nis
}

// without is the list without one of its filters.
func (v listView) without(name string) string {
	q := url.Values{}
	for key, values := range v.query {
		if key != name && key != "cursor" && len(values) > 0 && values[0] != "" {
			q[key] = values
		}
	}
	if len(q) == 0 {
		return "/office/places"
	}
	return "/office/places?" + q.Encode()
}

// chips shows the filters in use.
func (v listView) chips(ctx context.Context) []ui.Link {
	var out []ui.Link
	add := func(name, text string, used bool) {
		if used {
			out = append(out, ui.Link{Text: text, URL: v.without(name)})
		}
	}
	add("text", v.filter.Text, v.filter.Text != "")
	add("municipality", v.h.townName(v.filter.Municipality), v.filter.Municipality != "")
	add("kind", i18n.T(ctx, "vocab.place_kind."+v.filter.Kind), v.filter.Kind != "")
	add("role", i18n.T(ctx, "vocab.place_role."+v.filter.Role), v.filter.Role != "")
	add("facility", i18n.T(ctx, "vocab.facility."+v.filter.Facility), v.filter.Facility != "")
	add("open", i18n.T(ctx, "place.filter.now"), v.filter.OpenNow)
	add("closed", i18n.T(ctx, "place.filter.closed"), v.filter.WithClosed)
	return out
}

// nextURL is the next page of the same list.
func (v listView) nextURL() string {
	if v.next == "" {
		return ""
	}
	q := url.Values{}
	for key, values := range v.query {
		q[key] = values
	}
	q.Set("cursor", v.next)
	return "/office/places?" + q.Encode()
}

func (v listView) firstURL() string {
	if v.query.Get("cursor") == "" {
		return ""
	}
	return v.without("cursor")
}

func (v listView) table(ctx context.Context) ui.Table {
	t := ui.Table{Caption: i18n.T(ctx, "place.list"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "place.name"), Header: true}, {Head: i18n.T(ctx, "place.municipality")}, {Head: i18n.T(ctx, "place.kind")}, {Head: i18n.T(ctx, "place.open")},
	}}
	for _, p := range v.rows {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: p.Name, URL: address(p.ID)}, {Text: v.h.townName(p.NIS)}, {Text: i18n.T(ctx, p.Kind.Key())}, {Content: v.h.status(ctx, p).View()},
		}})
	}
	return t
}

// status is how the place stands now.
func (h *Handlers) status(ctx context.Context, p place.Full) ui.Tag {
	now, today := h.places.Now(), h.places.Today()
	switch {
	case p.Gone(today):
		return ui.Tag{Kind: ui.Bad, Text: i18n.T(ctx, "place.gone")}
	case p.StatusAt(now).Open:
		return ui.Tag{Kind: ui.Good, Text: placetext.Status(ctx, p, now)}
	}
	return ui.Tag{Icon: "clock", Text: placetext.Status(ctx, p, now)}
}
