package placeweb

import (
	"context"
	"net/http"
	"strings"

	"digibank/internal/base/i18n"
	"digibank/internal/base/text"
	"digibank/internal/base/ui"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/place"
	"digibank/internal/platform/place/placetext"
	"digibank/internal/platform/vocab"
)

// placeView is a place on its page.
type placeView struct {
	place.Full
	manage bool
	owner  []ui.Option // partners and leads, to name the ones of the place
	h      *Handlers
}

func (h *Handlers) show(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx := r.Context()
	p, err := h.places.Get(ctx, a, r.PathValue("id"))
	if err != nil {
		return err
	}
	v := placeView{Full: p, manage: a.CanAt(place.RightManage, p.Spot()), h: h}
	partners, err := h.around.Partners(ctx, a.TenantID)
	if err != nil {
		return err
	}
	leads, err := h.around.Leads(ctx, a.TenantID)
	if err != nil {
		return err
	}
	v.owner = append(partners, leads...)
	return h.frame.Show(w, r, a, frame.Page{Title: p.Name, Active: "places", Back: "/office/places", Body: detailPage(v)})
}

// rows makes a summary of what is not empty.
type rows ui.SummaryList

func (r *rows) add(key, value string) {
	if value == "" {
		value = "–"
	}
	*r = append(*r, ui.SummaryRow{Key: key, Text: value})
}

func (v placeView) identity(ctx context.Context) ui.SummaryList {
	var r rows
	r.add(i18n.T(ctx, "place.kind"), i18n.T(ctx, v.Kind.Key()))
	r.add(i18n.T(ctx, "place.roles"), labels(ctx, v.Roles, vocab.PlaceRoles()))
	if v.HostKind != "" {
		r.add(i18n.T(ctx, "place.host"), i18n.T(ctx, v.HostKind.Key()))
	}
	r.add(i18n.T(ctx, "place.listed"), yesNo(ctx, v.Listed))
	if !v.OpenedOn.IsZero() {
		r.add(i18n.T(ctx, "place.opened"), v.OpenedOn.Long(i18n.Lang(ctx)))
	}
	if !v.ClosedOn.IsZero() {
		r.add(i18n.T(ctx, "place.closedon"), v.ClosedOn.Long(i18n.Lang(ctx)))
	}
	r.add(i18n.T(ctx, "place.description"), v.Description(i18n.Lang(ctx)))
	return ui.SummaryList(r)
}

func (v placeView) address(ctx context.Context) ui.SummaryList {
	var r rows
	r.add(i18n.T(ctx, "place.street"), v.Street)
	r.add(i18n.T(ctx, "place.locality"), strings.TrimSpace(v.Postcode+" "+v.Locality))
	r.add(i18n.T(ctx, "place.municipality"), v.h.townName(v.NIS))
	r.add(i18n.T(ctx, "place.point"), fill(v.Place).Get("point"))
	return ui.SummaryList(r)
}

func (v placeView) equipment(ctx context.Context) ui.SummaryList {
	var r rows
	r.add(i18n.T(ctx, "place.facilities"), labels(ctx, v.Facilities, vocab.Facilities()))
	var facts []string
	for _, f := range v.Accessibility {
		facts = append(facts, i18n.T(ctx, "place.access."+f))
	}
	r.add(i18n.T(ctx, "place.accessibility"), strings.Join(facts, ", "))
	r.add(i18n.T(ctx, "place.accessnote"), v.AccessNote)
	r.add(i18n.T(ctx, "place.languages"), labels(ctx, v.Languages, vocab.Languages()))
	return ui.SummaryList(r)
}

func (v placeView) contact(ctx context.Context) ui.SummaryList {
	var r rows
	phone := v.Phone
	if phone != "" {
		phone = text.FormatPhone(phone)
	}
	r.add(i18n.T(ctx, "place.phone"), phone)
	r.add(i18n.T(ctx, "place.email"), v.Email)
	r.add(i18n.T(ctx, "place.accessmode"), i18n.T(ctx, v.AccessMode.Key()))
	r.add(i18n.T(ctx, "place.holidays"), yesNo(ctx, v.ClosedOnHolidays))
	r.add(i18n.T(ctx, "place.partner"), v.named(v.PartnerID))
	r.add(i18n.T(ctx, "place.lead"), v.named(v.LeadID))
	return ui.SummaryList(r)
}

// named gives the name of a partner or an account.
func (v placeView) named(id string) string {
	for _, o := range v.owner {
		if o.Value == id && id != "" {
			return o.Text
		}
	}
	return ""
}

func (v placeView) offers(ctx context.Context) ui.SummaryList {
	var r rows
	for _, o := range v.Offers {
		words := []string{i18n.T(ctx, "place.offer.yes")}
		if !o.Offered {
			words[0] = i18n.T(ctx, "place.offer.no")
		}
		for _, limit := range []string{o.LimitVisitor, o.LimitHelper} {
			if limit != "" {
				words = append(words, limit)
			}
		}
		r.add(i18n.T(ctx, "vocab."+o.Topic), strings.Join(words, " · "))
	}
	return ui.SummaryList(r)
}

func (v placeView) computers(ctx context.Context) ui.SummaryList {
	var r rows
	for _, c := range v.Computers {
		state := i18n.T(ctx, "place.computer.works")
		if !c.Working {
			state = i18n.T(ctx, "place.computer.broken")
		}
		if c.Software != "" {
			state += " · " + c.Software
		}
		r.add(c.Name, state)
	}
	return ui.SummaryList(r)
}

// week is the table of the seven days from today on.
func (v placeView) week(ctx context.Context) ui.Table {
	t := ui.Table{Caption: i18n.T(ctx, "place.week"), Short: true, Columns: []ui.Column{{Head: i18n.T(ctx, "place.day"), Header: true}, {Head: i18n.T(ctx, "place.open")}}}
	sched, today := v.Schedule(), v.h.places.Today()
	for i := range 7 {
		day := sched.Day(today.AddDays(i))
		t.Rows = append(t.Rows, ui.Row{Cells: ui.Cells(day.Date.DayMonth(i18n.Lang(ctx)), placetext.DayHours(ctx, day))})
	}
	return t
}

func labels[T keyed](ctx context.Context, set place.Set, list []T) string {
	var out []string
	for _, c := range list {
		if set.Has(string(c)) {
			out = append(out, i18n.T(ctx, c.Key()))
		}
	}
	return strings.Join(out, ", ")
}

func yesNo(ctx context.Context, b bool) string {
	if b {
		return i18n.T(ctx, "place.yes")
	}
	return i18n.T(ctx, "place.no")
}
