package helpdesk_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/page"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/vocab"
)

// history logs a varied month of contacts at both places.
func (h *desk) history(t testing.TB) (mia string, all []helpdesk.Contact) {
	t.Helper()
	mia = h.meet(t, "Mia", "Peeters", 1950)
	themes, outcomes := vocab.Themes(), vocab.Outcomes()
	for i := range 60 {
		l := h.visit()
		l.At = noon.Add(-time.Duration(i/3) * 7 * time.Hour) // three at each moment
		l.PlaceID = []string{library, sociaal}[i%2]
		l.Channel = vocab.Channels()[i%5]
		l.Urgent = i%7 == 0
		l.Objective = vocab.Objectives()[i%3]
		l.Who = []helpdesk.Who{{PersonID: mia}, {KnownBefore: "no", NIS: damme}, {Pseudonym: pseudonym()}}[i%3]
		l.Questions = []helpdesk.Question{{Theme: themes[i%18], Service: []vocab.ServiceCode{"", "itsme", "vdab"}[i%3], Outcome: outcomes[i%9]}, {Theme: "email", Outcome: "solved"}}[:1+i%2]
		if i%10 == 0 {
			l.FollowUp = &helpdesk.NewFollowUp{Due: today()}
		}
		who := map[string]actor.Actor{library: h.an(), sociaal: h.bert()}[l.PlaceID]
		c := h.get(t, h.log(t, who, l).ID)
		all = append(all, c)
	}
	return mia, all
}

func TestFiltersCombineAndMeanWhatTheySay(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		_, all := h.history(t)
		asks := func(c helpdesk.Contact, match func(helpdesk.Question) bool) bool {
			return slices.ContainsFunc(c.Questions, match)
		}
		for name, f := range map[string]struct {
			filter helpdesk.Filter
			want   func(c helpdesk.Contact) bool
		}{
			"all":          {helpdesk.Filter{}, func(helpdesk.Contact) bool { return true }},
			"place":        {helpdesk.Filter{Places: []string{library}}, func(c helpdesk.Contact) bool { return c.PlaceID == library }},
			"places":       {helpdesk.Filter{Places: []string{library, sociaal}}, func(helpdesk.Contact) bool { return true }},
			"municipality": {helpdesk.Filter{Municipality: damme}, func(c helpdesk.Contact) bool { return c.PlaceNIS == damme }},
			"residence":    {helpdesk.Filter{Residence: damme}, func(c helpdesk.Contact) bool { return c.NIS == damme }},
			"helper":       {helpdesk.Filter{Helper: "bert"}, func(c helpdesk.Contact) bool { return c.HelperID == "bert" }},
			"theme": {helpdesk.Filter{Theme: "email"}, func(c helpdesk.Contact) bool {
				return asks(c, func(q helpdesk.Question) bool { return q.Theme == "email" })
			}},
			"service": {helpdesk.Filter{Service: "itsme"}, func(c helpdesk.Contact) bool {
				return asks(c, func(q helpdesk.Question) bool { return q.Service == "itsme" })
			}},
			"outcome": {helpdesk.Filter{Outcome: "solved"}, func(c helpdesk.Contact) bool {
				return asks(c, func(q helpdesk.Question) bool { return q.Outcome == "solved" })
			}},
			"channel":   {helpdesk.Filter{Channel: "phone"}, func(c helpdesk.Contact) bool { return c.Channel == "phone" }},
			"anonymous": {helpdesk.Filter{Who: "anonymous"}, func(c helpdesk.Contact) bool { return c.Kind == "anonymous" }},
			"objective": {helpdesk.Filter{Objective: "skills"}, func(c helpdesk.Contact) bool { return c.Objective == "skills" }},
			"urgent":    {helpdesk.Filter{Urgent: true}, func(c helpdesk.Contact) bool { return c.Urgent }},
			"three together": {helpdesk.Filter{Places: []string{library}, Outcome: "solved", From: today().AddDays(-3)}, func(c helpdesk.Contact) bool {
				return c.PlaceID == library && !c.Day().Before(today().AddDays(-3)) && asks(c, func(q helpdesk.Question) bool { return q.Outcome == "solved" })
			}},
			"one day": {helpdesk.Filter{From: today(), To: today()}, func(c helpdesk.Contact) bool { return c.Day() == today() }},
			"since":   {helpdesk.Filter{UpdatedSince: noon.Add(time.Hour)}, func(helpdesk.Contact) bool { return false }},
		} {
			var want, got []string
			for _, c := range all {
				if f.want(c) {
					want = append(want, c.ID)
				}
			}
			list := h.list(t, h.cor(), f.filter)
			for _, c := range list {
				got = append(got, c.ID)
			}
			slices.Sort(want)
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
			if n, err := h.Count(t.Context(), h.cor(), f.filter); err != nil || n != len(want) {
				t.Errorf("%s: count %d, %v; the list has %d", name, n, err, len(want)) // D43
			}
		}
		if n := len(h.list(t, h.cor(), helpdesk.Filter{FollowUpOpen: true})); n != 6 {
			t.Errorf("%d contacts with an open follow-up, want 6", n)
		}
	})
}

