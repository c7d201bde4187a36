package placeweb

import (
	"net/http"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/place"
)

func (h *Handlers) closeForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	p, err := h.own(r, a)
	if err != nil {
		return err
	}
	f := fill(p.Place)
	if !p.ClosedOn.IsZero() {
		f.Values.Set("open", yes)
	}
	return h.showClose(w, r, a, f)
}

// close ends a place from a day on, or opens a closed one again.
func (h *Handlers) close(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	var ck errs.Check
	c := place.Close{ID: r.PathValue("id"), Version: version(f), Reason: f.Get("reason")}
	done := "place.done.reopened"
	if !f.Has("open", yes) {
		c.From = readDate(&ck, f, "from", h.places.Today())
		ck.That(!c.From.IsZero() || ck.Has("from"), "from", "required")
		done = "place.done.closed"
	}
	if err = ck.Err(); err == nil {
		if err = h.places.Close(r.Context(), a, c); err == nil {
			return h.frame.Done(w, r, address(c.ID), done)
		}
	}
	if f.Rejected(err) {
		return h.showClose(w, r, a, f)
	}
	return err
}

func (h *Handlers) showClose(w http.ResponseWriter, r *http.Request, a actor.Actor, f *web.Form) error {
	title := i18n.T(r.Context(), "place.close")
	if f.Has("open", yes) {
		title = i18n.T(r.Context(), "place.reopen")
	}
	return h.showPage(w, r, a, f, frame.Page{Title: title, Active: "places", Back: address(r.PathValue("id")), Body: closePage(f, title, r.URL.Path)})
}
