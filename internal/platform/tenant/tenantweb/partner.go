package tenantweb

import (
	"context"
	"net/http"
	"strconv"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/text"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/tenant"
)

func (h *Handlers) partners(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx := r.Context()
	list, err := h.svc.Partners(ctx, a)
	if err != nil {
		return err
	}
	body := partnersPage(h.partnerTable(ctx, list))
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "tenant.partners"), Active: "partners", Body: body})
}

func (h *Handlers) partnerTable(ctx context.Context, list []tenant.Partner) ui.Table {
	lang := i18n.Lang(ctx)
	t := ui.Table{Caption: i18n.T(ctx, "tenant.partners"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "tenant.name"), Header: true}, {Head: i18n.T(ctx, "tenant.partner.kind")}, {Head: i18n.T(ctx, "tenant.partner.role")},
		{Head: i18n.T(ctx, "tenant.from")}, {Head: i18n.T(ctx, "tenant.to")},
	}}
	for _, p := range list {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: p.Name, URL: "/office/partners/" + p.ID}, {Text: i18n.T(ctx, "tenant.partner.kind."+string(p.Kind))},
			{Text: i18n.T(ctx, "tenant.partner.role."+string(p.Role))}, {Text: p.From.Medium(lang)}, {Text: medium(lastDay(p.To), lang)},
		}})
	}
	return t
}

// readPartner reads the form as typed.
func (h *Handlers) readPartner(f *form) (tenant.SavePartner, error) {
	var ck errs.Check
	c := tenant.SavePartner{
		ClientID: f.Get("client_id"), Name: f.Get("name"), Kind: tenant.PartnerKind(f.Get("kind")), Controller: tenant.ControllerKind(f.Get("controller")),
		Role: tenant.PartnerRole(f.Get("role")), KBO: f.Get("kbo"), Website: f.Get("website"),
	}
	c.From = f.day(&ck, "from", h.svc.Today())
	c.To = f.day(&ck, "to", h.svc.Today()).AddDays(1)
	return c, ck.Err()
}

func (h *Handlers) newPartner(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showPartner(w, r, a, &form{Form: web.NewForm("client_id", h.newID(), "from", h.svc.Today().Short())}, "tenant.partner.new")
}

func (h *Handlers) showPartner(w http.ResponseWriter, r *http.Request, a actor.Actor, f *form, title string) error {
	f.action = r.URL.Path
	p := frame.Page{Title: i18n.T(r.Context(), title), Active: "partners", Back: "/office/partners", Status: f.status}
	p.Body = partnerPage(f, p.Title)
	return h.frame.Show(w, r, a, p)
}

func (h *Handlers) createPartner(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	read, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &form{Form: read}
	c, err := h.readPartner(f)
	if err == nil {
		if _, err = h.svc.CreatePartner(r.Context(), a, c); err == nil {
			return h.frame.Done(w, r, "/office/partners", "tenant.done.partner")
		}
	}
	if f.problem(err) {
		return h.showPartner(w, r, a, f, "tenant.partner.new")
	}
	return err
}

func (h *Handlers) editPartner(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	p, err := h.svc.Partner(r.Context(), a, r.PathValue("id"))
	if err != nil {
		return err
	}
	f := &form{Form: web.NewForm("version", strconv.FormatInt(p.Version, 10), "name", p.Name, "kind", string(p.Kind), "controller", string(p.Controller),
		"role", string(p.Role), "kbo", text.FormatKBO(p.KBO), "website", p.Website, "from", p.From.Short())}
	if !p.To.IsZero() {
		f.Values.Set("to", lastDay(p.To).Short())
	}
	return h.showPartner(w, r, a, f, "tenant.partner.edit")
}

func (h *Handlers) updatePartner(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	read, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &form{Form: read}
	c, err := h.readPartner(f)
	if err == nil {
		if err = h.svc.UpdatePartner(r.Context(), a, r.PathValue("id"), f.version(), c); err == nil {
			return h.frame.Done(w, r, "/office/partners", "tenant.done.partner")
		}
	}
	if f.problem(err) {
		return h.showPartner(w, r, a, f, "tenant.partner.edit")
	}
	return err
}
