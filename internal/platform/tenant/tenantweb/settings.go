package tenantweb

import (
	"context"
	"net/http"
	"strconv"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/tenant"
)

// settingsView is the page of the settings: two forms and the municipalities.
type settingsView struct {
	form, join *form
	members    []tenant.Membership
	towns      []ui.Option
	name       func(nis string) string
	leaving    string // municipality whose end came back with an error
	leave      *form
}

func (h *Handlers) settings(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showSettings(w, r, a, settingsView{})
}

func (h *Handlers) showSettings(w http.ResponseWriter, r *http.Request, a actor.Actor, v settingsView) error {
	ctx := r.Context()
	t, err := h.svc.ByID(ctx, a.TenantID)
	if err != nil {
		return err
	}
	if v.members, err = h.svc.Members(ctx, a.TenantID); err != nil {
		return err
	}
	status := 0
	for _, f := range []*form{v.form, v.join, v.leave} {
		if f != nil {
			status = max(status, f.status)
		}
	}
	if v.form == nil {
		v.form = &form{Form: web.NewForm("name", t.Name, "phone", t.Phone, "email", t.Email, "banner", t.Banner, "version", strconv.FormatInt(t.Version, 10))}
	}
	if v.join == nil {
		v.join = &form{Form: web.NewForm()}
	}
	v.name, v.towns = h.town, h.towns()
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "tenant.settings"), Active: "settings", Status: status, Body: settingsPage(v)})
}

// town names a municipality, also one of before a merger.
func (h *Handlers) town(nis string) string {
	if m, ok := h.areas.Municipality(nis); ok {
		return m.Name
	}
	return nis
}

func (h *Handlers) towns() []ui.Option {
	var out []ui.Option
	for _, m := range h.areas.Municipalities(h.svc.Today()) {
		out = append(out, ui.Option{Value: m.NIS, Text: m.Name})
	}
	return out
}

func (h *Handlers) saveSettings(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	read, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &form{Form: read}
	err = h.svc.Update(r.Context(), a, tenant.Settings{Name: f.Get("name"), Phone: f.Get("phone"), Email: f.Get("email"), Banner: f.Get("banner"), Version: f.version()})
	if err == nil {
		return h.frame.Done(w, r, "/office/settings", "tenant.done.saved")
	}
	if f.problem(err) {
		return h.showSettings(w, r, a, settingsView{form: f})
	}
	return err
}

func (h *Handlers) join(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	read, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f := &form{Form: read}
	var ck errs.Check
	from := f.day(&ck, "from", h.svc.Today())
	if err = ck.Err(); err == nil {
		err = h.svc.Join(r.Context(), a, tenant.Join{NIS: f.Get("municipality"), From: from})
	}
	if err == nil {
		return h.frame.Done(w, r, "/office/settings", "tenant.done.joined")
	}
	if f.problem(err) {
		return h.showSettings(w, r, a, settingsView{join: f})
	}
	return err
}

// leave ends the time of a municipality; the form asks for the last day.
func (h *Handlers) leave(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	read, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	f, nis := &form{Form: read}, r.PathValue("nis")
	var ck errs.Check
	last := f.day(&ck, "to", h.svc.Today())
	if err = ck.Err(); err == nil {
		err = h.svc.Leave(r.Context(), a, nis, last.AddDays(1))
	}
	if err == nil {
		return h.frame.Done(w, r, "/office/settings", "tenant.done.left")
	}
	if f.problem(err) {
		return h.showSettings(w, r, a, settingsView{leave: f, leaving: nis})
	}
	return err
}

func (v settingsView) summary(ctx context.Context) ui.ErrorSummary {
	out := append(v.form.summary(ctx), v.join.summary(ctx)...)
	if v.leave != nil {
		for _, p := range v.leave.Problems(ctx) {
			out = append(out, ui.FieldError{Field: "to-" + v.leaving, Text: p.Text})
		}
	}
	return out
}

func (v settingsView) table(ctx context.Context) ui.Table {
	lang := i18n.Lang(ctx)
	t := ui.Table{Caption: i18n.T(ctx, "tenant.members"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "tenant.member"), Header: true}, {Head: i18n.T(ctx, "tenant.from")}, {Head: i18n.T(ctx, "tenant.to")},
	}}
	for _, m := range v.members {
		end := ui.Cell{Content: leaveForm(m.NIS, v.endField(ctx, m.NIS), v.name(m.NIS))}
		if !m.To.IsZero() {
			end = ui.Cell{Text: lastDay(m.To).Medium(lang)}
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{{Text: v.name(m.NIS)}, {Text: medium(m.From, lang)}, end}})
	}
	return t
}

func (v settingsView) endField(ctx context.Context, nis string) ui.Field {
	f := ui.Field{Name: "to", ID: "to-" + nis, Label: i18n.T(ctx, "tenant.member.end")}
	if v.leaving == nis {
		f.Value, f.Error = v.leave.Values.Get("to"), v.leave.Error(ctx, "to")
	}
	return f
}

func medium(d civil.Date, lang string) string {
	if d.IsZero() {
		return ""
	}
	return d.Medium(lang)
}
