package helpdeskweb_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/db"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
)

func TestEveryPageHasItsWordsInThreeLanguages(t *testing.T) {
	t.Parallel()
	o := setup(t)
	f := o.quick()
	f.Set("task", "tomorrow")
	f.Set("urgent", "yes")
	f.Set("note", "notitie")
	o.post(o.an(), "/office/desk/new", f)
	c := o.contacts()[0]
	tasks, err := o.desk.FollowUpsOf(t.Context(), o.cor(), c.ID)
	if err != nil {
		t.Fatal(err)
	}
	pages := []string{
		"/office/desk?saved=" + c.ID, "/office/desk/new", "/office/contacts", "/office/contacts?theme=email&place=" + o.library + "&from=1/3&urgent=yes", "/office/contacts?theme=parenting",
		"/office/contacts/print", "/office/contacts/" + c.ID, "/office/contacts/" + c.ID + "/correct", "/office/contacts/" + c.ID + "/withdraw",
		"/office/followups", "/office/followups?view=due", "/office/followups?view=all", "/office/followups?view=done", "/office/followups/new", "/office/followups/" + tasks[0].ID,
	}
	for _, lang := range []string{"nl", "fr", "en"} {
		for _, path := range pages {
			got := o.ask(o.cor(), lang, http.MethodGet, path, nil)
			if got.status != http.StatusOK {
				t.Errorf("%s %s: status %d: %s", lang, path, got.status, got.body)
			}
			if n := strings.Count(got.body, "<h1"); n != 1 {
				t.Errorf("%s %s: %d headings of level 1", lang, path, n)
			}
			checkIDs(t, path, got.body)
		}
	}
}

// checkIDs: ids are unique, and every label and description has its target.
func checkIDs(t *testing.T, path, body string) {
	t.Helper()
	seen := map[string]bool{}
	for _, part := range strings.Split(body, ` id="`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if seen[id] {
			t.Errorf("%s: id %s occurs twice", path, id)
		}
		seen[id] = true
	}
	for _, mark := range []string{` for="`, ` aria-describedby="`, ` hx-target="#`} {
		for _, part := range strings.Split(body, mark)[1:] {
			ids, _, _ := strings.Cut(part, `"`)
			for id := range strings.FieldsSeq(ids) {
				if !seen[id] {
					t.Errorf("%s: %s%s leads nowhere", path, mark, id)
				}
			}
		}
	}
}

func TestTheListNarrowsByItsAddress(t *testing.T) {
	t.Parallel()
	o := setup(t)
	for _, theme := range []string{"email", "health", "health"} {
		f := o.quick()
		f.Set("questions[0].theme", theme)
		o.post(o.an(), "/office/desk/new", f)
		o.clock.Advance(time.Minute)
	}
	got := o.get(o.cor(), "/office/contacts?theme=health&outcome=solved&place="+o.library)
	o.sees(got, "2 contacten", "Thema: Gezondheid online", "Afloop: Opgelost", "Digipunt: Bibliotheek Brugge", `href="/office/contacts?outcome=solved&amp;place=`)
	if got := o.get(o.cor(), "/office/contacts?theme=bitcoin&from=ooit"); got.status != http.StatusUnprocessableEntity {
		t.Errorf("a wrong filter: status %d", got.status)
	}
	if got := o.get(o.cor(), "/office/contacts?cursor=x"); got.status != http.StatusUnprocessableEntity {
		t.Errorf("a wrong cursor: status %d", got.status)
	}
}

func TestAListTakesAFixedNumberOfStatements(t *testing.T) {
	t.Parallel()
	o := setup(t)
	count := func() int64 {
		t.Helper()
		ctx, n := db.WithCounter(t.Context())
		sub := *o
		sub.t = t
		got := sub.askWith(ctx, o.cor(), "/office/contacts?theme=email&outcome=solved&place="+o.library)
		if got.status != http.StatusOK {
			t.Fatalf("status %d", got.status)
		}
		return n.Load()
	}
	o.post(o.an(), "/office/desk/new", o.quick())
	few := count()
	for range 30 {
		o.post(o.an(), "/office/desk/new", o.quick())
	}
	if many := count(); many != few || many > 4 {
		t.Errorf("%d statements for 1 contact, %d for 31", few, many)
	}
}

func TestAnExportIsOfferedToWhoMay(t *testing.T) {
	t.Parallel()
	o := setup(t)
	f := o.quick()
	f.Set("questions[0].referred_to", "other")
	f.Set("questions[0].referred_name", "=HYPERLINK(1)")
	o.post(o.an(), "/office/desk/new", f)
	if got := o.get(o.an(), "/office/contacts"); strings.Contains(got.body, "export.csv") {
		t.Error("a helper is offered an export")
	}
	if got := o.get(o.an(), "/office/contacts/export.csv"); got.status != http.StatusForbidden {
		t.Errorf("a helper exports: status %d", got.status)
	}
	csv := o.get(o.cor(), "/office/contacts/export.csv?theme=email")
	if !strings.HasPrefix(csv.header.Get("Content-Type"), "text/csv") || !strings.Contains(csv.header.Get("Content-Disposition"), "contacten-2026-03-18.csv") {
		t.Errorf("headers %v", csv.header)
	}
	lines := strings.Split(strings.TrimSpace(csv.body), "\r\n")
	if len(lines) != 2 || strings.Count(lines[0], ";") != strings.Count(lines[1], ";") || !strings.Contains(lines[1], "2026-03-18;12:00;15;Op het punt;Bibliotheek Brugge;Brugge") {
		t.Errorf("csv:\n%s", csv.body)
	}
	if empty := o.get(o.cor(), "/office/contacts/export.csv?theme=ai"); len(strings.Split(strings.TrimSpace(empty.body), "\r\n")) != 1 {
		t.Errorf("an empty export: %s", empty.body)
	}
	if xlsx := o.get(o.cor(), "/office/contacts/export.xlsx"); !strings.HasPrefix(xlsx.body, "PK") {
		t.Error("the spreadsheet is no spreadsheet")
	}
	if odd := o.get(o.cor(), "/office/contacts/export.csv?theme=x"); odd.status != http.StatusSeeOther {
		t.Errorf("a wrong filter: status %d", odd.status)
	}
}

