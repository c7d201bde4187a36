package placeweb

import (
	"net/http"
	"regexp"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/hours"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/place"
)

// exceptionView is the form of a closing or other hours.
type exceptionView struct {
	*web.Form
	place  place.Full
	action string
}

func (h *Handlers) exceptionForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	p, err := h.own(r, a)
	if err != nil {
		return err
	}
	f := web.NewForm("client_id", h.newID(), "kind", string(hours.Closed))
	return h.showException(w, r, a, exceptionView{Form: f, place: p})
}

func (h *Handlers) saveException(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	p, err := h.own(r, a)
	if err != nil {
		return err
	}
	e, err := readException(f, h.places.Today())
	if err == nil {
		_, err = h.places.AddException(r.Context(), a, place.AddException{PlaceID: p.ID, ClientID: f.Get("client_id"), Exception: e})
		if err == nil {
			return h.frame.Done(w, r, address(p.ID)+"/hours", "place.done.hours")
		}
	}
	if f.Rejected(err) {
		return h.showException(w, r, a, exceptionView{Form: f, place: p})
	}
	return err
}

func (h *Handlers) showException(w http.ResponseWriter, r *http.Request, a actor.Actor, v exceptionView) error {
	v.action = r.URL.Path
	return h.showPage(w, r, a, v.Form, frame.Page{Title: i18n.T(r.Context(), "place.exception.new"), Active: "places", Back: address(v.place.ID) + "/hours", Body: exceptionPage(v)})
}

// readException reads a closing or other hours as people typed it.
func readException(f *web.Form, today civil.Date) (hours.Exception, error) {
	var ck errs.Check
	e := hours.Exception{
		First: readDate(&ck, f, "first", today), Last: readDate(&ck, f, "last", today), Kind: hours.ExceptionKind(f.Get("kind")),
		Reason: f.Get("reason"), ByAppointment: hours.Appointment(f.Get("appointment")),
	}
	if e.Kind != hours.Closed {
		var ok bool
		e.Times, ok = readTimes(f.Get("times"))
		ck.That(ok, "times", "place-times")
	}
	return e, ck.Err()
}

// between stands between the begin and the end of hours, as people type it.
var between = regexp.MustCompile(`\s*(?:-|–|\btot\b|\bà\b|\bto\b)\s*`)

// readTimes reads "9u-12u, 14u tot 16u30".
func readTimes(s string) ([]hours.Span, bool) {
	var out []hours.Span
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		ends := between.Split(strings.TrimSpace(part), -1)
		if len(ends) != 2 {
			return nil, false
		}
		start, err1 := civil.ParseClock(ends[0])
		end, err2 := civil.ParseClock(ends[1])
		if err1 != nil || err2 != nil {
			return nil, false
		}
		out = append(out, hours.Span{Start: start, End: end})
	}
	return out, len(out) > 0
}

func (h *Handlers) removeException(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	id, exception := r.PathValue("id"), r.PathValue("exception")
	if err := h.places.RemoveException(r.Context(), a, id, exception); err != nil {
		return err
	}
	return h.frame.Done(w, r, address(id)+"/hours?exception="+exception, "place.done.removed")
}

func (h *Handlers) restoreException(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	if err := h.places.RestoreException(r.Context(), a, r.PathValue("id"), r.PathValue("exception")); err != nil {
		return err
	}
	return h.frame.Done(w, r, address(r.PathValue("id"))+"/hours", "place.done.restored")
}
