package placeweb

import (
	"context"
	"net/http"
	"strings"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/place"
	"digibank/internal/platform/vocab"
)

// What a place says about a subject.
const (
	offerSilent = ""
	offerYes    = "yes"
	offerNo     = "no"
)

func (h *Handlers) offersForm(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	p, err := h.own(r, a)
	if err != nil {
		return err
	}
	f := fill(p.Place)
	for _, o := range p.Offers {
		f.Values.Set("offer."+o.Topic, offerNo)
		if o.Offered {
			f.Values.Set("offer."+o.Topic, offerYes)
		}
		f.Values.Set("visitor."+o.Topic, o.LimitVisitor)
		f.Values.Set("helper."+o.Topic, o.LimitHelper)
		f.Values.Set("referral."+o.Topic, string(o.Referral))
	}
	return h.showOffers(w, r, a, f)
}

func (h *Handlers) saveOffers(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	c := place.SetOffers{ID: r.PathValue("id"), Version: version(f)}
	for _, topic := range place.Topics() {
		if answer := f.Get("offer." + topic); answer == offerYes || answer == offerNo {
			c.Offers = append(c.Offers, place.Offer{
				Topic: topic, Offered: answer == offerYes, LimitVisitor: f.Get("visitor." + topic), LimitHelper: f.Get("helper." + topic), Referral: vocab.Referral(f.Get("referral." + topic)),
			})
		}
	}
	err = h.places.SetOffers(r.Context(), a, c)
	if err == nil {
		return h.frame.Done(w, r, address(c.ID), "place.done.saved")
	}
	if f.Rejected(err) {
		return h.showOffers(w, r, a, f)
	}
	return err
}

func (h *Handlers) showOffers(w http.ResponseWriter, r *http.Request, a actor.Actor, f *web.Form) error {
	title := i18n.T(r.Context(), "place.offers")
	return h.showPage(w, r, a, f, frame.Page{Title: title, Active: "places", Back: address(r.PathValue("id")), Body: offersPage(f, r.URL.Path)})
}

func offerOptions(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: offerSilent, Text: i18n.T(ctx, "place.offer.silent")}, {Value: offerYes, Text: i18n.T(ctx, "place.offer.yes")}, {Value: offerNo, Text: i18n.T(ctx, "place.offer.no")},
	}
}

// answered says whether something was filled in about a subject.
func answered(f *web.Form, topic string) bool { return f.Get("offer."+topic) != offerSilent }

// topics gives the themes or the services.
func topics(list string) []string {
	var out []string
	for _, t := range place.Topics() {
		if strings.HasPrefix(t, list+".") {
			out = append(out, t)
		}
	}
	return out
}
