package placeweb

import (
	"net/http"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/place"
)

// The parts of a place, each with a form of its own.
const (
	partIdentity  = "identity"
	partAddress   = "address"
	partEquipment = "equipment"
	partContact   = "contact"
)

// formView is a form with what surrounds it.
type formView struct {
	*web.Form
	title    string
	action   string
	isNew    bool
	part     string // one part, or all when new
	towns    []ui.Option
	partners []ui.Option
	leads    []ui.Option
}

// has says whether the form asks for a part.
func (v formView) has(part string) bool {
	return v.part == part || v.isNew && part != partEquipment
}

func (h *Handlers) newForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f := web.NewForm("client_id", h.newID(), "kind", "fixed", "roles", "digipunt", "listed", yes, "access_mode", "walk_in", "closed_on_holidays", yes)
	return h.showForm(w, r, a, formView{Form: f, isNew: true})
}

func (h *Handlers) create(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	var ck errs.Check
	c := place.Create{ClientID: f.Get("client_id"), Identity: readIdentity(&ck, f, h.places.Today()), Address: h.readAddress(&ck, f), Contact: readContact(f)}
	if f.Rejected(ck.Err()) {
		err = h.places.Valid(&c)
	} else {
		var p place.Place
		if p, err = h.places.Create(r.Context(), a, c); err == nil {
			return h.frame.Done(w, r, address(p.ID), "place.done.created", "name", p.Name)
		}
	}
	if f.Rejected(err) || ck.Err() != nil {
		return h.showForm(w, r, a, formView{Form: f, isNew: true})
	}
	return err
}

func (h *Handlers) editForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	p, err := h.own(r, a)
	if err != nil {
		return err
	}
	return h.showForm(w, r, a, formView{Form: fill(p.Place), part: r.PathValue("part")})
}

// own gives a place that the actor may change.
func (h *Handlers) own(r *http.Request, a actor.Actor) (place.Full, error) {
	p, err := h.places.Get(r.Context(), a, r.PathValue("id"))
	if err == nil && !a.CanAt(place.RightManage, p.Spot()) {
		err = errs.New(errs.Forbidden, "forbidden", "right", string(place.RightManage))
	}
	return p, err
}

func (h *Handlers) update(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	u, err := h.readPart(f, r.PathValue("part"))
	if err == nil {
		u.ID, u.Version = r.PathValue("id"), version(f)
		if _, err = h.places.Update(r.Context(), a, u); err == nil {
			return h.frame.Done(w, r, address(u.ID), "place.done.saved")
		}
	}
	if f.Rejected(err) {
		return h.showForm(w, r, a, formView{Form: f, part: r.PathValue("part")})
	}
	return err
}

// readPart reads the one part that the form asked for.
func (h *Handlers) readPart(f *web.Form, part string) (place.Update, error) {
	var ck errs.Check
	var u place.Update
	switch part {
	case partIdentity:
		p := readIdentity(&ck, f, h.places.Today())
		u.Identity = &p
	case partAddress:
		p := h.readAddress(&ck, f)
		u.Address = &p
	case partEquipment:
		p := readEquipment(f)
		u.Equipment = &p
	case partContact:
		p := readContact(f)
		u.Contact = &p
	default:
		return u, errs.Missing()
	}
	return u, ck.Err()
}

func (h *Handlers) showForm(w http.ResponseWriter, r *http.Request, a actor.Actor, v formView) error {
	ctx := r.Context()
	p := frame.Page{Active: "places", Back: "/office/places"}
	switch {
	case v.isNew:
		v.title = i18n.T(ctx, "place.new")
	case v.part == partIdentity || v.part == partAddress || v.part == partEquipment || v.part == partContact:
		v.title, p.Back = i18n.T(ctx, "place.part."+v.part), address(r.PathValue("id"))
	default:
		return errs.Missing()
	}
	var err error
	if v.towns, err = h.towns(ctx, a); err != nil {
		return err
	}
	if v.partners, err = h.around.Partners(ctx, a.TenantID); err != nil {
		return err
	}
	if v.leads, err = h.around.Leads(ctx, a.TenantID); err != nil {
		return err
	}
	v.action = r.URL.Path
	p.Title, p.Body = v.title, formPage(v)
	return h.showPage(w, r, a, v.Form, p)
}