// D45: many contacts of one moment; no page loses or repeats one.
func TestPagesLoseNothing(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		_, all := h.history(t)
		for _, f := range []helpdesk.Filter{{}, {Places: []string{library}}} {
			seen, cursor, last := map[string]bool{}, "", afterAll()
			for {
				req, err := page.Parse("7", cursor, 2)
				if err != nil {
					t.Fatal(err)
				}
				p, err := h.List(t.Context(), h.cor(), f, req)
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range p.Items {
					if seen[c.ID] || c.At.After(last) {
						t.Errorf("%s twice or out of order", c.ID)
					}
					seen[c.ID], last = true, c.At
				}
				h.log(t, h.an(), h.visit()) // others go on working
				if cursor = p.Next; cursor == "" {
					break
				}
			}
			want := 0
			for _, c := range all {
				if len(f.Places) == 0 || c.PlaceID == library {
					want++
					if !seen[c.ID] {
						t.Errorf("%s is on no page", c.ID)
					}
				}
			}
		}
	})
}

func afterAll() time.Time { return noon.AddDate(1, 0, 0) }

func TestEverybodySeesTheirOwnPart(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.history(t)
		for name, c := range map[string]struct {
			who  actor.Actor
			want int
		}{
			"helper": {h.an(), 30}, "other helper": {h.bert(), 30}, "lead": {h.lea(), 30}, "coordinator": {h.cor(), 60},
			"auditor":             {h.as("aud", actor.Auditor, actor.Grant{}), 60},
			"lead of two":         {actor.Actor{TenantID: h.tenant, AccountID: "x", Grants: append(h.an().Grants, h.bert().Grants...)}, 60},
			"partner coordinator": {h.as("par", actor.Coordinator, actor.Grant{Partner: "partner-b"}), 30},
		} {
			list := h.list(t, c.who, helpdesk.Filter{})
			if len(list) != c.want {
				t.Errorf("%s sees %d contacts, want %d", name, len(list), c.want)
			}
		}
		for _, role := range []actor.Role{actor.Trainer, actor.Technician, actor.Observer, actor.Finance, actor.Admin} {
			_, err := h.List(t.Context(), h.as("x", role, actor.Grant{}), helpdesk.Filter{}, page.Request{Limit: 10})
			refused(t, err, errs.Forbidden, "", "")
		}
	})
}

func TestAnAuditorSeesNoNamesAndNoNotes(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	l := h.visit()
	l.Who.PersonID, l.Note, l.Urgent, l.UrgentReason = h.meet(t, "Mia", "Peeters", 1950), "geheim", true, "schulden"
	r := h.log(t, h.an(), l)
	aud := h.as("aud", actor.Auditor, actor.Grant{})
	c, err := h.Get(t.Context(), aud, r.ID)
	if err != nil || c.Note != "" || c.UrgentReason != "" || !c.HasNote {
		t.Errorf("the auditor reads %q and %q, %v", c.Note, c.UrgentReason, err)
	}
	list := h.list(t, aud, helpdesk.Filter{})
	if names, err := h.Names(t.Context(), aud, list); err != nil || len(names) != 0 {
		t.Errorf("the auditor sees names %v, %v", names, err)
	}
	if names, _ := h.Names(t.Context(), h.cor(), list); names[l.Who.PersonID] != "Mia Peeters" {
		t.Errorf("the coordinator sees names %v", names)
	}
	if n := h.number(t, `SELECT count(*) FROM audit_entry WHERE action = 'contact.read' AND person_id = $1`, l.Who.PersonID); n != 1 {
		t.Errorf("%d reads in the trail, want the auditor's", n)
	}
}

func TestAListTakesOneStatementHoweverLong(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.history(t)
		ctx, n := db.WithCounter(t.Context())
		p, err := h.List(ctx, h.cor(), helpdesk.Filter{Theme: "email", Outcome: "solved", Places: []string{sociaal}}, page.Request{Limit: 50})
		if err != nil || len(p.Items) == 0 || n.Load() != 1 {
			t.Errorf("%d rows in %d statements, %v", len(p.Items), n.Load(), err)
		}
		if err := h.WithQuestions(ctx, h.cor(), p.Items); err != nil || n.Load() != 2 || p.Items[0].Questions[0].Outcome == "" {
			t.Errorf("questions in %d statements, %v", n.Load()-1, err)
		}
	})
}

func TestAWrongFilterIsNamed(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	for field, f := range map[string]helpdesk.Filter{
		"theme": {Theme: "%"}, "service": {Service: "'"}, "outcome": {Outcome: "x"}, "channel": {Channel: "x"}, "who": {Who: "x"}, "objective": {Objective: "x"},
	} {
		_, err := h.List(t.Context(), h.cor(), f, page.Request{Limit: 10})
		refused(t, err, errs.Invalid, field, "choose")
	}
	_, err := h.List(t.Context(), h.cor(), helpdesk.Filter{From: today(), To: today().AddDays(-1)}, page.Request{Limit: 10})
	refused(t, err, errs.Invalid, "to", "contact-span")
}

