package helpdeskweb

import (
	"net/http"
	"strconv"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// withdrawPage asks why a contact is taken back.
type withdrawPage struct {
	form    *web.Form
	contact helpdesk.Contact
	free    bool
}

// withdrawForm asks for the reason.
func (h *Handlers) withdrawForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	c, err := h.desk.Get(r.Context(), a, r.PathValue("id"))
	if err != nil {
		return err
	}
	return h.showWithdraw(w, r, a, withdrawPage{form: web.NewForm("version", strconv.FormatInt(c.Version, 10)), contact: c}, http.StatusOK)
}

func (h *Handlers) showWithdraw(w http.ResponseWriter, r *http.Request, a actor.Actor, p withdrawPage, status int) error {
	if !h.desk.MayChange(a, p.contact) {
		return errs.New(errs.Conflict, "contact-not-changeable")
	}
	p.free = p.contact.Free(a.AccountID, h.desk.Now())
	return h.frame.Show(w, r, a, frame.Page{
		Title: i18n.T(r.Context(), "helpdesk.withdraw"), Active: "contacts", Status: status, Back: "/office/contacts/" + p.contact.ID, Body: p.View(),
	})
}

// withdraw takes a contact out of every count. It stays readable.
func (h *Handlers) withdraw(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	id := r.PathValue("id")
	version, _ := strconv.ParseInt(f.Get("version"), 10, 64)
	_, err = h.desk.Withdraw(r.Context(), a, helpdesk.Withdraw{ID: id, Version: version, Reason: f.Get("reason")})
	if err == nil {
		return h.frame.Done(w, r, "/office/desk", "helpdesk.undone")
	}
	if !f.Rejected(err) {
		return err
	}
	c, err := h.desk.Get(r.Context(), a, id)
	if err != nil {
		return err
	}
	return h.showWithdraw(w, r, a, withdrawPage{form: f, contact: c}, http.StatusUnprocessableEntity)
}
