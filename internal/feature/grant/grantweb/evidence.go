package grantweb

import (
	"context"
	"net/http"
	"net/url"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/page"
	"digibank/internal/base/ui"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/reach"
)

// users opens the number of users of a fund to one row per user.
func (h *Handlers) users(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx := r.Context()
	f, err := h.grant.Get(ctx, a, r.PathValue("id"))
	if err != nil {
		return err
	}
	req, err := page.Parse(r.URL.Query().Get("limit"), r.URL.Query().Get("cursor"), 2)
	if err != nil {
		return err
	}
	rows, err := h.figures.UserRows(ctx, a, f.CountingID, req)
	if err != nil {
		return err
	}
	names, err := h.places.Names(ctx, a.TenantID)
	if err != nil {
		return err
	}
	table := ui.Table{Caption: i18n.T(ctx, "grant.users"), HideTitle: true, Columns: heads(ctx, "grant.user", "grant.confidence", "grant.first", "grant.place", "grant.services.count")}
	for _, row := range rows.Items {
		table.Rows = append(table.Rows, ui.Row{Cells: []ui.Cell{
			h.userCell(ctx, a, row), {Text: i18n.T(ctx, "grant.confidence."+string(row.Confidence))},
			{Text: row.FirstDay.Medium(i18n.From(ctx).Lang()), URL: evidenceURL(row.FirstSeen)},
			{Text: names[row.FirstSeen.PlaceID]}, {Text: number(ctx, row.Services)},
		}})
	}
	body := rowsPage(i18n.T(ctx, "grant.users.title"), i18n.T(ctx, "grant.users.lead", "fund", f.Name), nil, "", table, pagination(ctx, r, rows.Next))
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "grant.users.title"), Active: "figures", Back: "/office/funds/" + f.ID, Body: body})
}

// userCell names a user by its number in the program; a name is a click away for
// who may see people.
func (h *Handlers) userCell(ctx context.Context, a actor.Actor, row reach.Row) ui.Cell {
	if row.Confidence != reach.Certain {
		return ui.Cell{Text: i18n.T(ctx, "grant.user.anonymous")}
	}
	cell := ui.Cell{Text: i18n.T(ctx, "grant.user.person", "number", row.Key[len(row.Key)-6:])}
	if a.Can("person.read") {
		cell.URL = "/office/people/" + row.Key[2:]
	}
	return cell
}

// services opens a sum to the ledger rows it was made of.
func (h *Handlers) services(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx, q := r.Context(), r.URL.Query()
	f, err := h.grant.Get(ctx, a, r.PathValue("id"))
	if err != nil {
		return err
	}
	req, err := page.Parse(q.Get("limit"), q.Get("cursor"), 2)
	if err != nil {
		return err
	}
	fl := reach.RowFilter{Span: civil.Interval{From: f.Days.From, To: f.Days.To}, Kind: reach.Kind(q.Get("kind")), PlaceID: q.Get("place"),
		Objective: q.Get("objective"), Residence: q.Get("residence"), Theme: q.Get("theme")}
	rows, err := h.figures.ServiceRows(ctx, a, fl, req)
	if err != nil {
		return err
	}
	names, err := h.places.Names(ctx, a.TenantID)
	if err != nil {
		return err
	}
	body := rowsPage(i18n.T(ctx, "grant.rows.title"), i18n.T(ctx, "grant.rows.lead", "fund", f.Name),
		h.chips(ctx, fl, names), r.URL.Path, serviceTable(ctx, rows.Items, names, h.areaName), pagination(ctx, r, rows.Next))
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "grant.rows.title"), Active: "figures", Back: "/office/funds/" + f.ID, Body: body})
}

func serviceTable(ctx context.Context, rows []reach.Service, places map[string]string, area func(string) string) ui.Table {
	lang := i18n.From(ctx).Lang()
	table := ui.Table{Caption: i18n.T(ctx, "grant.rows.title"), HideTitle: true,
		Columns: heads(ctx, "grant.day", "grant.kind", "grant.place", "grant.objective", "grant.residence", "grant.who")}
	for _, s := range rows {
		table.Rows = append(table.Rows, ui.Row{Cells: []ui.Cell{
			{Text: s.Day.Medium(lang), URL: evidenceURL(s)}, {Text: i18n.T(ctx, "grant.kind."+string(s.Kind))}, {Text: places[s.PlaceID]},
			{Text: i18n.T(ctx, "vocab.objective."+s.Objective)}, {Text: area(s.Who.NIS)}, {Text: whoText(ctx, s)},
		}})
	}
	return table
}

func whoText(ctx context.Context, s reach.Service) string {
	if s.Who.PersonID != "" {
		return i18n.T(ctx, "grant.user.person", "number", s.Who.PersonID[max(0, len(s.Who.PersonID)-6):])
	}
	return i18n.T(ctx, "grant.user.anonymous")
}

// chips says in words by what the rows are narrowed.
func (h *Handlers) chips(ctx context.Context, fl reach.RowFilter, names map[string]string) []ui.Link {
	var out []ui.Link
	add := func(value, text string) {
		if value != "" {
			out = append(out, ui.Link{Text: text})
		}
	}
	add(string(fl.Kind), i18n.T(ctx, "grant.kind."+string(fl.Kind)))
	add(fl.PlaceID, names[fl.PlaceID])
	add(fl.Objective, i18n.T(ctx, "vocab.objective."+fl.Objective))
	add(fl.Residence, h.areaName(fl.Residence))
	add(fl.Theme, i18n.T(ctx, "vocab.theme."+fl.Theme))
	return out
}

func heads(ctx context.Context, keys ...string) []ui.Column {
	cols := make([]ui.Column, 0, len(keys))
	for i, k := range keys {
		cols = append(cols, ui.Column{Head: i18n.T(ctx, k), Header: i == 0})
	}
	return cols
}

// evidenceURL is where the thing itself can be seen.
func evidenceURL(s reach.Service) string {
	if s.Evidence.Kind == "contact" {
		return "/office/contacts/" + s.Evidence.ID
	}
	return ""
}

func pagination(ctx context.Context, r *http.Request, next string) ui.Pagination {
	p := ui.Pagination{Label: i18n.T(ctx, "grant.rows.title")}
	with := func(cursor string) string {
		q := r.URL.Query()
		q.Del("cursor")
		if cursor != "" {
			q.Set("cursor", cursor)
		}
		return (&url.URL{Path: r.URL.Path, RawQuery: q.Encode()}).String()
	}
	if r.URL.Query().Get("cursor") != "" {
		p.FirstURL = with("")
	}
	if next != "" {
		p.NextURL = with(next)
	}
	return p
}
