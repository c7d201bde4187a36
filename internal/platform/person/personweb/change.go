package personweb

import (
	"net/http"
	"net/url"
	"time"

	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/person"
)

func (h *Handlers) addContact(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	id := r.PathValue("id")
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	_, err = h.people.AddContact(r.Context(), a, person.AddContact{PersonID: id, Kind: person.ContactKind(form.Get("kind")), Value: form.Get("value")})
	if form.Rejected(err) {
		return h.showFile(w, r, a, filePage{form: form, wrong: "contact"}, time.Time{})
	}
	if err != nil {
		return err
	}
	return h.frame.Done(w, r, path(id), "person.done.contact_added")
}

func (h *Handlers) removeContact(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	contact := r.PathValue("contact")
	owner, err := h.people.RemoveContact(r.Context(), a, contact)
	if err != nil {
		return err
	}
	http.Redirect(w, r, path(owner)+"?contact_removed="+url.QueryEscape(contact), http.StatusSeeOther)
	return nil
}

func (h *Handlers) restoreContact(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	owner, err := h.people.RestoreContact(r.Context(), a, r.PathValue("contact"))
	if err != nil {
		return err
	}
	return h.frame.Done(w, r, path(owner), "person.done.restored")
}

func (h *Handlers) addNote(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	id := r.PathValue("id")
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	_, err = h.people.AddNote(r.Context(), a, person.AddNote{PersonID: id, Class: person.NoteClass(form.Get("class")), Body: form.Get("body")})
	if form.Rejected(err) {
		return h.showFile(w, r, a, filePage{form: form, wrong: "note"}, time.Time{})
	}
	if err != nil {
		return err
	}
	return h.frame.Done(w, r, path(id), "person.done.note_added")
}

func (h *Handlers) removeNote(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	note := r.PathValue("note")
	owner, err := h.people.RemoveNote(r.Context(), a, note)
	if err != nil {
		return err
	}
	http.Redirect(w, r, path(owner)+"?note_removed="+url.QueryEscape(note), http.StatusSeeOther)
	return nil
}

func (h *Handlers) restoreNote(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	owner, err := h.people.RestoreNote(r.Context(), a, r.PathValue("note"))
	if err != nil {
		return err
	}
	return h.frame.Done(w, r, path(owner), "person.done.restored")
}

func (h *Handlers) tags(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	id := r.PathValue("id")
	form, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	if err := h.people.SetTags(r.Context(), a, id, readTags(form)); err != nil {
		return err
	}
	return h.frame.Done(w, r, path(id), "person.done.saved")
}
