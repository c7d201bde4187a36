package auditweb

import (
	"context"
	"net/http"
	"net/url"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/page"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/frame"
)

// listView is a page of the trail.
type listView struct {
	page.Page[audit.Row]
	query   url.Values
	actions []string
	form    *web.Form // the filter as typed, with what is wrong with it
}

func (h *Handlers) today() civil.Date { return civil.DateOf(h.kit.Clock.Now(), civil.Brussels()) }

func (h *Handlers) list(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx, q := r.Context(), r.URL.Query()
	v := listView{query: q, form: &web.Form{Values: q}}
	req, err := page.Parse(q.Get("limit"), q.Get("cursor"), 1)
	if err != nil {
		return err
	}
	status := 0
	f, err := readFilter(q, h.today())
	if v.form.Rejected(err) {
		status = http.StatusUnprocessableEntity
	} else if v.Page, err = h.svc.List(ctx, a, f, req); err != nil {
		return err
	}
	if v.actions, err = h.svc.Actions(ctx, a); err != nil {
		return err
	}
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "audit.title"), Active: "audit", Status: status, Body: listPage(v)})
}

func (v listView) actionOptions() []ui.Option {
	var out []ui.Option
	for _, a := range v.actions {
		out = append(out, ui.Option{Value: a, Text: a})
	}
	return out
}

func (v listView) resultOptions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, r := range []audit.Result{audit.Done, audit.Denied} {
		out = append(out, ui.Option{Value: string(r), Text: resultText(ctx, r)})
	}
	return out
}

// keep are the filters that have no field: they come from links in the list.
func (v listView) keep() []ui.KeepValue {
	var out []ui.KeepValue
	for _, k := range []string{"actor", "person", "object"} {
		if value := v.query.Get(k); value != "" {
			out = append(out, ui.KeepValue{Name: k, Value: value})
		}
	}
	return out
}

func (v listView) field(ctx context.Context, name, label string) ui.Field {
	return ui.Field{Name: name, Label: i18n.T(ctx, label), Value: v.query.Get(name), Error: v.form.Error(ctx, name)}
}

func (v listView) summary(ctx context.Context) ui.ErrorSummary {
	var out ui.ErrorSummary
	for _, p := range v.form.Problems(ctx) {
		out = append(out, ui.FieldError{Field: p.Field, Text: p.Text})
	}
	return out
}

func (v listView) pages(ctx context.Context) ui.Pagination {
	p := ui.Pagination{Label: i18n.T(ctx, "audit.title"), Shown: i18n.T(ctx, "audit.count", "count", len(v.Items))}
	if v.query.Get("cursor") != "" {
		p.FirstURL = address("/office/audit", v.query, "cursor", "")
	}
	if v.Next != "" {
		p.NextURL = address("/office/audit", v.query, "cursor", v.Next)
	}
	return p
}

func (v listView) table(ctx context.Context) ui.Table {
	t := ui.Table{Caption: i18n.T(ctx, "audit.title"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "audit.when"), Header: true}, {Head: i18n.T(ctx, "audit.who")}, {Head: i18n.T(ctx, "audit.channel")},
		{Head: i18n.T(ctx, "audit.action")}, {Head: i18n.T(ctx, "audit.object")}, {Head: i18n.T(ctx, "audit.person")},
		{Head: i18n.T(ctx, "audit.reason")}, {Head: i18n.T(ctx, "audit.result")},
	}}
	for _, row := range v.Items {
		t.Rows = append(t.Rows, ui.Row{Cells: v.cells(ctx, row)})
	}
	return t
}

func (v listView) cells(ctx context.Context, row audit.Row) []ui.Cell {
	lang := i18n.Lang(ctx)
	at := civil.DateOf(row.At, civil.Brussels()).Medium(lang) + ", " + civil.ClockOf(row.At, civil.Brussels()).Format(lang)
	who := ui.Cell{Text: i18n.T(ctx, "audit.nobody")}
	if row.Actor != "" {
		who = ui.Cell{Text: row.Name, URL: address("/office/audit", v.query, "actor", row.Actor)}
	}
	object, person := ui.Cell{Text: row.Kind}, ui.Cell{}
	if row.ID != "" {
		object.URL = address("/office/audit", v.query, "object", row.ID)
	}
	if row.Person != "" {
		person = ui.Cell{Text: i18n.T(ctx, "audit.person.show"), URL: address("/office/audit", v.query, "person", row.Person)}
	}
	kind := ui.Good
	if row.Result == audit.Denied {
		kind = ui.Bad
	}
	return []ui.Cell{
		{Text: at}, who, {Text: channelText(ctx, row)}, {Text: row.Action, URL: address("/office/audit", v.query, "action", row.Action)},
		object, person, {Text: row.Reason}, {Content: ui.Tag{Kind: kind, Text: resultText(ctx, row.Result)}.View()},
	}
}
