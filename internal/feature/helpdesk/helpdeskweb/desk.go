package helpdeskweb

import (
	"net/http"
	"time"

	"digibank/internal/base/i18n"
	"digibank/internal/base/page"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// deskRows is how many of today's contacts and due follow-ups the desk shows.
const deskRows = 20

// deskPage is today's desk.
type deskPage struct {
	names
	saved    *helpdesk.Contact // just logged, can be undone
	contacts []helpdesk.Contact
	tasks    []helpdesk.FollowUp
	last     string // the last own contact, to repeat
	now      time.Time
	account  string
}

// today shows today's desk: one big button, what was done and what is due.
func (h *Handlers) today(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx, today := r.Context(), h.desk.Today()
	p := deskPage{now: h.desk.Now(), account: a.AccountID}
	contacts, err := h.desk.Glance(ctx, a, helpdesk.Filter{From: today, To: today}, page.Request{Limit: deskRows})
	if err != nil {
		return err
	}
	p.contacts = contacts.Items
	if p.names, err = h.namesFor(ctx, a, p.contacts); err != nil {
		return err
	}
	if a.Can(helpdesk.RightFollowUpRead) {
		tasks, err := h.desk.FollowUps(ctx, a, helpdesk.TaskFilter{OwnerID: a.AccountID, Until: today}, page.Request{Limit: deskRows})
		if err != nil {
			return err
		}
		p.tasks = tasks.Items
	}
	habits, err := h.desk.Habits(ctx, a)
	if err != nil {
		return err
	}
	p.last = habits.LastID
	if id := r.URL.Query().Get("saved"); id != "" {
		if c, err := h.desk.Get(ctx, a, id); err == nil && c.State == helpdesk.Kept {
			p.saved = &c
		}
	}
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "helpdesk.desk"), Active: "desk", Body: p.View()})
}
