package personweb

import (
	"context"
	"net/http"
	"strconv"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/person"
)

// editPage is the form of the facts of a file.
type editPage struct {
	form     *web.Form
	id, name string
}

func (h *Handlers) editForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	p, err := h.people.Get(r.Context(), a, r.PathValue("id"))
	if err != nil {
		return err
	}
	form := fillIdentity(p.Identity)
	form.Values.Set("version", strconv.FormatInt(p.Version, 10))
	return h.showEdit(w, r, a, editPage{form, p.ID, p.Name()})
}

func (h *Handlers) showEdit(w http.ResponseWriter, r *http.Request, a actor.Actor, p editPage) error {
	ctx := r.Context()
	page := frame.Page{Title: i18n.T(ctx, "person.edit"), Active: "people", Back: path(p.id), Body: p.View()}
	if len(p.form.Problems(ctx)) > 0 {
		page.Status = http.StatusUnprocessableEntity
	}
	return h.frame.Show(w, r, a, page)
}

func (h *Handlers) edit(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	id := r.PathValue("id")
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	i, err := readIdentity(form)
	if err == nil {
		if _, err = h.people.Update(r.Context(), a, change(id, version(form), i)); err == nil {
			return h.frame.Done(w, r, path(id), "person.done.saved")
		}
	}
	if form.Rejected(err) {
		return h.showEdit(w, r, a, editPage{form, id, ""})
	}
	if errs.Is(err, errs.Stale) {
		return h.clash(r.Context(), a, id, form, err)
	}
	return err
}

// version reads the version that was shown; what is no number is stale.
func version(form *web.Form) int64 {
	n, _ := strconv.ParseInt(form.Get("version"), 10, 64)
	return n
}

// change asks for every fact of the form.
func change(id string, version int64, i person.Identity) person.Update {
	return person.Update{
		ID: id, Version: version, GivenName: &i.GivenName, FamilyName: &i.FamilyName, BirthYear: &i.BirthYear, Gender: &i.Gender,
		Postcode: &i.Postcode, Language: &i.Language, Channel: &i.Channel, Status: &i.Status,
	}
}

// clash shows what was just typed beside what somebody else saved.
func (h *Handlers) clash(ctx context.Context, a actor.Actor, id string, form *web.Form, stale error) error {
	now, err := h.people.Get(ctx, a, id)
	if err != nil {
		return err
	}
	saved := fillIdentity(now.Identity)
	c := &frame.Clash{Err: stale, Reload: path(id) + "/edit"}
	for _, name := range facts() {
		if form.Get(name) != saved.Get(name) {
			c.Rows = append(c.Rows, frame.ClashRow{
				Label: i18n.T(ctx, labelOf(name)), Yours: words(ctx, name, form.Get(name)), Theirs: words(ctx, name, saved.Get(name)),
			})
		}
	}
	return c
}