func TestHabitsAreOnesOwn(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		empty, err := h.Habits(t.Context(), h.an())
		if diff := cmp.Diff(helpdesk.Habits{Minutes: []int{15, 30, 45, 60, 90, 120}, Themes: empty.Themes}, empty); diff != "" || err != nil {
			t.Error(diff, err)
		}
		for _, m := range []int{25, 25, 25, 10, 10, 40} {
			l := h.visit()
			l.Minutes, l.Questions[0].Theme = m, "health"
			h.log(t, h.an(), l)
			h.clock.Advance(time.Minute)
		}
		l := h.visit()
		l.PlaceID, l.Minutes = sociaal, 99
		h.log(t, h.bert(), l)
		got, err := h.Habits(t.Context(), h.an())
		last := h.list(t, h.an(), helpdesk.Filter{})[0].ID
		want := helpdesk.Habits{LastID: last, PlaceID: library, Channel: "onsite", Minutes: []int{10, 15, 25, 30, 40, 45}, Themes: []vocab.Theme{"health"}}
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Error(diff, err)
		}
	})
}

func TestTheTimelineShowsAllFilesOfAPerson(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		mia, all := h.history(t)
		ctx, n := db.WithCounter(t.Context())
		items, err := h.Timeline(ctx, h.db, h.tenant, []string{mia, "merged"}, noon.Add(time.Minute), 5)
		if err != nil || len(items) != 5 || n.Load() != 1 {
			t.Fatalf("%d items in %d statements, %v", len(items), n.Load(), err)
		}
		if items[0].Path != "/office/contacts/"+items[0].ID || items[0].Icon == "" || items[0].By == "" || items[0].At.Before(items[4].At) {
			t.Errorf("first item %+v", items[0])
		}
		if items, _ = h.Timeline(ctx, h.db, h.other, []string{mia}, afterAll(), 5); len(items) != 0 {
			t.Error("another digibank sees the timeline")
		}
		if all[0].PersonID != mia {
			t.Error("the history is not Mia's")
		}
	})
}

// D35: the day of a contact is civil time, also when the clocks change.
func TestADayIsACivilDay(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	h.clock.Set(time.Date(2026, 4, 10, 12, 0, 0, 0, time.UTC))
	for _, at := range []time.Time{
		time.Date(2026, 3, 28, 22, 59, 0, 0, time.UTC), // 28 March, 23.59
		time.Date(2026, 3, 28, 23, 0, 0, 0, time.UTC),  // 29 March, 0.00: 23 hours long
		time.Date(2026, 3, 29, 21, 59, 0, 0, time.UTC), // 29 March, 23.59
		time.Date(2026, 3, 29, 22, 0, 0, 0, time.UTC),  // 30 March, 0.00
	} {
		l := h.visit()
		l.At = at
		h.log(t, h.an(), l)
	}
	day := civil.MustDate(2026, 3, 29)
	if n := len(h.list(t, h.an(), helpdesk.Filter{From: day, To: day})); n != 2 {
		t.Errorf("%d contacts on the day the clocks change, want 2", n)
	}
}

// Whatever the filter, the list and its quick form show the same contacts.
func TestAGlanceShowsTheSameContactsAsTheList(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.history(t)
		for _, f := range []helpdesk.Filter{
			{}, {Places: []string{library}}, {Places: []string{library}, Theme: "email"}, {Places: []string{library}, Channel: vocab.ChannelPhone},
			{Places: []string{sociaal}, Helper: h.bert().AccountID}, {Places: []string{library}, Theme: "email", Outcome: "solved"}, {Places: []string{library}, Urgent: true},
			{Places: []string{library}, From: today().AddDays(-3), To: today().AddDays(-1)}, {Places: []string{library, sociaal}, Withdrawn: true},
		} {
			for _, who := range []actor.Actor{h.cor(), h.an()} {
				req := page.Request{Limit: 7}
				full, err := h.List(t.Context(), who, f, req)
				if err != nil {
					t.Fatal(err)
				}
				quick, err := h.Glance(t.Context(), who, f, req)
				if err != nil || quick.Next != full.Next || len(quick.Items) != len(full.Items) {
					t.Fatalf("%+v: %d at a glance, %d in the list, %v", f, len(quick.Items), len(full.Items), err)
				}
				for i, c := range full.Items {
					q := quick.Items[i]
					if q.ID != c.ID || !q.At.Equal(c.At) || q.Minutes != c.Minutes || q.PlaceID != c.PlaceID || q.HelperID != c.HelperID || q.PersonID != c.PersonID || !cmp.Equal(q.Questions, c.Questions) {
						t.Errorf("%+v: at a glance %+v, in the list %+v", f, q, c)
					}
				}
			}
		}
	})
}