func TestACorrectionByForm(t *testing.T) {
	t.Parallel()
	o := setup(t)
	o.post(o.an(), "/office/desk/new", o.quick())
	c := o.contacts()[0]
	path := "/office/contacts/" + c.ID + "/correct"
	f := o.get(o.an(), path).filled()
	if f.Get("who") != "keep" || f.Get("version") != "1" || f.Get("at") != "18/03/2026" {
		t.Fatalf("the form holds %v", f)
	}
	f.Set("minutes_free", "45")
	f.Set("do", "save")
	if got := o.post(o.an(), path, f); got.status != http.StatusSeeOther {
		t.Fatalf("status %d: %s", got.status, got.body)
	}
	if c := o.contacts()[0]; c.Version != 2 || c.Minutes != 45 || !c.At.Equal(noon) || c.Kind != "anonymous" {
		t.Errorf("corrected to %+v", c)
	}
	if got := o.post(o.an(), path, f); got.status != http.StatusPreconditionFailed {
		t.Errorf("an old form: status %d", got.status)
	}
	o.sees(o.get(o.an(), "/office/contacts/"+c.ID), "Verbeterd", "Genoteerd", "45 min", "15 min")
	o.clock.Advance(time.Hour)
	f.Set("version", "2")
	got := o.post(o.an(), path, f)
	if got.status != http.StatusUnprocessableEntity {
		t.Errorf("without a reason after an hour: status %d", got.status)
	}
	o.sees(got, `href="#reason"`)
}

func TestAnAuditorReadsButChangesNothing(t *testing.T) {
	t.Parallel()
	o := setup(t)
	f := o.quick()
	f.Set("note", "alleen voor ons")
	o.post(o.an(), "/office/desk/new", f)
	c := o.contacts()[0]
	aud := o.as("aud", actor.Auditor, actor.Grant{})
	got := o.get(aud, "/office/contacts/"+c.ID)
	if got.status != http.StatusOK || strings.Contains(got.body, "alleen voor ons") || strings.Contains(got.body, "/correct") {
		t.Errorf("status %d: the auditor sees the note or a button", got.status)
	}
	if got := o.get(aud, "/office/desk/new"); got.status != http.StatusForbidden {
		t.Errorf("the auditor may log: status %d", got.status)
	}
}

func TestAFollowUpByForm(t *testing.T) {
	t.Parallel()
	o := setup(t)
	f := o.get(o.an(), "/office/followups/new").filled()
	f.Set("due", "gisteren")
	f.Set("place", o.library)
	f.Set("note", "bel Mia")
	if got := o.post(o.an(), "/office/followups/new", f); got.status != http.StatusSeeOther {
		t.Fatalf("status %d: %s", got.status, got.body)
	}
	o.post(o.an(), "/office/followups/new", f)
	list := o.get(o.an(), "/office/followups")
	o.sees(list, "Te laat", "bel Mia")
	if strings.Count(list.body, "bel Mia") != 1 {
		t.Error("sent twice, there are two")
	}
	_, after, _ := strings.Cut(list.body, `href="/office/followups/0`)
	id, _, _ := strings.Cut("0"+after, `"`)
	path := "/office/followups/" + id
	for _, step := range []struct {
		action string
		form   url.Values
		status int
	}{
		{"/try", url.Values{"version": {"1"}}, http.StatusUnprocessableEntity},
		{"/try", url.Values{"version": {"1"}, "result": {string(helpdesk.AttemptNotReached)}}, http.StatusSeeOther},
		{"/move", url.Values{"version": {"2"}, "due": {"ooit"}}, http.StatusUnprocessableEntity},
		{"/move", url.Values{"version": {"2"}, "due": {"morgen"}}, http.StatusSeeOther},
		{"/end", url.Values{"version": {"3"}}, http.StatusUnprocessableEntity},
		{"/end", url.Values{"version": {"3"}, "outcome": {"helped"}}, http.StatusSeeOther},
		{"/end", url.Values{"version": {"4"}, "do": {"cancel"}}, http.StatusConflict},
	} {
		if got := o.post(o.an(), path+step.action, step.form); got.status != step.status {
			t.Errorf("%s %v: status %d, want %d", step.action, step.form, got.status, step.status)
		}
	}
	o.sees(o.get(o.an(), path), "Niet bereikt", "Geholpen")
}
