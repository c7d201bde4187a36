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

// secondForm asks for the second step of a sign-in, or sets it up for who must.
func (h *Handlers) secondForm(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	x, err := h.svc.Session(r.Context(), sessionToken(r))
	if errs.Is(err, errs.NotFound) {
		http.Redirect(w, r, "/login", http.StatusSeeOther)
		return nil
	}
	if err != nil {
		return err
	}
	f := &doorForm{Form: web.NewForm(), action: "/login/second-factor", next: local(r.URL.Query().Get("next"))}
	return h.showSecond(w, r, x, f)
}

func (h *Handlers) showSecond(w http.ResponseWriter, r *http.Request, x account.Session, f *doorForm) error {
	switch x.Stage {
	case account.Second:
		return h.frame.Plain(w, r, frame.Page{Title: i18n.T(r.Context(), "account.second"), Status: f.status, Body: codePage(f)})
	case account.Enrol:
		return h.showEnrol(w, r, x, f)
	}
	http.Redirect(w, r, f.next, http.StatusSeeOther)
	return nil
}

// showEnrol shows the QR code: on a plain page for who must set it up, in the
// shell for who is in already.
func (h *Handlers) showEnrol(w http.ResponseWriter, r *http.Request, x account.Session, f *doorForm) error {
	ctx := r.Context()
	e, err := h.svc.StartEnrol(ctx, sessionToken(r), i18n.T(ctx, "account.enrol.qr"))
	if err != nil {
		return err
	}
	p := frame.Page{Title: i18n.T(ctx, "account.enrol"), Status: f.status, Body: enrolPage(f, e, x.Stage == account.Full)}
	if x.Stage == account.Full {
		p.Active, p.Back = "account", "/office/account"
		return h.frame.Show(w, r, x.Actor, p)
	}
	return h.frame.Plain(w, r, p)
}

func (h *Handlers) second(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &doorForm{Form: form, action: "/login/second-factor", next: local(form.Get("next"))}
	x, err := h.svc.Session(r.Context(), sessionToken(r))
	if errs.Is(err, errs.NotFound) {
		return errs.New(errs.Unauthenticated, "sign-in-needed")
	}
	if err != nil {
		return err
	}
	if x.Stage == account.Enrol {
		return h.confirm(w, r, x, f)
	}
	full, err := h.svc.ShowSecond(r.Context(), sessionToken(r), form.Get("code"))
	if err == nil {
		return h.enter(w, r, full, f.next)
	}
	if f.problem(r.Context(), err) {
		return h.showSecond(w, r, x, f)
	}
	return err
}

// confirm ends the setting up and shows the recovery codes, this once.
func (h *Handlers) confirm(w http.ResponseWriter, r *http.Request, x account.Session, f *doorForm) error {
	full, codes, err := h.svc.ConfirmEnrol(r.Context(), account.Confirm{
		Token: sessionToken(r), Code: f.Get("code"), Password: f.Values.Get("current"),
	})
	if err == nil {
		setSession(w, full.Token)
		return h.frame.Show(w, r, full.Actor, frame.Page{Title: i18n.T(r.Context(), "account.codes"), Body: codesPage(codes, f.next)})
	}
	if f.problem(r.Context(), err) {
		return h.showEnrol(w, r, x, f)
	}
	return err
}

// enrolForm sets up or replaces one's own second factor.
func (h *Handlers) enrolForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showEnrol(w, r, account.Session{Stage: account.Full, Actor: a}, &doorForm{Form: web.NewForm(), action: r.URL.Path, next: "/office/account"})
}

func (h *Handlers) enrol(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &doorForm{Form: form, action: r.URL.Path, next: "/office/account"}
	return h.confirm(w, r, account.Session{Stage: account.Full, Actor: a}, f)
}
