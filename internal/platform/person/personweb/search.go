package personweb

import (
	"net/http"

	"github.com/a-h/templ"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/person"
)

// shown is how many people a search shows; who types more gets fewer.
const shown = 20

// searchPage is the one box, and what it found.
type searchPage struct {
	h        *Handlers
	form     *web.Form
	recent   []person.Person
	results  person.Results
	searched bool
	create   bool // the reader may start a file
	merge    bool // the reader may look at possible duplicates
}

// start shows the empty box and the people seen lately.
func (h *Handlers) start(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showSearch(w, r, a, &searchPage{form: web.NewForm()})
}

// search answers what was typed; scripts ask for it while somebody types.
func (h *Handlers) search(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	p := &searchPage{form: form}
	p.results, err = h.people.Search(r.Context(), a, form.Get("q"), shown)
	if err != nil && !form.Rejected(err) {
		return err
	}
	p.searched = err == nil && !p.results.Asked.Empty()
	return h.showSearch(w, r, a, p)
}

func (h *Handlers) showSearch(w http.ResponseWriter, r *http.Request, a actor.Actor, p *searchPage) error {
	ctx := r.Context()
	p.h, p.create, p.merge = h, a.Can(person.RightCreate), a.Can(person.RightMerge)
	if !p.searched {
		recent, err := h.people.Recent(ctx, a)
		if err != nil {
			return err
		}
		p.recent = recent
	}
	page := frame.Page{Title: i18n.T(ctx, "person.people"), Active: "people", Body: p.View()}
	if len(p.form.Problems(ctx)) > 0 {
		page.Status = http.StatusUnprocessableEntity
	}
	return h.frame.Show(w, r, a, page)
}

// live lets scripts search while somebody types; without them the button does.
func live() templ.Attributes {
	return templ.Attributes{
		"hx-post": "/office/people", "hx-trigger": "input changed delay:300ms from:#q, submit", "hx-target": "#found", "hx-select": "#found",
		"hx-swap": "outerHTML", "hx-sync": "this:replace", "role": "search",
	}
}

// rows are the found people as a table.
func (p *searchPage) rows() []ui.Row {
	var rows []ui.Row
	for _, f := range p.results.Items {
		rows = append(rows, p.h.row(f.Person))
	}
	return rows
}

func (p *searchPage) recentRows() []ui.Row {
	var rows []ui.Row
	for _, who := range p.recent {
		rows = append(rows, p.h.row(who))
	}
	return rows
}

// row shows what tells people apart, and nothing more.
func (h *Handlers) row(p person.Person) ui.Row {
	return ui.Row{Cells: []ui.Cell{{Text: p.Name(), URL: path(p.ID)}, {Text: year(p.BirthYear)}, {Text: h.where(p.Identity)}}}
}

// pick answers with a list of people to choose from, for a form of another slice:
// radios named "person" in an HTML fragment, or a text that nobody was found.
func (h *Handlers) pick(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	res, err := h.people.Search(r.Context(), a, form.Get("q"), shown)
	if err != nil && !errs.Is(err, errs.Invalid) {
		return err
	}
	form.Rejected(err)
	head := w.Header()
	head.Set("Content-Type", "text/html; charset=utf-8")
	web.NoStore(w)
	if err != nil {
		w.WriteHeader(http.StatusUnprocessableEntity)
	}
	return pickList(h, form, res).Render(r.Context(), w)
}

// choices are the found people as answers.
func (h *Handlers) choices(found []person.Found, chosen string) []ui.Choice {
	var out []ui.Choice
	for _, f := range found {
		words := f.Name()
		if f.BirthYear > 0 {
			words += ", " + year(f.BirthYear)
		}
		if where := h.where(f.Identity); where != "" {
			words += ", " + where
		}
		out = append(out, ui.Choice{Value: f.ID, Label: words, Checked: f.ID == chosen || len(found) == 1})
	}
	return out
}
