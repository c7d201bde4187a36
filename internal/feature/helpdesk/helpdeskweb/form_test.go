package helpdeskweb_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/id"
	"digibank/internal/base/page"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/person"
)

// quick fills in the least: a theme, a duration, and that nobody is known.
func (o *office) quick() url.Values {
	f := o.get(o.an(), "/office/desk/new").filled()
	f.Set("questions[0].theme", "email")
	f.Set("minutes", "15")
	f.Set("who", "anonymous")
	f.Set("do", "save")
	return f
}

func (o *office) contacts() []helpdesk.Contact {
	o.t.Helper()
	p, err := o.desk.List(o.t.Context(), o.cor(), helpdesk.Filter{}, page.Request{Limit: 50})
	if err != nil {
		o.t.Fatal(err)
	}
	return p.Items
}

// Three clicks log a contact: theme, minutes, for whom. Place, helper, moment,
// channel and outcome are known.
func TestAContactInThreeClicks(t *testing.T) {
	t.Parallel()
	o := setup(t)
	got := o.post(o.an(), "/office/desk/new", o.quick())
	all := o.contacts()
	if got.status != http.StatusSeeOther || len(all) != 1 || got.to != "/office/desk?saved="+all[0].ID {
		t.Fatalf("status %d to %q, %d contacts: %s", got.status, got.to, len(all), got.body)
	}
	c := all[0]
	if c.PlaceID != o.library || c.HelperID != "an" || !c.At.Equal(noon) || c.Channel != "onsite" || c.Questions[0].Outcome != "solved" || c.Kind != "anonymous" {
		t.Errorf("logged %+v", c)
	}
	desk := o.get(o.an(), got.to)
	o.sees(desk, "Het contact is bewaard", "Maak ongedaan", "Nog een contact", "E-mail: Opgelost")
}

func TestSendingAFormTwiceIsHarmless(t *testing.T) {
	t.Parallel()
	o := setup(t)
	f := o.quick()
	first, second := o.post(o.an(), "/office/desk/new", f), o.post(o.an(), "/office/desk/new", f)
	if first.to != second.to || len(o.contacts()) != 1 {
		t.Errorf("first to %s, second to %s, %d contacts", first.to, second.to, len(o.contacts()))
	}
}

func TestUndoTakesOneClick(t *testing.T) {
	t.Parallel()
	o := setup(t)
	saved := o.post(o.an(), "/office/desk/new", o.quick())
	undo := o.contacts()[0]
	o.sees(o.get(o.an(), saved.to), `action="/office/contacts/`+undo.ID+`/withdraw"`)
	if got := o.post(o.an(), "/office/contacts/"+undo.ID+"/withdraw", url.Values{"version": {"1"}}); got.status != http.StatusSeeOther || len(o.contacts()) != 0 {
		t.Errorf("status %d, %d contacts left", got.status, len(o.contacts()))
	}
	o.post(o.an(), "/office/desk/new", o.quick())
	o.clock.Advance(helpdesk.Undo + time.Minute)
	late := o.contacts()[0]
	got := o.post(o.an(), "/office/contacts/"+late.ID+"/withdraw", url.Values{"version": {"1"}})
	if got.status != http.StatusUnprocessableEntity {
		t.Errorf("status %d without a reason after eleven minutes", got.status)
	}
	o.sees(got, "Schrijf kort waarom", `href="#reason"`)
}

// A form that is wrong comes back with everything that was typed.
func TestWhatWasTypedComesBack(t *testing.T) {
	t.Parallel()
	o := setup(t)
	f := o.quick()
	f.Set("minutes", "")
	f.Set("minutes_free", "heel lang")
	f.Set("at", "30 februari")
	f.Set("note", `N'Diaye <b>Şahin</b> "quote"`)
	f.Set("questions[0].service", "itsme")
	f.Set("task_due", "ooit")
	got := o.post(o.an(), "/office/desk/new", f)
	if got.status != http.StatusUnprocessableEntity || len(o.contacts()) != 0 {
		t.Errorf("status %d, %d contacts", got.status, len(o.contacts()))
	}
	o.sees(got, `href="#minutes"`, `href="#at"`, `href="#task_due"`, "heel lang", "30 februari", "&lt;b&gt;Şahin&lt;/b&gt;", "ooit")
	again := got.filled()
	for _, name := range []string{"client_id", "minutes_free", "at", "questions[0].theme", "questions[0].service", "who", "task_due"} {
		if again.Get(name) != f.Get(name) {
			t.Errorf("%s was %q and came back as %q", name, f.Get(name), again.Get(name))
		}
	}
}

