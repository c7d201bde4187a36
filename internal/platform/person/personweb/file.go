package personweb

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

// filePage is somebody's file.
type filePage struct {
	h     *Handlers
	a     actor.Actor
	file  person.File
	form  *web.Form // of the part that came back with something wrong
	wrong string    // which part: "contact" or "note"
	undo  *undo
}

// undo is what was just taken out, with where to put it back.
type undo struct{ text, action string }

func (p filePage) may(r actor.Right) bool { return p.a.Can(r) }

func (h *Handlers) file(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	before, _ := clock.Parse(r.URL.Query().Get("before")) // anything else is the newest part
	return h.showFile(w, r, a, filePage{form: web.NewForm(), undo: undoOf(r)}, before)
}

// undoOf reads what was just taken out from the address: ids, nothing personal.
func undoOf(r *http.Request) *undo {
	q := r.URL.Query()
	base := path(r.PathValue("id"))
	if id := q.Get("contact_removed"); id != "" {
		return &undo{"person.undo.contact", base + "/contacts/" + url.PathEscape(id) + "/restore"}
	}
	if id := q.Get("note_removed"); id != "" {
		return &undo{"person.undo.note", base + "/notes/" + url.PathEscape(id) + "/restore"}
	}
	return nil
}

func (h *Handlers) showFile(w http.ResponseWriter, r *http.Request, a actor.Actor, p filePage, before time.Time) error {
	ctx := r.Context()
	f, err := h.people.File(ctx, a, r.PathValue("id"), before)
	if err != nil {
		return err
	}
	if f.ID != r.PathValue("id") { // merged: the survivor speaks for it (ID3)
		http.Redirect(w, r, path(f.ID), http.StatusSeeOther)
		return nil
	}
	p.h, p.a, p.file = h, a, f
	page := frame.Page{Title: i18n.T(ctx, "person.file"), Active: "people", Back: "/office/people", Body: p.View()}
	if p.wrong != "" {
		page.Status = http.StatusUnprocessableEntity
	}
	return h.frame.Show(w, r, a, page)
}

// facts are what is known of the person.
func (p filePage) facts(ctx context.Context) ui.SummaryList {
	i := p.file.Identity
	list := ui.SummaryList{
		{Key: i18n.T(ctx, "person.birth_year"), Text: orUnknown(ctx, year(i.BirthYear))},
		{Key: i18n.T(ctx, "person.lives"), Text: orUnknown(ctx, p.h.where(i))},
	}
	for _, name := range []string{person.FieldLanguage, person.FieldChannel, person.FieldGender, person.FieldStatus} {
		list = append(list, ui.SummaryRow{Key: i18n.T(ctx, labelOf(name)), Text: words(ctx, name, fillIdentity(i).Get(name))})
	}
	if len(p.file.Tags) > 0 {
		list = append(list, ui.SummaryRow{Key: i18n.T(ctx, "person.tags"), Content: tagList(p.file.Tags)})
	}
	return list
}

// reach are the ways to reach the person.
func (p filePage) reach(ctx context.Context) ui.SummaryList {
	var list ui.SummaryList
	for _, c := range p.file.Contacts {
		list = append(list, ui.SummaryRow{Key: i18n.T(ctx, "person."+string(c.Kind)), Content: p.contact(c)})
	}
	return list
}

func orUnknown(ctx context.Context, s string) string {
	if s == "" {
		return i18n.T(ctx, "person.unknown")
	}
	return s
}

func (p filePage) ticked(t vocab.TargetGroup) bool { return slices.Contains(p.file.Tags, t) }

// events are the timeline as it is shown.
func (p filePage) events(ctx context.Context) ui.Timeline {
	var out ui.Timeline
	for _, item := range p.file.Timeline {
		out = append(out, ui.Event{
			Title: message(ctx, item.Title), When: moment(ctx, item.At), Instant: item.At.UTC().Format(time.RFC3339), By: item.By,
			Content: p.more(item),
		})
	}
	return out
}

// older is the address of the older part of the timeline.
func (p filePage) older() string {
	last := p.file.Timeline[len(p.file.Timeline)-1]
	return path(p.file.ID) + "?before=" + url.QueryEscape(clock.Stamp(last.At))
}

// noteChoices are the classes of notes that the reader may write.
func (p filePage) noteChoices(ctx context.Context) []ui.Choice {
	var out []ui.Choice
	for _, c := range person.NoteClasses() {
		if c == person.NoteSensitive && !p.may(person.RightSensitive) {
			continue
		}
		checked := p.form.Has("class", string(c)) || p.form.Get("class") == "" && c == person.NotePractical
		out = append(out, ui.Choice{Value: string(c), Label: label(ctx, c), Hint: i18n.T(ctx, c.Key()+".hint"), Checked: checked})
	}
	return out
}

func (p filePage) contactChoices(ctx context.Context) []ui.Choice {
	var out []ui.Choice
	for _, k := range person.ContactKinds() {
		checked := p.form.Has("kind", string(k)) || p.form.Get("kind") == "" && k == person.ContactPhone
		out = append(out, ui.Choice{Value: string(k), Label: i18n.T(ctx, "person."+string(k)), Checked: checked})
	}
	return out
}

// note finds an open note of the file by id.
func (p filePage) note(id string) bool {
	return slices.ContainsFunc(p.file.Notes, func(n person.Note) bool { return n.ID == id })
}
