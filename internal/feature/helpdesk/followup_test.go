package helpdesk_test

import (
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/page"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
)

func (h *desk) task(t testing.TB, a actor.Actor, days int, owner string) helpdesk.FollowUp {
	t.Helper()
	f, err := h.AddFollowUp(t.Context(), a, helpdesk.AddFollowUp{ClientID: h.ids.New(), PlaceID: library, NewFollowUp: helpdesk.NewFollowUp{Due: today().AddDays(days), OwnerID: owner, Note: "bel terug"}})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAFollowUpFromStartToEnd(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		f := h.task(t, h.an(), -1, "")
		if !f.Overdue(today()) || f.Overdue(today().AddDays(-1)) {
			t.Error("overdue is not what the due day says")
		}
		try := helpdesk.TryFollowUp{ID: f.ID, Version: 1, Channel: "phone", Result: helpdesk.AttemptNotReached}
		if err := h.TryFollowUp(t.Context(), h.an(), try); err != nil {
			t.Fatal(err)
		}
		refused(t, h.TryFollowUp(t.Context(), h.an(), try), errs.Stale, "", "")
		if err := h.MoveFollowUp(t.Context(), h.an(), helpdesk.MoveFollowUp{ID: f.ID, Version: 2, Due: today().AddDays(2), OwnerID: "bert"}); err != nil {
			t.Fatal(err)
		}
		refused(t, h.MoveFollowUp(t.Context(), h.an(), helpdesk.MoveFollowUp{ID: f.ID, Version: 3, Due: today(), OwnerID: "oud"}), errs.Invalid, "owner", "choose")
		refused(t, h.EndFollowUp(t.Context(), h.an(), helpdesk.EndFollowUp{ID: f.ID, Version: 3}), errs.Invalid, "outcome", "choose")
		if err := h.EndFollowUp(t.Context(), h.bert(), helpdesk.EndFollowUp{ID: f.ID, Version: 3, Outcome: helpdesk.TaskHelped}); err != nil {
			t.Fatal("the new owner may finish it:", err)
		}
		refused(t, h.EndFollowUp(t.Context(), h.an(), helpdesk.EndFollowUp{ID: f.ID, Version: 4, Cancel: true}), errs.Conflict, "", "")
		got, tries, err := h.FollowUp(t.Context(), h.an(), f.ID)
		if err != nil || got.State != helpdesk.TaskDone || got.Outcome != helpdesk.TaskHelped || got.Attempts != 1 || got.Note != "bel terug" || len(tries) != 1 || tries[0].Channel != "phone" {
			t.Errorf("%+v %+v %v", got, tries, err)
		}
		if h.number(t, `SELECT count(*) FROM followup WHERE note LIKE '%bel%'`) != 0 {
			t.Error("the note stands open in the database")
		}
	})
}

func TestFollowUpsAreMineDueAndWithinMyLimits(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		for days := -3; days < 5; days++ {
			h.task(t, h.an(), days, "")
		}
		forBert := h.task(t, h.lea(), 0, "bert")
		for name, c := range map[string]struct {
			who    actor.Actor
			filter helpdesk.TaskFilter
			want   int
		}{
			"all at my place":    {h.an(), helpdesk.TaskFilter{}, 9},
			"mine":               {h.an(), helpdesk.TaskFilter{OwnerID: "an"}, 8},
			"mine until today":   {h.an(), helpdesk.TaskFilter{OwnerID: "an", Until: today()}, 4},
			"given to me":        {h.bert(), helpdesk.TaskFilter{}, 1},
			"done":               {h.an(), helpdesk.TaskFilter{State: helpdesk.TaskDone}, 0},
			"elsewhere":          {h.as("lea", actor.Lead, grantAt(damme)), helpdesk.TaskFilter{}, 0},
			"the other digibank": {h.stranger(), helpdesk.TaskFilter{}, 0},
		} {
			p, err := h.FollowUps(t.Context(), c.who, c.filter, page.Request{Limit: 50})
			if err != nil || len(p.Items) != c.want {
				t.Errorf("%s: %d follow-ups, %v, want %d", name, len(p.Items), err, c.want)
			}
		}
		_, _, err := h.FollowUp(t.Context(), h.as("lea", actor.Lead, grantAt(damme)), forBert.ID)
		refused(t, err, errs.Forbidden, "", "")
		_, _, err = h.FollowUp(t.Context(), h.stranger(), forBert.ID)
		refused(t, err, errs.NotFound, "", "")
	})
}

func TestAFollowUpSentTwiceIsOne(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		r := h.log(t, h.an(), h.visit())
		f := helpdesk.AddFollowUp{ClientID: "once", ContactID: r.ID, NewFollowUp: helpdesk.NewFollowUp{Due: today()}}
		first, err := h.AddFollowUp(t.Context(), h.an(), f)
		if err != nil {
			t.Fatal(err)
		}
		again, err := h.AddFollowUp(t.Context(), h.an(), f)
		if err != nil || again.ID != first.ID || h.number(t, `SELECT count(*) FROM followup`) != 1 {
			t.Errorf("second %v, %v", again, err)
		}
		f.ClientID, f.Note = "other", "93.05.18-223.61"
		_, err = h.AddFollowUp(t.Context(), h.an(), f)
		refused(t, err, errs.Invalid, "note", "forbidden-digits")
		f.ContactID, f.Note = "nothing", ""
		_, err = h.AddFollowUp(t.Context(), h.an(), f)
		refused(t, err, errs.NotFound, "", "")
	})
}