func TestEveryFieldErrorPointsToAFieldOfTheForm(t *testing.T) {
	t.Parallel()
	o := setup(t)
	f := url.Values{"client_id": {"x"}, "who": {"pseudonym"}, "do": {"save"}, "n": {"2"}, "questions[1].theme": {"admin_procedures"}, "urgent": {"yes"}, "urgent_reason": {"pincode is 4821"}, "note": {"BE68 5390 0754 7034"}, "task": {"day"}}
	got := o.post(o.an(), "/office/desk/new", f)
	if got.status != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", got.status)
	}
	n := 0
	for _, part := range strings.Split(got.body, `href="#`)[1:] {
		target, _, _ := strings.Cut(part, `"`)
		if !strings.Contains(got.body, ` id="`+target+`"`) {
			t.Errorf("the error summary leads to #%s, which is not on the page", target)
		}
		n++
	}
	if n < 10 {
		t.Errorf("%d errors in the summary", n)
	}
	if strings.Contains(got.body, "4821\" ") && !strings.Contains(got.body, "urgent_reason") {
		t.Error("the refused text is shown elsewhere")
	}
}

// A second question without scripts: the button brings the form back.
func TestAddingAQuestionKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	o := setup(t)
	f := o.quick()
	f.Set("do", "add")
	f.Set("note", "blijft staan")
	got := o.post(o.an(), "/office/desk/new", f)
	if got.status != http.StatusOK || len(o.contacts()) != 0 {
		t.Fatalf("status %d, %d contacts", got.status, len(o.contacts()))
	}
	o.sees(got, "Vraag 2", "blijft staan")
	next := got.filled()
	if next.Get("n") != "2" || next.Get("questions[0].theme") != "email" || next.Get("questions[1].outcome") != "solved" {
		t.Errorf("form came back as %v", next)
	}
	next.Set("questions[1].theme", "health")
	next.Set("do", "save")
	if got := o.post(o.an(), "/office/desk/new", next); got.status != http.StatusSeeOther || len(o.contacts()[0].Questions) != 2 {
		t.Errorf("status %d: %s", got.status, got.body)
	}
}

// A block that was added but not used does not stand in the way; an error in a
// later one is shown at that one.
func TestAnUnusedQuestionIsLeftOut(t *testing.T) {
	t.Parallel()
	o := setup(t)
	f := o.quick()
	f.Set("n", "3")
	f.Set("questions[2].theme", "admin_procedures")
	f.Set("questions[2].outcome", "solved")
	got := o.post(o.an(), "/office/desk/new", f)
	o.sees(got, `href="#questions[2].admin_theme"`)
	f.Set("questions[2].admin_theme", "housing")
	if got := o.post(o.an(), "/office/desk/new", f); got.status != http.StatusSeeOther || len(o.contacts()[0].Questions) != 2 {
		t.Errorf("status %d: %s", got.status, got.body)
	}
}

func TestAKnownPersonIsSearchedOnTheForm(t *testing.T) {
	t.Parallel()
	o := setup(t)
	mia, _, err := o.people.Create(o.t.Context(), o.cor(), person.Create{ClientID: id.Random{}.New(), Searched: "mia", Identity: person.Identity{GivenName: "Mia", FamilyName: "N'Diaye", BirthYear: 1950, Postcode: "8000"}})
	if err != nil {
		t.Fatal(err)
	}
	f := o.quick()
	f.Set("who", "person")
	o.sees(o.post(o.an(), "/office/desk/new", f), "Zoek en kies de persoon", `href="#person"`)
	f.Set("do", "search")
	f.Set("person_search", "ndiaye mia")
	found := o.post(o.an(), "/office/desk/new", f)
	o.sees(found, "1950, 8000")
	next := found.filled()
	next.Set("person", mia.ID)
	next.Set("do", "save")
	if got := o.post(o.an(), "/office/desk/new", next); got.status != http.StatusSeeOther {
		t.Fatalf("status %d: %s", got.status, got.body)
	}
	c := o.contacts()[0]
	if c.PersonID != mia.ID || c.AgeBand != "70_plus" || c.NIS != brugge {
		t.Errorf("logged for %+v", c.Facts)
	}
	o.sees(o.get(o.an(), "/office/desk/new?person="+mia.ID), "N&#39;Diaye", `name="person" value="`+mia.ID+`"`)
	o.sees(o.get(o.an(), "/office/contacts"), "Mia N&#39;Diaye")
	f.Set("person_search", "niemand")
	o.sees(o.post(o.an(), "/office/desk/new", f), "Niemand gevonden")
}

