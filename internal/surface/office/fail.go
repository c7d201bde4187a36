package office

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// failure is what the error page shows.
type failure struct {
	title, text string
	clash       *frame.Clash
	action      string // address of the button
	label       string // its text
	request     string // id, to tell when asking for help
}

// Fail answers a request that failed: the sign-in page for who is not signed
// in, a friendly page in the reader's language for everything else. It never
// shows the cause. v5.0.0-16.5.1
func (o *Office) Fail(w http.ResponseWriter, r *http.Request, a actor.Actor, err error) {
	r = o.Localize(r, a)
	kind := errs.KindOf(err)
	if kind == errs.Unauthenticated && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
		http.Redirect(w, r, "/login?next="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	if kind == errs.Forbidden && a.SignedIn() && o.Denied != nil {
		if bad := o.Denied(context.WithoutCancel(r.Context()), a, web.NoteOf(r).Route); bad != nil {
			web.NoteOf(r).Err = errors.Join(err, bad)
		}
	}
	status := pageStatus(kind, err)
	page := frame.Page{Title: i18n.T(r.Context(), titleKey(status)), Status: status, Body: failurePage(o.describe(r, status, err))}
	if bad := o.Show(w, r, a, page); bad != nil {
		web.NoteOf(r).Err = errors.Join(err, bad)
		http.Error(w, "digibank: "+http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
	}
}

// pageStatus is the status of a page: a stale form is a conflict to a person,
// and a method that a page does not take has a status of its own.
func pageStatus(kind errs.Kind, err error) int {
	switch {
	case kind == errs.Stale:
		return http.StatusConflict
	case errs.Code(err) == "method":
		return http.StatusMethodNotAllowed
	}
	return web.Status(kind)
}

func titleKey(status int) string {
	switch status {
	case http.StatusUnauthorized:
		return "office.fail.signin"
	case http.StatusForbidden:
		return "office.fail.forbidden"
	case http.StatusNotFound, http.StatusMethodNotAllowed:
		return "office.fail.missing"
	case http.StatusConflict:
		return "office.fail.conflict"
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		return "office.fail.invalid"
	case http.StatusRequestEntityTooLarge:
		return "office.fail.large"
	case http.StatusTooManyRequests:
		return "office.fail.throttled"
	case http.StatusServiceUnavailable:
		return "office.fail.busy"
	}
	return "office.fail.internal"
}

// describe finds the words for a failure: those of its code, or those of its kind.
func (o *Office) describe(r *http.Request, status int, err error) failure {
	ctx := r.Context()
	f := failure{title: i18n.T(ctx, titleKey(status)), request: web.NoteOf(r).ID, action: "/office/", label: i18n.T(ctx, "office.fail.home")}
	var known *errs.Error
	if errors.As(err, &known) && known.Kind != errs.Internal {
		f.text = o.words(ctx, known)
	}
	if f.text == "" {
		f.text = i18n.T(ctx, titleKey(status)+".text")
	}
	if status == http.StatusUnauthorized {
		f.action, f.label = "/login", i18n.T(ctx, "office.fail.signin.button")
	}
	if errors.As(err, &f.clash) && f.clash.Reload != "" {
		f.action, f.label = f.clash.Reload, i18n.T(ctx, "office.fail.reload")
	}
	return f
}

func (o *Office) words(ctx context.Context, known *errs.Error) string {
	if len(known.Fields) > 0 {
		return web.FieldText(ctx, known.Fields[0])
	}
	if key := "error." + known.Code; o.Texts.Has(key) {
		return i18n.T(ctx, key, known.Args...)
	}
	return ""
}
