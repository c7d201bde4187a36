package accountweb

import (
	"net/http"
	"strconv"

	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// ownView is the page of one's own account.
type ownView struct {
	account.Detail
	profile, password *doorForm
	sessions          []account.SessionInfo
	recovery          int64 // unused recovery codes
	limits            names
}

func (h *Handlers) ownPage(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showOwn(w, r, a, nil, nil)
}

// showOwn shows the page, with one of its two forms as it came back.
func (h *Handlers) showOwn(w http.ResponseWriter, r *http.Request, a actor.Actor, profile, password *doorForm) error {
	ctx := r.Context()
	d, err := h.svc.Own(ctx, a)
	if err != nil {
		return err
	}
	v := ownView{Detail: d, profile: profile, password: password}
	if v.sessions, err = h.svc.Sessions(ctx, a); err != nil {
		return err
	}
	if v.recovery, err = h.svc.RecoveryLeft(ctx, a.AccountID, a.TenantID); err != nil {
		return err
	}
	if v.limits, err = h.names(ctx, a); err != nil {
		return err
	}
	status := 0
	if v.profile == nil {
		v.profile = &doorForm{Form: web.NewForm("name", d.Name, "lang", d.Lang, "version", strconv.FormatInt(d.Version, 10))}
	}
	if v.password == nil {
		v.password = &doorForm{Form: web.NewForm("others", "yes")}
	}
	for _, f := range []*doorForm{v.profile, v.password} {
		status = max(status, f.status)
	}
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "account.own"), Active: "account", Status: status, Body: ownPage(v)})
}

func (h *Handlers) saveProfile(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &doorForm{Form: form}
	version, _ := strconv.ParseInt(form.Get("version"), 10, 64) // 0 is no version, so it is stale
	err = h.svc.ChangeProfile(r.Context(), a, account.Profile{Name: form.Get("name"), Lang: form.Get("lang"), Version: version})
	if err == nil {
		return h.frame.Done(w, r, "/office/account", "account.done.saved")
	}
	if f.problem(r.Context(), err) {
		return h.showOwn(w, r, a, f, nil)
	}
	return err
}

func (h *Handlers) changePassword(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &doorForm{Form: form}
	x, err := h.svc.ChangePassword(r.Context(), a, account.ChangePassword{
		Token: sessionToken(r), Current: form.Values.Get("current"), New: form.Values.Get("password"), EndOthers: form.Has("others", "yes"),
	})
	if err == nil {
		setSession(w, x.Token)
		return h.frame.Done(w, r, "/office/account", "account.done.password")
	}
	if f.problem(r.Context(), err) {
		return h.showOwn(w, r, a, nil, f)
	}
	return err
}

func (h *Handlers) endSession(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	id := r.PathValue("id")
	if err := h.svc.EndSession(r.Context(), a, id); err != nil {
		return err
	}
	if id == a.SessionID {
		return h.out(w, r)
	}
	return h.frame.Done(w, r, "/office/account", "account.done.session-ended")
}

// endSessions signs out everywhere else, or everywhere.
func (h *Handlers) endSessions(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	keep := form.Get("keep") == "yes"
	if err := h.svc.EndSessions(r.Context(), a, keep); err != nil {
		return err
	}
	if !keep {
		return h.out(w, r)
	}
	return h.frame.Done(w, r, "/office/account", "account.done.sessions-ended")
}
