package placeweb

import (
	"net/http"

	"digibank/internal/base/errs"
	"digibank/internal/base/hours"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/place"
)

// ruleView is the form of a rule with the openings it would give.
type ruleView struct {
	*web.Form
	place   place.Full
	ruleID  string // "" for a new one
	action  string
	shown   bool // with a preview
	preview []string
}

func (h *Handlers) ruleForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	p, err := h.own(r, a)
	if err != nil {
		return err
	}
	v := ruleView{place: p, ruleID: r.PathValue("rule"), action: r.URL.Path}
	v.Form = web.NewForm("client_id", h.newID(), "repeat", everyWeek, "appointment", string(hours.WalkIn), "interval", "2", "nth", "1")
	if v.ruleID != "" {
		rule, ok := ruleOf(p, v.ruleID)
		if !ok {
			return errs.Missing()
		}
		v.Form = fillRule(rule)
	}
	return h.showRule(w, r, a, v)
}

func ruleOf(p place.Full, id string) (place.OpeningRule, bool) {
	for _, r := range p.Rules {
		if r.ID == id {
			return r, true
		}
	}
	return place.OpeningRule{}, false
}

// saveRule keeps a rule, or shows first what it would give.
func (h *Handlers) saveRule(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	p, err := h.own(r, a)
	if err != nil {
		return err
	}
	v := ruleView{Form: f, place: p, ruleID: r.PathValue("rule"), action: r.URL.Path}
	rule, err := readRule(f, h.places.Today())
	if err == nil && f.Get("do") == "preview" {
		v.shown, v.preview = true, preview(r.Context(), v.with(rule), h.places.Today())
		return h.showRule(w, r, a, v)
	}
	if err == nil {
		if err = h.keepRule(r, a, v, rule); err == nil {
			return h.frame.Done(w, r, address(p.ID)+"/hours", "place.done.hours")
		}
	}
	if f.Rejected(err) {
		return h.showRule(w, r, a, v)
	}
	return err
}

func (h *Handlers) keepRule(r *http.Request, a actor.Actor, v ruleView, rule hours.Rule) error {
	if v.ruleID != "" {
		return h.places.ChangeRule(r.Context(), a, place.ChangeRule{PlaceID: v.place.ID, ID: v.ruleID, Version: version(v.Form), Rule: rule})
	}
	_, err := h.places.AddRule(r.Context(), a, place.AddRule{PlaceID: v.place.ID, ClientID: v.Get("client_id"), Rule: rule})
	return err
}

// with is the schedule as it would be with the typed rule alone changed.
func (v ruleView) with(rule hours.Rule) hours.Schedule {
	p := v.place
	p.Rules = nil
	for _, r := range v.place.Rules {
		if r.ID != v.ruleID {
			p.Rules = append(p.Rules, r)
		}
	}
	p.Rules = append(p.Rules, place.OpeningRule{Rule: rule})
	return p.Schedule()
}

func (h *Handlers) showRule(w http.ResponseWriter, r *http.Request, a actor.Actor, v ruleView) error {
	title := i18n.T(r.Context(), "place.rule.new")
	if v.ruleID != "" {
		title = i18n.T(r.Context(), "place.rule.change")
	}
	return h.showPage(w, r, a, v.Form, frame.Page{Title: title, Active: "places", Back: address(v.place.ID) + "/hours", Body: rulePage(v, title)})
}
