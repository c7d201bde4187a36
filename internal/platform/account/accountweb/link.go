package accountweb

import (
	"net/http"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

func (h *Handlers) forgotForm(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	return h.showForgot(w, r, &doorForm{Form: web.NewForm()})
}

func (h *Handlers) showForgot(w http.ResponseWriter, r *http.Request, f *doorForm) error {
	return h.frame.Plain(w, r, frame.Page{Title: i18n.T(r.Context(), "account.forgot"), Status: f.status, Body: forgotPage(f)})
}

// forgot answers every address alike.
func (h *Handlers) forgot(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &doorForm{Form: form}
	err = h.svc.Forgot(r.Context(), form.Get("email"), origin(r))
	if err == nil {
		return h.frame.Done(w, r, "/login", "account.done.forgot")
	}
	if f.problem(r.Context(), err) {
		return h.showForgot(w, r, f)
	}
	return err
}

func (h *Handlers) resetForm(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	return h.showReset(w, r, &doorForm{Form: web.NewForm(), action: r.URL.Path})
}

func (h *Handlers) showReset(w http.ResponseWriter, r *http.Request, f *doorForm) error {
	guest, err := h.svc.ResetLink(r.Context(), r.PathValue("token"))
	if err != nil {
		return h.deadLink(w, r, err)
	}
	return h.frame.Plain(w, r, frame.Page{Title: i18n.T(r.Context(), "account.reset"), Status: f.status, Body: resetPage(f, guest)})
}

// deadLink explains what to do with a link that does not work any more.
func (h *Handlers) deadLink(w http.ResponseWriter, r *http.Request, err error) error {
	if !errs.Is(err, errs.NotFound) {
		return err
	}
	return h.frame.Plain(w, r, frame.Page{Title: i18n.T(r.Context(), "account.dead"), Status: http.StatusNotFound, Body: deadPage()})
}

func (h *Handlers) reset(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &doorForm{Form: form, action: r.URL.Path}
	err = h.svc.Reset(r.Context(), r.PathValue("token"), form.Values.Get("password"))
	if err == nil {
		return h.frame.Done(w, r, "/login", "account.done.reset")
	}
	if f.problem(r.Context(), err) {
		return h.showReset(w, r, f)
	}
	return h.deadLink(w, r, err)
}

func (h *Handlers) inviteForm(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	return h.showInvite(w, r, &doorForm{Form: web.NewForm(), action: r.URL.Path})
}

func (h *Handlers) showInvite(w http.ResponseWriter, r *http.Request, f *doorForm) error {
	guest, err := h.svc.Invitation(r.Context(), r.PathValue("token"))
	if err != nil {
		return h.deadLink(w, r, err)
	}
	return h.frame.Plain(w, r, frame.Page{Title: i18n.T(r.Context(), "account.invite"), Status: f.status, Body: invitePage(f, guest)})
}

func (h *Handlers) acceptInvite(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &doorForm{Form: form, action: r.URL.Path}
	var x account.Session
	x, err = h.svc.Accept(r.Context(), r.PathValue("token"), form.Values.Get("password"), origin(r))
	if err == nil {
		return h.enter(w, r, x, "/office/")
	}
	if f.problem(r.Context(), err) {
		return h.showInvite(w, r, f)
	}
	return h.deadLink(w, r, err)
}
