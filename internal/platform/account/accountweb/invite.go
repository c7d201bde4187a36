package accountweb

import (
	"net/http"

	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// grantForm asks for a role, alone or with an invitation.
type grantForm struct {
	*doorForm
	roles  []actor.Role
	limits names
}

func (h *Handlers) newForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showNew(w, r, a, &doorForm{Form: web.NewForm("client_id", h.newID(), "lang", i18n.Lang(r.Context()))})
}

func (h *Handlers) showNew(w http.ResponseWriter, r *http.Request, a actor.Actor, f *doorForm) error {
	ctx := r.Context()
	limits, err := h.names(ctx, a)
	if err != nil {
		return err
	}
	f.action = "/office/accounts/new"
	body := newPage(grantForm{doorForm: f, roles: account.Roles(a.TenantID), limits: limits})
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "account.new"), Active: "accounts", Back: "/office/accounts", Status: f.status, Body: body})
}

func (h *Handlers) create(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &doorForm{Form: form}
	grant, err := h.readGrant(form)
	if err == nil {
		var acc account.Account
		acc, err = h.svc.Invite(r.Context(), a, account.Invite{
			Email: form.Get("email"), Name: form.Get("name"), Lang: form.Get("lang"), ClientID: form.Get("client_id"), Grants: []account.GrantSpec{grant},
		})
		if err == nil {
			return h.frame.Done(w, r, "/office/accounts/"+acc.ID, "account.done.invited")
		}
	}
	if f.problem(r.Context(), err) {
		return h.showNew(w, r, a, f)
	}
	return err
}
