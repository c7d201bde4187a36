package placeweb

import (
	"net/http"
	"strconv"

	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/place"
)

// spareRows is how many empty lines the form has for new computers.
const spareRows = 3

func (h *Handlers) computersForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	p, err := h.own(r, a)
	if err != nil {
		return err
	}
	f := fill(p.Place)
	for i, c := range p.Computers {
		n := strconv.Itoa(i)
		f.Values.Set("computer_"+n, c.Name)
		f.Values.Set("software_"+n, c.Software)
		tick(f, "working_"+n, c.Working)
	}
	return h.showComputers(w, r, a, f, len(p.Computers)+spareRows)
}

func (h *Handlers) saveComputers(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	c := place.SetComputers{ID: r.PathValue("id"), Version: version(f)}
	rows := 0
	for n := "0"; f.Values.Has("computer_" + n); n = strconv.Itoa(rows) {
		if f.Get("computer_"+n) != "" {
			c.Computers = append(c.Computers, place.Computer{Name: f.Get("computer_" + n), Working: f.Has("working_"+n, yes), Software: f.Get("software_" + n)})
		}
		rows++
	}
	err = h.places.SetComputers(r.Context(), a, c)
	if err == nil {
		return h.frame.Done(w, r, address(c.ID), "place.done.saved")
	}
	if f.Rejected(err) {
		return h.showComputers(w, r, a, f, rows)
	}
	return err
}

func (h *Handlers) showComputers(w http.ResponseWriter, r *http.Request, a actor.Actor, f *web.Form, rows int) error {
	title := i18n.T(r.Context(), "place.computers")
	return h.showPage(w, r, a, f, frame.Page{Title: title, Active: "places", Back: address(r.PathValue("id")), Body: computersPage(f, r.URL.Path, rows)})
}
