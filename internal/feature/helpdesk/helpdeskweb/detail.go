package helpdeskweb

import (
	"context"
	"net/http"
	"strings"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/person"
)

// detailPage is one contact with its history.
type detailPage struct {
	names
	contact   helpdesk.Contact
	versions  []helpdesk.Contact
	tasks     []helpdesk.FollowUp
	mayChange bool
	mayLog    bool
	mayTask   bool
	mayOpen   bool // the file of the person
	free      bool
	today     civil.Date
	town      func(nis string) string
}

// detail shows one contact.
func (h *Handlers) detail(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx := r.Context()
	c, err := h.desk.Get(ctx, a, r.PathValue("id"))
	if err != nil {
		return err
	}
	p := detailPage{
		contact: c, today: h.desk.Today(), town: h.town, free: c.Free(a.AccountID, h.desk.Now()),
		mayChange: h.desk.MayChange(a, c), mayLog: a.Can(helpdesk.RightWrite), mayTask: a.CanAt(helpdesk.RightFollowUpWrite, c.Spot()), mayOpen: a.Can(person.RightRead),
	}
	if p.versions, err = h.desk.History(ctx, a, c.ID); err != nil {
		return err
	}
	if p.tasks, err = h.desk.FollowUpsOf(ctx, a, c.ID); err != nil {
		return err
	}
	if p.names, err = h.namesFor(ctx, a, []helpdesk.Contact{c}); err != nil {
		return err
	}
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "helpdesk.contact.title", "when", moment(ctx, c.At)), Active: "contacts", Back: "/office/contacts", Body: p.View()})
}

// facts are the lines about the contact as a whole; what is empty is left out.
func (p detailPage) facts(ctx context.Context) ui.SummaryList {
	c := p.contact
	var out ui.SummaryList
	add := func(key, text string) {
		if text != "" {
			out = append(out, ui.SummaryRow{Key: i18n.T(ctx, key), Text: text})
		}
	}
	add("helpdesk.col.when", moment(ctx, c.At))
	add("helpdesk.col.minutes", minutesWords(ctx, c.Minutes))
	add("helpdesk.col.channel", label(ctx, c.Channel))
	add("helpdesk.col.place", p.places[c.PlaceID])
	add("helpdesk.col.helper", p.helpers[c.HelperID])
	add("helpdesk.objective", label(ctx, c.Objective))
	add("helpdesk.autonomy", label(ctx, c.Autonomy))
	add("helpdesk.language", label(ctx, c.Language))
	if c.Urgent {
		add("helpdesk.urgent", strings.TrimSpace(i18n.T(ctx, "helpdesk.yes")+" "+c.UrgentReason))
	}
	add("helpdesk.note", c.Note)
	return out
}

// whoFacts are the lines about who was helped, as they were then.
func (p detailPage) whoFacts(ctx context.Context) ui.SummaryList {
	c := p.contact
	who := ui.SummaryRow{Key: i18n.T(ctx, "helpdesk.who"), Text: label(ctx, c.Kind)}
	if name := p.people[c.PersonID]; name != "" {
		who.Text = name
		if p.mayOpen {
			who.Actions = []ui.Link{{Text: i18n.T(ctx, "helpdesk.person.open"), URL: "/office/people/" + c.PersonID}}
		}
	}
	out := ui.SummaryList{who}
	for _, row := range []struct{ key, text string }{
		{"helpdesk.known_before", label(ctx, c.KnownBefore)}, {"helpdesk.age_band", label(ctx, c.AgeBand)}, {"helpdesk.gender", label(ctx, c.Gender)},
		{"helpdesk.municipality", p.town(c.NIS)}, {"helpdesk.status", label(ctx, c.Status)},
	} {
		if row.text != "" {
			out = append(out, ui.SummaryRow{Key: i18n.T(ctx, row.key), Text: row.text})
		}
	}
	return out
}

// questionFacts are the lines about one question.
func questionFacts(ctx context.Context, q helpdesk.Question) ui.SummaryList {
	var materials []string
	for _, m := range q.Materials {
		materials = append(materials, label(ctx, m))
	}
	var out ui.SummaryList
	for _, row := range []struct{ key, text string }{
		{"helpdesk.theme", label(ctx, q.Theme)}, {"helpdesk.admin_theme", label(ctx, q.AdminTheme)}, {"helpdesk.service", label(ctx, q.Service)},
		{"helpdesk.service_other", q.ServiceOther}, {"helpdesk.outcome", label(ctx, q.Outcome)}, {"helpdesk.referred_to", label(ctx, q.ReferredTo)},
		{"helpdesk.referred_name", q.ReferredName}, {"helpdesk.material", strings.Join(materials, ", ")},
	} {
		if row.text != "" {
			out = append(out, ui.SummaryRow{Key: i18n.T(ctx, row.key), Text: row.text})
		}
	}
	return out
}

// history tells what happened to the contact, the newest first.
func (p detailPage) history(ctx context.Context) ui.Timeline {
	var out ui.Timeline
	for _, v := range p.versions {
		title := i18n.T(ctx, "helpdesk.history.logged")
		switch {
		case v.State == helpdesk.Withdrawn:
			title = i18n.T(ctx, "helpdesk.history.withdrawn")
		case v.Version > 1:
			title = i18n.T(ctx, "helpdesk.history.corrected")
		}
		out = append(out, ui.Event{Title: title, When: moment(ctx, v.WrittenAt), Instant: v.WrittenAt.Format(time.RFC3339), By: p.helpers[v.WrittenBy], Content: version(v)})
	}
	return out
}
