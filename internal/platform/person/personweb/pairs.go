package personweb

import (
	"context"
	"net/http"
	"net/url"

	"digibank/internal/base/i18n"
	"digibank/internal/base/page"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/person"
)

// pairsPage lists files that may be of one person.
type pairsPage struct {
	h     *Handlers
	list  page.Page[person.Pair]
	first bool
}

func (h *Handlers) pairs(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx, q := r.Context(), r.URL.Query()
	req, err := page.Parse(q.Get("limit"), q.Get("cursor"), 2)
	if err != nil {
		return err
	}
	list, err := h.people.Pairs(ctx, a, req)
	if err != nil {
		return err
	}
	body := pairsPage{h: h, list: list, first: req.After == nil}.View()
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "person.pairs"), Active: "people", Back: "/office/people", Body: body})
}

func (p pairsPage) columns(ctx context.Context) []ui.Column {
	return []ui.Column{
		{Head: i18n.T(ctx, "person.pairs.one"), Header: true}, {Head: i18n.T(ctx, "person.pairs.other")},
		{Head: i18n.T(ctx, "person.reason")}, {Head: i18n.T(ctx, "person.pairs.do")},
	}
}

func (p pairsPage) rows(ctx context.Context) []ui.Row {
	var rows []ui.Row
	for _, pair := range p.list.Items {
		rows = append(rows, ui.Row{Cells: []ui.Cell{
			p.cell(ctx, pair.A), p.cell(ctx, pair.B), {Text: reasons(ctx, pair.Reasons)}, {Content: pairActions(pair)},
		}})
	}
	return rows
}

func (p pairsPage) cell(ctx context.Context, who person.Person) ui.Cell {
	text := who.Name()
	if more := p.h.tell(ctx, who.Identity); more != "" {
		text += ", " + more
	}
	return ui.Cell{Text: text, URL: path(who.ID)}
}

func (p pairsPage) pages(ctx context.Context) ui.Pagination {
	out := ui.Pagination{Label: i18n.T(ctx, "person.pairs")}
	if !p.first {
		out.FirstURL = "/office/people/duplicates"
	}
	if p.list.Next != "" {
		out.NextURL = "/office/people/duplicates?cursor=" + url.QueryEscape(p.list.Next)
	}
	return out
}

// different notes that a pair is of two people.
func (h *Handlers) different(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	if err := h.people.Different(r.Context(), a, form.Get("pair")); err != nil {
		return err
	}
	return h.frame.Done(w, r, "/office/people/duplicates", "person.done.different")
}
