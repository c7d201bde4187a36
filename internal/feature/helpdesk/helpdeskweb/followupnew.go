package helpdeskweb

import (
	"net/http"

	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// newTaskPage is the form of a new follow-up.
type newTaskPage struct {
	form  *web.Form
	names names
}

// newTask shows the form: ?contact= after a contact, otherwise at a place.
func (h *Handlers) newTask(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	q := r.URL.Query()
	f := web.NewForm("client_id", h.desk.NewClientID(), "contact", q.Get("contact"), "person", q.Get("person"))
	return h.showNewTask(w, r, a, f, http.StatusOK)
}

func (h *Handlers) showNewTask(w http.ResponseWriter, r *http.Request, a actor.Actor, f *web.Form, status int) error {
	n, err := h.namesFor(r.Context(), a, nil)
	if err != nil {
		return err
	}
	p := newTaskPage{form: f, names: n}
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(r.Context(), "helpdesk.task.add"), Active: "followups", Status: status, Back: "/office/followups", Body: p.View()})
}

// addTask saves a new follow-up.
func (h *Handlers) addTask(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	in := &reading{form: f, now: h.desk.Now()}
	add := helpdesk.AddFollowUp{
		ClientID: f.Get("client_id"), ContactID: f.Get("contact"), PlaceID: f.Get("place"), PersonID: f.Get("person"),
		NewFollowUp: helpdesk.NewFollowUp{Kind: helpdesk.TaskKind(f.Get("kind")), Due: in.day("due", f.Get("due")), OwnerID: f.Get("owner"), Note: f.Get("note")},
	}
	if err = in.check.Err(); err == nil {
		_, err = h.desk.AddFollowUp(r.Context(), a, add)
	}
	if err == nil {
		return h.frame.Done(w, r, "/office/followups", "helpdesk.task.added")
	}
	if f.Rejected(err) {
		return h.showNewTask(w, r, a, f, http.StatusUnprocessableEntity)
	}
	return err
}
