package personweb

import (
	"context"
	"net/http"
	"slices"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

// createPage is the form of a new file.
type createPage struct{ form *web.Form }

func (p createPage) ticked(t vocab.TargetGroup) bool { return p.form.Has("tags", string(t)) }

// open says whether the folded part holds something that must be seen.
func (p createPage) open(ctx context.Context) bool {
	for _, name := range []string{"address", "gender", "language", "preferred_channel", "social_status", "tags"} {
		if p.form.Error(ctx, name) != "" {
			return true
		}
	}
	return p.form.Get("address") != "" || len(p.form.All("tags")) > 0
}

// alreadyPage shows who it may already be.
type alreadyPage struct {
	h    *Handlers
	form *web.Form
	name string
	dups []person.Duplicate
}

func (p alreadyPage) columns(ctx context.Context) []ui.Column {
	return append(columns(ctx), ui.Column{Head: i18n.T(ctx, "person.reason")})
}

func (p alreadyPage) rows(ctx context.Context) []ui.Row {
	var rows []ui.Row
	for _, d := range p.dups {
		row := p.h.row(d.Person)
		row.Cells = append(row.Cells, ui.Cell{Text: reasons(ctx, d.Reasons)})
		rows = append(rows, row)
	}
	return rows
}

// kept is everything that was typed, for the second step.
func (p alreadyPage) kept() []ui.KeepValue {
	var out []ui.KeepValue
	for _, name := range slices.Concat([]string{"client_id", "searched", "phone", "email", "address", "tags"}, facts()) {
		for _, v := range p.form.All(name) {
			out = append(out, ui.KeepValue{Name: name, Value: v})
		}
	}
	return out
}

// searchFirst sends who wants to start a file to the search (ID2).
func (h *Handlers) searchFirst(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	return h.frame.Done(w, r, "/office/people", "person.done.search_first")
}

// create takes the steps of a new file: the form, who it may already be, and the
// file itself. do says which button was pressed.
func (h *Handlers) create(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	do := form.Get("do")
	switch do {
	case "open":
		return h.showCreate(w, r, a, h.fillFromSearch(form.Get("searched")))
	case "back":
		return h.showCreate(w, r, a, form)
	}
	c, err := readCreate(form)
	var dups []person.Duplicate
	if err == nil && do != "anyway" {
		dups, err = h.people.Duplicates(r.Context(), a, c)
	}
	if err == nil && len(dups) > 0 {
		return h.showAlready(w, r, a, alreadyPage{h: h, form: form, name: c.Name(), dups: dups})
	}
	if err == nil {
		var p person.Person
		if p, _, err = h.people.Create(r.Context(), a, c); err == nil {
			return h.frame.Done(w, r, path(p.ID), "person.done.created")
		}
	}
	if form.Rejected(err) {
		return h.showCreate(w, r, a, form)
	}
	return err
}

func (h *Handlers) showCreate(w http.ResponseWriter, r *http.Request, a actor.Actor, form *web.Form) error {
	ctx := r.Context()
	p := frame.Page{Title: i18n.T(ctx, "person.new"), Active: "people", Back: "/office/people", Body: createPage{form}.View()}
	if len(form.Problems(ctx)) > 0 {
		p.Status = http.StatusUnprocessableEntity
	}
	return h.frame.Show(w, r, a, p)
}

func (h *Handlers) showAlready(w http.ResponseWriter, r *http.Request, a actor.Actor, p alreadyPage) error {
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(r.Context(), "person.already"), Active: "people", Back: "/office/people", Body: p.View()})
}
