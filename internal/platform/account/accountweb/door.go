package accountweb

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// doorForm is a form before one is in.
type doorForm struct {
	*web.Form
	action  string
	next    string // where to go afterwards
	notice  string // what is wrong with no field in particular
	status  int
	choices []account.Choice
}

// problem puts a failure into the form and says whether it belongs there: what
// is wrong with a field, and "too many tries". The rest is a page of its own.
func (f *doorForm) problem(ctx context.Context, err error) bool {
	switch {
	case f.Rejected(err):
		f.status = http.StatusUnprocessableEntity
	case errs.Is(err, errs.Throttled):
		var known *errs.Error
		errors.As(err, &known)
		f.status, f.notice = http.StatusTooManyRequests, i18n.T(ctx, "error."+known.Code, known.Args...)
	default:
		return false
	}
	return true
}

// local gives back an address of this program, and the home page for any other:
// nobody is sent to a stranger's site, nor back to the door.
func local(to string) string {
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") ||
		strings.HasPrefix(to, "/login") || strings.HasPrefix(to, "/logout") {
		return "/office/"
	}
	return to
}

func withNext(path, next string) string {
	if next == "" || next == "/office/" {
		return path
	}
	return path + "?next=" + url.QueryEscape(next)
}

// enter sends somebody on with a session: to the second step, or in.
func (h *Handlers) enter(w http.ResponseWriter, r *http.Request, x account.Session, next string) error {
	setSession(w, x.Token)
	to := next
	if x.Stage != account.Full {
		to = withNext("/login/second-factor", next)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

func (h *Handlers) loginForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	next := local(r.URL.Query().Get("next"))
	if a.SignedIn() {
		http.Redirect(w, r, next, http.StatusSeeOther)
		return nil
	}
	return h.showLogin(w, r, &doorForm{Form: web.NewForm(), next: next})
}

func (h *Handlers) showLogin(w http.ResponseWriter, r *http.Request, f *doorForm) error {
	return h.frame.Plain(w, r, frame.Page{Title: i18n.T(r.Context(), "account.login"), Status: f.status, Body: loginPage(f)})
}

func (h *Handlers) login(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &doorForm{Form: form, next: local(form.Get("next"))}
	x, err := h.svc.SignIn(r.Context(), account.SignIn{
		Email: form.Get("email"), Password: form.Values.Get("password"), Tenant: form.Get("tenant"), From: origin(r),
	})
	if err == nil {
		h.forget(r)
		return h.enter(w, r, x, f.next)
	}
	var choose account.ChooseError
	if errors.As(err, &choose) {
		f.choices, err = choose.Choices, errs.OneField("tenant", "account-tenant")
	}
	if f.problem(r.Context(), err) {
		return h.showLogin(w, r, f)
	}
	return err
}

// forget ends the session that the browser had before: a new one takes its
// place (v5.0.0-7.2.4). That the old one lives on until its time is no reason
// to refuse the new one.
func (h *Handlers) forget(r *http.Request) {
	if old := sessionToken(r); old != "" {
		_ = h.svc.SignOut(r.Context(), old)
	}
}

// logout ends the session and clears what the browser kept (v5.0.0-7.4.1, 14.3.1).
func (h *Handlers) logout(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	if err := h.svc.SignOut(r.Context(), sessionToken(r)); err != nil {
		return err
	}
	return h.out(w, r)
}

func (h *Handlers) out(w http.ResponseWriter, r *http.Request) error {
	dropSession(w)
	w.Header().Set("Clear-Site-Data", `"cache", "storage"`)
	return h.frame.Done(w, r, "/login", "account.done.signed-out")
}
