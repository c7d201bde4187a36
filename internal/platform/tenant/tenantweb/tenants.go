package tenantweb

import (
	"context"
	"net/http"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/tenant"
)

func (h *Handlers) tenants(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx := r.Context()
	list, err := h.svc.All(ctx, a)
	if err != nil {
		return err
	}
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "tenant.list"), Active: "tenants", Body: tenantsPage(tenantTable(ctx, list))})
}

func tenantTable(ctx context.Context, list []tenant.Tenant) ui.Table {
	lang := i18n.Lang(ctx)
	t := ui.Table{Caption: i18n.T(ctx, "tenant.list"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "tenant.name"), Header: true}, {Head: i18n.T(ctx, "tenant.slug")}, {Head: i18n.T(ctx, "tenant.state")},
		{Head: i18n.T(ctx, "tenant.created")}, {Head: i18n.T(ctx, "tenant.action")},
	}}
	for _, tn := range list {
		state := ui.Tag{Kind: ui.Good, Text: i18n.T(ctx, "tenant.state.open")}
		invite := ui.Cell{Text: i18n.T(ctx, "tenant.invite"), URL: "/office/tenants/" + tn.ID + "/coordinator"}
		if !tn.ClosedAt.IsZero() {
			state, invite = ui.Tag{Kind: ui.Neutral, Text: i18n.T(ctx, "tenant.state.closed")}, ui.Cell{}
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: tn.Name, URL: "/" + tn.Slug + "/"}, {Text: tn.Slug}, {Content: state.View()},
			{Text: civil.DateOf(tn.CreatedAt, civil.Brussels()).Medium(lang)}, invite,
		}})
	}
	return t
}

func (h *Handlers) newTenant(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showTenant(w, r, a, &form{Form: web.NewForm()})
}

func (h *Handlers) showTenant(w http.ResponseWriter, r *http.Request, a actor.Actor, f *form) error {
	f.action = "/office/tenants/new"
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(r.Context(), "tenant.new"), Active: "tenants", Back: "/office/tenants", Status: f.status, Body: tenantPage(f)})
}

// createTenant makes a digibank and goes on to its first coordinator.
func (h *Handlers) createTenant(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	read, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &form{Form: read}
	t, err := h.svc.Create(r.Context(), a, tenant.Create{Slug: f.Get("slug"), Name: f.Get("name"), Phone: f.Get("phone"), Email: f.Get("email"), From: h.svc.Today()})
	if err == nil {
		return h.frame.Done(w, r, "/office/tenants/"+t.ID+"/coordinator", "tenant.done.created")
	}
	if f.problem(err) {
		return h.showTenant(w, r, a, f)
	}
	return err
}

func (h *Handlers) coordinatorForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showCoordinator(w, r, a, &form{Form: web.NewForm()})
}

func (h *Handlers) showCoordinator(w http.ResponseWriter, r *http.Request, a actor.Actor, f *form) error {
	t, err := h.svc.ByID(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	f.action = r.URL.Path
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(r.Context(), "tenant.invite"), Active: "tenants", Back: "/office/tenants", Status: f.status, Body: coordinatorPage(f, t.Name)})
}

func (h *Handlers) inviteCoordinator(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	read, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &form{Form: read}
	t, err := h.svc.ByID(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if err = h.invite(r.Context(), a, t.ID, f.Get("email"), f.Get("name")); err == nil {
		return h.frame.Done(w, r, "/office/tenants", "tenant.done.invited")
	}
	if f.problem(err) {
		return h.showCoordinator(w, r, a, f)
	}
	return err
}
