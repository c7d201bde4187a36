package helpdeskweb

import (
	"context"
	"net/http"
	"net/url"

	"digibank/internal/base/i18n"
	"digibank/internal/base/page"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/vocab"
)

// listPage is the list of contacts.
type listPage struct {
	names
	query     url.Values
	form      *web.Form
	contacts  []helpdesk.Contact
	next      string // cursor
	first     bool
	count     int // -1 when it was not asked for
	mayLog    bool
	mayExport bool
	town      func(nis string) string
}

// list shows contacts, the newest first, with filters in a shareable address.
func (h *Handlers) list(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx, q := r.Context(), r.URL.Query()
	filter, form := readFilter(q, h.desk.Today())
	p := listPage{query: q, form: form, count: -1, first: q.Get("cursor") == "", town: h.town, mayLog: a.Can(helpdesk.RightWrite), mayExport: a.Can(helpdesk.RightExport)}
	status := http.StatusOK
	if failed(ctx, form) {
		status = http.StatusUnprocessableEntity
	} else if err := h.fillList(ctx, a, filter, &p); err != nil {
		return err
	}
	var err error
	if p.names, err = h.namesFor(ctx, a, p.contacts); err != nil {
		return err
	}
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "helpdesk.contacts"), Active: "contacts", Status: status, Body: p.View()})
}

func (h *Handlers) fillList(ctx context.Context, a actor.Actor, filter helpdesk.Filter, p *listPage) error {
	req, err := page.Parse(p.query.Get("limit"), p.query.Get("cursor"), 2)
	if err != nil {
		return err
	}
	found, err := h.desk.Glance(ctx, a, filter, req)
	if err != nil {
		return err
	}
	p.contacts, p.next = found.Items, found.Next
	switch {
	case p.first && p.next == "":
		p.count = len(p.contacts)
	case p.query.Get("count") == "yes":
		p.count, err = h.desk.Count(ctx, a, filter)
	}
	return err
}

func (h *Handlers) town(nis string) string {
	m, _ := h.atlas.Municipality(nis)
	return m.Name
}

// shown says how many contacts there are, as far as that is known.
func (p listPage) shown(ctx context.Context) string {
	switch {
	case p.count >= helpdesk.CountCap:
		return i18n.T(ctx, "helpdesk.count.more", "count", helpdesk.CountCap-1)
	case p.count >= 0:
		return i18n.T(ctx, "helpdesk.count", "count", p.count)
	}
	return i18n.T(ctx, "helpdesk.count.page", "count", len(p.contacts))
}

// towns are the municipalities of the places in sight.
func (p listPage) towns() []ui.Option {
	seen := map[string]bool{}
	var out []ui.Option
	for _, b := range p.briefs {
		if !seen[b.NIS] {
			seen[b.NIS] = true
			out = append(out, ui.Option{Value: b.NIS, Text: p.town(b.NIS)})
		}
	}
	return out
}

// choice is a filter to choose from.
func (p listPage) choice(ctx context.Context, name string, list []ui.Option) ui.Select {
	f := field(ctx, p.form, name, "helpdesk.filter."+name)
	f.ID = "filter-" + name
	return ui.Select{Field: f, Empty: i18n.T(ctx, "helpdesk.filter.any"), Options: list}
}

// tick is a filter that is on or off.
func (p listPage) tick(ctx context.Context, name string) ui.Select {
	return p.choice(ctx, name, []ui.Option{{Value: "yes", Text: i18n.T(ctx, "helpdesk.yes")}})
}

func (p listPage) day(ctx context.Context, name string) ui.Field {
	return field(ctx, p.form, name, "helpdesk.filter."+name)
}

// fewFields are the filters used most; moreFields the others.
func (p listPage) fewFields(ctx context.Context) []ui.Select {
	return []ui.Select{
		p.choice(ctx, "place", placeOptions(p.briefs)), p.choice(ctx, "theme", options(ctx, vocab.Themes())),
		p.choice(ctx, "outcome", options(ctx, vocab.Outcomes())), p.choice(ctx, "helper", helperOptions(p.team)),
	}
}

func (p listPage) moreFields(ctx context.Context) []ui.Select {
	return []ui.Select{
		p.choice(ctx, "municipality", p.towns()), p.choice(ctx, "service", options(ctx, vocab.ServiceCodes())),
		p.choice(ctx, "channel", options(ctx, vocab.Channels())), p.choice(ctx, "who", options(ctx, helpdesk.WhoKinds())),
		p.choice(ctx, "objective", options(ctx, vocab.Objectives())), p.tick(ctx, "urgent"), p.tick(ctx, "followup"), p.tick(ctx, "withdrawn"),
	}
}

// at gives the address of another view of the same list.
func (p listPage) at(path string) string {
	return address(path, p.query, func(q url.Values) { q.Del("cursor") })
}

func (p listPage) nextURL() string {
	if p.next == "" {
		return ""
	}
	return address("/office/contacts", p.query, func(q url.Values) { q.Set("cursor", p.next) })
}

func (p listPage) firstURL() string {
	if p.first {
		return ""
	}
	return p.at("/office/contacts")
}

func (p listPage) countURL() string {
	return address("/office/contacts", p.query, func(q url.Values) { q.Del("cursor"); q.Set("count", "yes") })
}

// printRows is the most contacts on paper.
const printRows = 200

// print shows the list made for paper.
func (h *Handlers) print(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx := r.Context()
	filter, form := readFilter(r.URL.Query(), h.desk.Today())
	if failed(ctx, form) {
		return h.list(w, r, a)
	}
	found, err := h.desk.Glance(ctx, a, filter, page.Request{Limit: printRows})
	if err != nil {
		return err
	}
	p := listPage{query: r.URL.Query(), contacts: found.Items, next: found.Next, count: -1, town: h.town}
	if p.names, err = h.namesFor(ctx, a, p.contacts); err != nil {
		return err
	}
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "helpdesk.contacts"), Print: true, Back: p.at("/office/contacts"), Body: p.Paper()})
}
