package helpdeskweb

import (
	"context"
	"net/http"
	"strconv"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// correctForm shows the form with what the contact says now.
func (h *Handlers) correctForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	c, err := h.desk.Get(r.Context(), a, r.PathValue("id"))
	if err != nil {
		return err
	}
	f := web.NewForm("client_id", c.ID)
	fill(f, c)
	fillRest(f, c)
	return h.showCorrect(w, r, a, c, f)
}

func (h *Handlers) showCorrect(w http.ResponseWriter, r *http.Request, a actor.Actor, c helpdesk.Contact, f *web.Form) error {
	ctx := r.Context()
	if !h.desk.MayChange(a, c) {
		return errs.New(errs.Conflict, "contact-not-changeable")
	}
	p, err := h.prepare(ctx, a, f)
	if err != nil {
		return err
	}
	names, err := h.desk.Names(ctx, a, []helpdesk.Contact{c})
	if err != nil {
		return err
	}
	status := http.StatusOK
	if failed(ctx, f) {
		status = http.StatusUnprocessableEntity
	}
	p.correcting, p.free, p.kept = true, c.Free(a.AccountID, h.desk.Now()), whoWords(ctx, c, names[c.PersonID])
	p.action, p.cancel = "/office/contacts/"+c.ID+"/correct", "/office/contacts/"+c.ID
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "helpdesk.correct"), Active: "contacts", Status: status, Back: p.cancel, Body: p.View()})
}

// correct saves a new version.
func (h *Handlers) correct(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	ctx := r.Context()
	c, err := h.desk.Get(ctx, a, r.PathValue("id"))
	if err != nil {
		return err
	}
	if reshape(f) {
		return h.showCorrect(w, r, a, c, f)
	}
	in := &reading{form: f, now: h.desk.Now()}
	l := in.log()
	version, _ := strconv.ParseInt(f.Get("version"), 10, 64)
	if err = in.check.Err(); err == nil {
		_, err = h.desk.Correct(ctx, a, helpdesk.Correct{ID: c.ID, Version: version, Reason: f.Get("reason"), Change: changeOf(l.Details, c, f)})
	}
	switch {
	case err == nil:
		return h.frame.Done(w, r, "/office/contacts/"+c.ID, "helpdesk.corrected")
	case errs.Is(err, errs.Stale):
		return h.clash(ctx, err, c, l)
	case in.rejected(err):
		return h.showCorrect(w, r, a, c, f)
	}
	return err
}

// changeOf makes a change of the whole form. Who it was for changes only when
// the form says so; the moment only when its day or minute did.
func changeOf(d helpdesk.Details, c helpdesk.Contact, f *web.Form) helpdesk.Change {
	ch := helpdesk.Change{
		PlaceID: &d.PlaceID, Minutes: &d.Minutes, Channel: &d.Channel, Questions: &d.Questions, Objective: &d.Objective,
		Language: &d.Language, Autonomy: &d.Autonomy, Urgent: &d.Urgent, UrgentReason: &d.UrgentReason, Note: &d.Note,
	}
	if f.Get("who") != keepWho {
		ch.Who = &d.Who
	}
	if f.Get("at") != c.Day().Short() || f.Get("time") != clockOf(c.At) {
		ch.At = &d.At
	}
	if d.HelperID != "" {
		ch.HelperID = &d.HelperID
	}
	return ch
}

// clash shows what was typed beside what somebody else saved meanwhile.
func (h *Handlers) clash(ctx context.Context, err error, saved helpdesk.Contact, l helpdesk.Log) error {
	typed := helpdesk.Contact{Questions: l.Questions, Minutes: l.Minutes, Channel: l.Channel, At: l.At, Note: l.Note}
	out := &frame.Clash{Err: err, Reload: "/office/contacts/" + saved.ID + "/correct"}
	for _, row := range []frame.ClashRow{
		{Label: i18n.T(ctx, "helpdesk.col.questions"), Yours: gist(ctx, typed), Theirs: gist(ctx, saved)},
		{Label: i18n.T(ctx, "helpdesk.col.minutes"), Yours: minutesWords(ctx, typed.Minutes), Theirs: minutesWords(ctx, saved.Minutes)},
		{Label: i18n.T(ctx, "helpdesk.col.channel"), Yours: label(ctx, typed.Channel), Theirs: label(ctx, saved.Channel)},
		{Label: i18n.T(ctx, "helpdesk.col.when"), Yours: moment(ctx, typed.At), Theirs: moment(ctx, saved.At)},
		{Label: i18n.T(ctx, "helpdesk.note"), Yours: typed.Note, Theirs: saved.Note},
	} {
		if row.Yours != row.Theirs {
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}
