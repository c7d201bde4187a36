package personweb

import (
	"context"
	"net/http"
	"strconv"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/person"
)

// choosePage asks which other file is of the same person.
type choosePage struct {
	h        *Handlers
	id, name string
	form     *web.Form
	similar  []person.Duplicate
	found    []person.Found
	searched bool
}

// mergePage shows what a merge would do.
type mergePage struct {
	h    *Handlers
	p    person.Preview
	form *web.Form
}

func (h *Handlers) mergeStart(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showChoose(w, r, a, web.NewForm())
}

// merge takes the steps of a merge: search for the other file, look at what
// would happen, and do it. The file that the reader is in stays.
func (h *Handlers) merge(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	switch {
	case form.Get("do") == "search" || form.Get("other") == "":
		return h.showChoose(w, r, a, form)
	case form.Get("do") == "confirm":
		return h.doMerge(w, r, a, form)
	}
	return h.showMerge(w, r, a, form)
}

func (h *Handlers) showChoose(w http.ResponseWriter, r *http.Request, a actor.Actor, form *web.Form) error {
	ctx, id := r.Context(), r.PathValue("id")
	who, err := h.people.Get(ctx, a, id)
	if err != nil {
		return err
	}
	p := choosePage{h: h, id: who.ID, name: who.Name(), form: form}
	if p.similar, err = h.people.Similar(ctx, a, id); err != nil {
		return err
	}
	if q := form.Get("q"); q != "" {
		res, err := h.people.Search(ctx, a, q, shown)
		if err != nil && !form.Rejected(err) {
			return err
		}
		p.searched, p.found = err == nil, leaveOut(res.Items, who.ID)
	}
	page := frame.Page{Title: i18n.T(ctx, "person.merge"), Active: "people", Back: path(who.ID), Body: p.View()}
	if len(form.Problems(ctx)) > 0 {
		page.Status = http.StatusUnprocessableEntity
	}
	return h.frame.Show(w, r, a, page)
}

// leaveOut drops the file itself from what was found.
func leaveOut(found []person.Found, id string) []person.Found {
	var out []person.Found
	for _, f := range found {
		if f.ID != id {
			out = append(out, f)
		}
	}
	return out
}

// similarChoices are the likely other files as answers.
func (p choosePage) similarChoices(ctx context.Context) []ui.Choice {
	var out []ui.Choice
	for _, d := range p.similar {
		out = append(out, ui.Choice{Value: d.ID, Label: d.Name() + ", " + p.h.tell(ctx, d.Identity), Hint: reasons(ctx, d.Reasons)})
	}
	return out
}

func (h *Handlers) showMerge(w http.ResponseWriter, r *http.Request, a actor.Actor, form *web.Form) error {
	ctx := r.Context()
	p := mergePage{h: h, form: form}
	var err error
	p.p, err = h.people.PreviewMerge(ctx, a, form.Get("other"), r.PathValue("id"))
	if form.Rejected(err) {
		return h.showChoose(w, r, a, form)
	}
	if err != nil {
		return err
	}
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "person.merge.preview"), Active: "people", Back: path(p.p.Into.ID) + "/merge", Body: p.View()})
}

// keepChoices asks which of two values stays.
func (p mergePage) keepChoices(ctx context.Context, d person.Difference) []ui.Choice {
	return []ui.Choice{
		{Value: "into", Label: words(ctx, d.Field, d.Into), Checked: !d.TakeFrom},
		{Value: "from", Label: words(ctx, d.Field, d.From), Checked: d.TakeFrom},
	}
}

func (h *Handlers) doMerge(w http.ResponseWriter, r *http.Request, a actor.Actor, form *web.Form) error {
	c := person.Merge{From: form.Get("other"), Into: r.PathValue("id")}
	c.FromVersion, _ = strconv.ParseInt(form.Get("from_version"), 10, 64)
	c.IntoVersion, _ = strconv.ParseInt(form.Get("into_version"), 10, 64)
	for _, f := range person.Fields() {
		if form.Get("keep_"+f) == "from" {
			c.Keep = append(c.Keep, f)
		}
	}
	p, err := h.people.Merge(r.Context(), a, c)
	if form.Rejected(err) {
		return h.showChoose(w, r, a, form)
	}
	if err != nil {
		return err
	}
	return h.frame.Done(w, r, path(p.ID), "person.done.merged")
}

func (h *Handlers) unmerge(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	p, err := h.people.Unmerge(r.Context(), a, r.PathValue("id"))
	if err != nil {
		return err
	}
	return h.frame.Done(w, r, path(p.ID), "person.done.unmerged")
}
