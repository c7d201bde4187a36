package helpdeskweb

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/page"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/vocab"
)

// tasksPage is a list of follow-ups.
type tasksPage struct {
	view    string // mine, due, all, done
	tasks   []helpdesk.FollowUp
	next    string
	first   bool
	today   civil.Date
	helpers map[string]string
	mayAdd  bool
}

// views are the lists of follow-ups, in the order of their tabs.
func views() []string { return []string{"mine", "due", "all", "done"} }

// taskFilter is what a view shows.
func (h *Handlers) taskFilter(view string, a actor.Actor) helpdesk.TaskFilter {
	switch view {
	case "due":
		return helpdesk.TaskFilter{Until: h.desk.Today()}
	case "all":
		return helpdesk.TaskFilter{}
	case "done":
		return helpdesk.TaskFilter{State: helpdesk.TaskDone}
	}
	return helpdesk.TaskFilter{OwnerID: a.AccountID}
}

// tasks lists follow-ups: one's own, those due, all, or those that are done.
func (h *Handlers) tasks(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx, q := r.Context(), r.URL.Query()
	p := tasksPage{view: q.Get("view"), today: h.desk.Today(), first: q.Get("cursor") == "", mayAdd: a.Can(helpdesk.RightFollowUpWrite)}
	if p.view == "" {
		p.view = "mine"
	}
	req, err := page.Parse("", q.Get("cursor"), 2)
	if err != nil {
		return err
	}
	found, err := h.desk.FollowUps(ctx, a, h.taskFilter(p.view, a), req)
	if err != nil {
		return err
	}
	p.tasks, p.next = found.Items, found.Next
	n, err := h.namesFor(ctx, a, nil)
	if err != nil {
		return err
	}
	p.helpers = n.helpers
	return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "helpdesk.tasks"), Active: "followups", Body: p.View()})
}

func (p tasksPage) tabs(ctx context.Context) ui.TabLinks {
	t := ui.TabLinks{Label: i18n.T(ctx, "helpdesk.tasks")}
	for _, v := range views() {
		t.Items = append(t.Items, ui.Link{Text: i18n.T(ctx, "helpdesk.tasks.view."+v), URL: "/office/followups?view=" + v, Current: v == p.view})
	}
	return t
}

func (p tasksPage) pagination(ctx context.Context) ui.Pagination {
	out := ui.Pagination{Label: i18n.T(ctx, "helpdesk.tasks")}
	if !p.first {
		out.FirstURL = "/office/followups?view=" + url.QueryEscape(p.view)
	}
	if p.next != "" {
		out.NextURL = "/office/followups?" + url.Values{"view": {p.view}, "cursor": {p.next}}.Encode()
	}
	return out
}

// taskPage is one follow-up with what can be done about it.
type taskPage struct {
	form    *web.Form
	task    helpdesk.FollowUp
	tries   []helpdesk.Attempt
	names   names
	today   civil.Date
	mayEdit bool
	person  string
}

// task shows one follow-up.
func (h *Handlers) task(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.showTask(w, r, a, web.NewForm(), http.StatusOK)
}

func (h *Handlers) showTask(w http.ResponseWriter, r *http.Request, a actor.Actor, f *web.Form, status int) error {
	ctx := r.Context()
	p := taskPage{form: f, today: h.desk.Today(), mayEdit: a.Can(helpdesk.RightFollowUpWrite)}
	var err error
	if p.task, p.tries, err = h.desk.FollowUp(ctx, a, r.PathValue("id")); err != nil {
		return err
	}
	about := helpdesk.Contact{Facts: helpdesk.Facts{PersonID: p.task.PersonID}, PlaceID: p.task.PlaceID, PlaceNIS: p.task.PlaceNIS, PartnerID: p.task.PartnerID}
	if p.names, err = h.namesFor(ctx, a, []helpdesk.Contact{about}); err != nil {
		return err
	}
	p.person = p.names.people[p.task.PersonID]
	return h.frame.Show(w, r, a, frame.Page{Title: label(ctx, p.task.Kind), Active: "followups", Status: status, Back: "/office/followups", Body: p.View()})
}

// changeTask reads a form, does something with it and goes back to the list.
func (h *Handlers) changeTask(w http.ResponseWriter, r *http.Request, a actor.Actor, done string, do func(f *web.Form, version int64) error) error {
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	version, _ := strconv.ParseInt(f.Get("version"), 10, 64)
	if err := do(f, version); err != nil {
		if f.Rejected(err) {
			return h.showTask(w, r, a, f, http.StatusUnprocessableEntity)
		}
		return err
	}
	return h.frame.Done(w, r, "/office/followups", done)
}

// endTask finishes or cancels a follow-up.
func (h *Handlers) endTask(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.changeTask(w, r, a, "helpdesk.task.ended", func(f *web.Form, version int64) error {
		return h.desk.EndFollowUp(r.Context(), a, helpdesk.EndFollowUp{
			ID: r.PathValue("id"), Version: version, Cancel: f.Get("do") == "cancel", Outcome: helpdesk.TaskOutcome(f.Get("outcome")),
		})
	})
}

// tryTask notes a try.
func (h *Handlers) tryTask(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.changeTask(w, r, a, "helpdesk.task.tried", func(f *web.Form, version int64) error {
		return h.desk.TryFollowUp(r.Context(), a, helpdesk.TryFollowUp{
			ID: r.PathValue("id"), Version: version, Channel: vocab.Channel(f.Get("channel")), Result: helpdesk.AttemptResult(f.Get("result")),
		})
	})
}

// moveTask gives a follow-up another day or owner.
func (h *Handlers) moveTask(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	return h.changeTask(w, r, a, "helpdesk.task.moved", func(f *web.Form, version int64) error {
		in := &reading{form: f, now: h.desk.Now()}
		due := in.day("due", f.Get("due"))
		if err := in.check.Err(); err != nil {
			return err
		}
		return h.desk.MoveFollowUp(r.Context(), a, helpdesk.MoveFollowUp{ID: r.PathValue("id"), Version: version, Due: due, OwnerID: f.Get("owner")})
	})
}