func TestAPseudonymNeedsConsent(t *testing.T) {
	t.Parallel()
	o := setup(t)
	f := o.quick()
	for name, value := range map[string]string{"who": "pseudonym", "pseudonym_given": "Xy", "pseudonym_family": "Zw", "birth_year": "1961", "postcode": "8340"} {
		f.Set(name, value)
	}
	o.sees(o.post(o.an(), "/office/desk/new", f), `href="#consent"`)
	f.Set("consent", "yes")
	if got := o.post(o.an(), "/office/desk/new", f); got.status != http.StatusSeeOther {
		t.Fatalf("status %d: %s", got.status, got.body)
	}
	if c := o.contacts()[0]; c.Kind != helpdesk.ByPseudonym || c.NIS != damme {
		t.Errorf("logged %+v", c.Facts)
	}
}

func TestAFollowUpByChip(t *testing.T) {
	t.Parallel()
	o := setup(t)
	for when, due := range map[string]string{"tomorrow": "2026-03-19", "week": "2026-03-25"} {
		f := o.quick()
		f.Set("task", when)
		f.Set("task_owner", "bert")
		if got := o.post(o.an(), "/office/desk/new", f); got.status != http.StatusSeeOther {
			t.Fatalf("status %d: %s", got.status, got.body)
		}
		tasks, err := o.desk.FollowUpsOf(t.Context(), o.cor(), o.contacts()[0].ID)
		if err != nil || len(tasks) != 1 || tasks[0].Due.String() != due || tasks[0].OwnerID != "bert" {
			t.Errorf("%s: %+v, %v", when, tasks, err)
		}
		o.clock.Advance(time.Minute)
	}
}

func TestTheFormOffersOnesOwnHabits(t *testing.T) {
	t.Parallel()
	o := setup(t)
	f := o.quick()
	f.Set("minutes_free", "1u25")
	f.Set("questions[0].theme", "parenting")
	f.Set("channel", "phone")
	o.post(o.an(), "/office/desk/new", f)
	next := o.get(o.an(), "/office/desk/new")
	near, _, _ := strings.Cut(next.body, "Toon alle thema")
	if !strings.Contains(near, `value="parenting"`) || !strings.Contains(next.body, "1 uur 25 min") || next.filled().Get("channel") != "phone" {
		t.Error("the form forgot what was chosen last")
	}
	copied := o.get(o.an(), "/office/desk/new?copy="+o.contacts()[0].ID).filled()
	if copied.Get("questions[0].theme") != "parenting" || copied.Get("minutes") != "85" || copied.Get("client_id") == f.Get("client_id") {
		t.Errorf("the copy holds %v", copied)
	}
}

func TestAnotherThemeBringsItsServices(t *testing.T) {
	t.Parallel()
	o := setup(t)
	got := o.get(o.an(), "/office/desk/services?n=0&"+url.Values{"questions[0].theme": {"job_search"}}.Encode())
	first, _, _ := strings.Cut(got.body, "</optgroup>")
	if !strings.Contains(first, `value="vdab"`) || strings.Contains(got.body, "admin_theme") {
		t.Errorf("services of job search: %s", first)
	}
	o.sees(o.get(o.an(), "/office/desk/services?n=1&"+url.Values{"questions[1].theme": {"admin_procedures"}}.Encode()), `name="questions[1].admin_theme"`)
	for _, bad := range []string{"n=20", "n=-1", "n=x", "n=0&" + url.Values{"questions[0].theme": {"<x>"}}.Encode()} {
		if got := o.get(o.an(), "/office/desk/services?"+bad); got.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d", bad, got.status)
		}
	}
}

func TestHostileFormsAreRefusedOrKeptAsText(t *testing.T) {
	t.Parallel()
	o := setup(t)
	for _, name := range []string{"client_id", "n", "place", "at", "time", "minutes_free", "who", "person", "questions[0].theme", "questions[0].service", "note", "task_due", "helper", "birth_year", "municipality"} {
		for _, value := range []string{"'; DROP TABLE contact; --", "<script>alert(1)</script>", strings.Repeat("9", 5000), "-1", "null", "\u202e", "٣", "%00"} {
			f := o.quick()
			f.Set(name, value)
			got := o.post(o.an(), "/office/desk/new", f)
			if got.status != http.StatusSeeOther && got.status != http.StatusUnprocessableEntity && got.status != http.StatusForbidden {
				t.Errorf("%s = %.20q: status %d", name, value, got.status)
			}
			if strings.Contains(got.body, "<script>alert") {
				t.Errorf("%s = %.20q is shown as markup", name, value)
			}
		}
	}
	for _, raw := range []string{"note=%ff%fe", "note=a%00b"} {
		f, _ := url.ParseQuery(raw)
		if got := o.post(o.an(), "/office/desk/new", f); got.status != http.StatusBadRequest {
			t.Errorf("%s: status %d", raw, got.status)
		}
	}
	if got := o.post(o.an(), "/office/desk/new", url.Values{"note": {strings.Repeat("x", 2<<20)}}); got.status != http.StatusRequestEntityTooLarge {
		t.Errorf("2 MB: status %d", got.status)
	}
}
