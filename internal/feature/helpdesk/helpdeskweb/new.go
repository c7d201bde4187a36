package helpdeskweb

import (
	"net/http"
	"strconv"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/vocab"
)

// newForm shows the form to log a contact: ?person= for somebody known, ?place=
// for another place than the last, ?copy= to start from an earlier contact.
func (h *Handlers) newForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	now := h.desk.Now()
	f := web.NewForm("client_id", h.desk.NewClientID(), "at", h.desk.Today().Short(), "time", clockOf(now))
	q := r.URL.Query()
	if from := q.Get("copy"); from != "" {
		c, err := h.desk.Get(r.Context(), a, from)
		if err != nil {
			return err
		}
		fill(f, c)
		fillWho(f, c)
	}
	if id := q.Get("person"); id != "" {
		f.Values.Set("person", id)
		f.Values.Set("who", string(helpdesk.ByPerson))
	}
	if id := q.Get("place"); id != "" {
		f.Values.Set("place", id)
	}
	return h.showNew(w, r, a, f, http.StatusOK)
}

func (h *Handlers) showNew(w http.ResponseWriter, r *http.Request, a actor.Actor, f *web.Form, status int) error {
	p, err := h.prepare(r.Context(), a, f)
	if err != nil {
		return err
	}
	p.action, p.cancel = "/office/desk/new", "/office/desk"
	return h.frame.Show(w, r, a, frame.Page{
		Title: i18n.T(r.Context(), "helpdesk.new"), Active: "desk", Status: status, Back: "/office/desk", Body: p.View(),
	})
}

// log saves a contact. The other buttons of the form only change what it shows.
func (h *Handlers) log(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	if reshape(f) {
		return h.showNew(w, r, a, f, http.StatusOK)
	}
	in := &reading{form: f, now: h.desk.Now()}
	l := in.log()
	var res helpdesk.Result
	if err = in.problem(h.desk.Check, &l); err == nil {
		res, err = h.desk.Log(r.Context(), a, l)
	}
	if err != nil {
		if in.rejected(err) {
			return h.showNew(w, r, a, f, http.StatusUnprocessableEntity)
		}
		return err
	}
	return h.frame.Done(w, r, "/office/desk?saved="+res.ID, "")
}

// reshape does what the buttons of the form ask that do not save, and says
// whether it was one of them.
func reshape(f *web.Form) bool {
	switch f.Get("do") {
	case "add":
		f.Values.Set("n", strconv.Itoa(min(blocks(f)+1, helpdesk.MaxQuestions)))
	case "search":
		f.Values.Del("person")
		f.Values.Set("who", string(helpdesk.ByPerson))
	case "forget":
		f.Values.Del("person")
	default:
		return false
	}
	return true
}

// services answers with the fields that follow a theme, for htmx.
func (h *Handlers) services(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	n, err := strconv.Atoi(r.URL.Query().Get("n"))
	if err != nil || n < 0 || n >= helpdesk.MaxQuestions {
		return errs.OneField("n", "range", "min", 0, "max", helpdesk.MaxQuestions-1)
	}
	f := &web.Form{Values: r.URL.Query()}
	if !vocab.Theme(f.Get(inQuestion(n, "theme"))).Valid() {
		return errs.OneField(inQuestion(n, "theme"), "choose")
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	return afterTheme(f, n, false).Render(r.Context(), w)
}
