package accountweb

import (
	"context"
	"net/http"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/route"
)

// detailView is the page of one account.
type detailView struct {
	account.Detail
	form  grantForm
	today civil.Date
	own   bool // one's own: nothing to change here
}

func (h *Handlers) detail(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showDetail(w, r, a, &doorForm{Form: web.NewForm()})
}

func (h *Handlers) showDetail(w http.ResponseWriter, r *http.Request, a actor.Actor, f *doorForm) error {
	ctx := r.Context()
	d, err := h.svc.Get(ctx, a, r.PathValue("id"))
	if err != nil {
		return err
	}
	limits, err := h.names(ctx, a)
	if err != nil {
		return err
	}
	f.action = "/office/accounts/" + d.ID + "/grants"
	v := detailView{Detail: d, form: grantForm{f, account.Roles(a.TenantID), limits}, today: h.svc.Today(), own: d.ID == a.AccountID}
	return h.frame.Show(w, r, a, frame.Page{Title: d.Name, Active: "accounts", Back: "/office/accounts", Status: f.status, Body: detailPage(v)})
}

func (h *Handlers) give(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &doorForm{Form: form}
	grant, err := h.readGrant(form)
	if err == nil {
		if err = h.svc.Give(r.Context(), a, r.PathValue("id"), grant); err == nil {
			return h.frame.Done(w, r, "/office/accounts/"+r.PathValue("id"), "account.done.given")
		}
	}
	if f.problem(r.Context(), err) {
		return h.showDetail(w, r, a, f)
	}
	return err
}

func (h *Handlers) endGrant(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	id := r.PathValue("id")
	if err := h.svc.End(r.Context(), a, id, r.PathValue("grant"), h.svc.Today()); err != nil {
		return err
	}
	return h.frame.Done(w, r, "/office/accounts/"+id, "account.done.ended")
}

// change makes a handler of a use case that changes one account.
func (h *Handlers) change(do func(ctx context.Context, a actor.Actor, id string) error, done string) route.Handler {
	return func(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
		id := r.PathValue("id")
		if err := do(r.Context(), a, id); err != nil {
			return err
		}
		return h.frame.Done(w, r, "/office/accounts/"+id, done)
	}
}

func (v detailView) facts(ctx context.Context) ui.SummaryList {
	second := i18n.T(ctx, "account.second.none")
	if v.HasSecond {
		second = i18n.T(ctx, "account.second.set")
	}
	return ui.SummaryList{
		{Key: i18n.T(ctx, "account.email"), Text: v.Email},
		{Key: i18n.T(ctx, "account.state"), Content: stateTag(ctx, v.State).View()},
		{Key: i18n.T(ctx, "account.second"), Text: second},
		{Key: i18n.T(ctx, "account.lang"), Text: languageName(v.Lang)},
	}
}

func languageName(code string) string {
	for _, l := range i18n.Languages() {
		if l.Code == code {
			return l.Name
		}
	}
	return code
}

// grantTable lists roles, with a button to end those that are not over.
func grantTable(ctx context.Context, grants []account.Grant, limits names, end func(account.Grant) ui.Cell) ui.Table {
	lang := i18n.Lang(ctx)
	t := ui.Table{Caption: i18n.T(ctx, "account.roles"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "account.role"), Header: true}, {Head: i18n.T(ctx, "account.limit")}, {Head: i18n.T(ctx, "account.from")}, {Head: i18n.T(ctx, "account.to")},
	}}
	if end != nil {
		t.Columns = append(t.Columns, ui.Column{Head: i18n.T(ctx, "account.action")})
	}
	for _, g := range grants {
		cells := []ui.Cell{{Text: roleText(ctx, g.Role)}, {Text: limits.text(ctx, g.Limit)}, {Text: g.From.Medium(lang)}, {Text: lastDay(g.To, lang)}}
		if end != nil {
			cells = append(cells, end(g))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: cells})
	}
	return t
}

// end is the button that ends a role, empty for one that is over.
func (v detailView) end(ctx context.Context) func(account.Grant) ui.Cell {
	if v.own {
		return nil
	}
	return func(g account.Grant) ui.Cell {
		if !g.To.IsZero() && !v.today.Before(g.To) {
			return ui.Cell{Text: i18n.T(ctx, "account.over")}
		}
		return ui.Cell{Content: postButton("/office/accounts/"+v.ID+"/grants/"+g.ID+"/end", i18n.T(ctx, "account.end"), roleText(ctx, g.Role))}
	}
}
