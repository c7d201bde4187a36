package grantweb

import (
	"net/http"
	"strconv"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/feature/grant"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

func (h *Handlers) list(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx := r.Context()
	funds, err := h.grant.List(ctx, a)
	if err != nil {
		return err
	}
	body := listPage(funds, i18n.From(ctx).Lang(), a.Can(grant.RightManage))
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "grant.funds"), Active: "funds", Body: body})
}

func (h *Handlers) newForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form := web.NewForm("client_id", h.newID(), "kind", string(grant.DigibankRRF), "tier_mode", string(grant.OnEntry), "below_first", string(grant.BelowFull))
	fillTiers(form, grant.Extension2025())
	return h.showForm(w, r, a, form, "")
}

func (h *Handlers) showForm(w http.ResponseWriter, r *http.Request, a actor.Actor, form *web.Form, id string) error {
	ctx := r.Context()
	v := fundForm{Form: form, action: r.URL.Path, title: i18n.T(ctx, "grant.new"), isNew: id == ""}
	p := frame.Page{Active: "funds", Back: "/office/funds"}
	if id != "" {
		v.title = i18n.T(ctx, "grant.edit")
		p.Back = "/office/funds/" + id
	}
	if len(form.Problems(ctx)) > 0 {
		p.Status = http.StatusUnprocessableEntity
	}
	p.Title, p.Body = v.title, formPage(v)
	return h.frame.Show(w, r, a, p)
}

func (h *Handlers) create(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	save, err := readSave(form, h.today())
	if err == nil {
		var f grant.Fund
		if f, err = h.grant.Create(r.Context(), a, save); err == nil {
			return h.frame.Done(w, r, "/office/funds/"+f.ID, "grant.done.created")
		}
	}
	if form.Rejected(err) {
		return h.showForm(w, r, a, form, "")
	}
	return err
}

func (h *Handlers) editForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := h.grant.Get(r.Context(), a, r.PathValue("id"))
	if err != nil {
		return err
	}
	return h.showForm(w, r, a, fill(f, i18n.From(r.Context()).Lang()), f.ID)
}

func (h *Handlers) update(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	id := r.PathValue("id")
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	save, err := readSave(form, h.today())
	if err == nil {
		version, _ := strconv.ParseInt(form.Get("version"), 10, 64) // 0 is no version, so it is stale
		if _, err = h.grant.Update(r.Context(), a, id, version, save); err == nil {
			return h.frame.Done(w, r, "/office/funds/"+id, "grant.done.saved")
		}
	}
	if form.Rejected(err) {
		return h.showForm(w, r, a, form, id)
	}
	return err
}

func (h *Handlers) today() civil.Date { return h.grant.Today() }
