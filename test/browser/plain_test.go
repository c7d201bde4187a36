package browser_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// plain opens a tab in which no script of a page runs.
func plain(t *testing.T) *tab {
	t.Helper()
	b := newTab(t)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	return b
}

// signIn goes through the door with the mouse.
func (b *tab) signIn(role string) {
	b.t.Helper()
	email, password := b.world.account(b.t, role)
	b.open("/login")
	if b.has("body.js-enabled") {
		b.t.Fatal("scripts run")
	}
	b.fill("#email", email)
	b.fill("#password", password)
	if status := b.send(`main form button[type=submit]`); status != 200 || b.path() != "/office/" {
		b.t.Fatalf("after signing in: status %d at %s", status, b.path())
	}
}

// TestADeskWorksWithoutScripts from the sign-in to the saved contact.
func TestADeskWorksWithoutScripts(t *testing.T) {
	t.Parallel()
	b := plain(t)
	b.signIn("helper")
	b.open("/office/desk/new")
	b.click(`[name="questions[0].theme"][value=email] + label`)
	if status := b.send(`button[value=add]`); status != 200 {
		t.Fatalf("a second question gives status %d", status)
	}
	if !eval[bool](b, `document.querySelector('[name="questions[0].theme"][value=email]').checked`) {
		t.Error("asking for a second question loses the first")
	}
	if y := eval[float64](b, `document.getElementById("questions[1].theme").getBoundingClientRect().top`); y < 0 || y > 800 {
		t.Errorf("the second question is at %v px, out of sight", y)
	}
	b.click(`[name="questions[1].theme"][value=learn_device] + label`)
	b.click(`label[for=minutes-2]`)
	b.click(`label[for=who-3]`)
	if status := b.send(`.ui-savebar button[value=save]`); status != 200 || !strings.HasPrefix(b.path(), "/office/desk?saved=") {
		t.Fatalf("the contact is not saved: status %d at %s: %s", status, b.path(), b.text(".govuk-error-summary"))
	}
	if !b.has(`form[action$="/withdraw"] button`) {
		t.Error("the contact cannot be taken back")
	}
	b.fine()
}

// TestAFileIsMadeWithoutScripts only after a search, and past who it may already be. ID2
func TestAFileIsMadeWithoutScripts(t *testing.T) {
	t.Parallel()
	b := plain(t)
	b.signIn("coordinator")
	make := func(family string) {
		b.open("/office/people")
		b.fill(`main input[type=search]`, "Ömer "+family)
		b.send(`main form#search button[type=submit]`)
		b.send(`#found form[action="/office/people/new"] button`)
		b.fill(`[name=given_name]`, "Ömer")
		b.fill(`[name=family_name]`, family)
		b.fill(`[name=birth_year]`, "1951")
		b.send(`form#new button[type=submit]`)
	}
	make("N'Diaye-Şahin")
	first := b.path()
	if !strings.HasPrefix(first, "/office/people/") || first == "/office/people/new" {
		t.Fatalf("the file is not made: at %s: %s", first, b.text("main"))
	}
	make("N'Diaye-Sahin")
	if !b.has(`main a[href="`+first+`"]`) || !b.has("button[value=anyway]") {
		t.Fatalf("the file that is there is not shown before another is made: %s", b.text("main"))
	}
	if status := b.send("button[value=anyway]"); status != 200 || b.path() == first || !strings.HasPrefix(b.path(), "/office/people/") {
		t.Errorf("another person of that name gets no file: status %d at %s", status, b.path())
	}
	b.fine()
}

// TestListsAreFilteredWithoutScripts, in the office and on the public site.
func TestListsAreFilteredWithoutScripts(t *testing.T) {
	t.Parallel()
	b := plain(t)
	b.signIn("coordinator")
	b.open("/office/contacts")
	eval[bool](b, `document.querySelector("[name=theme]").value = "email", true`)
	b.send(`.ui-filter button[type=submit]`)
	if !strings.Contains(b.path(), "theme=email") {
		t.Errorf("the filter is not in the address: %s", b.path())
	}
	if rows := eval[int](b, `[...document.querySelectorAll("main tbody tr")].filter(r => !r.innerText.includes("E-mail")).length`); rows > 0 || !b.has("main tbody tr") {
		t.Errorf("%d contacts of the list are about something else", rows)
	}
	site := "/" + b.world.demo.Tenant
	b.open(site + "/digipunten")
	all := eval[int](b, `document.querySelectorAll("main .ui-card, main article").length`)
	b.fill(`main input[type=search], main form input[type=text]`, "Damme")
	b.send(`main form button[type=submit]`)
	some := eval[int](b, `document.querySelectorAll("main .ui-card, main article").length`)
	if some == 0 || some >= all || !strings.Contains(b.text("main"), "Damme") {
		t.Errorf("%d places in Damme of %d", some, all)
	}
	b.load(chromedp.Click(chromedp.CSS(`main a[href^="` + site + `/digipunten/"]`)))
	if !strings.Contains(b.text("main"), "Damme") {
		t.Errorf("the page of a digipunt in Damme does not say so: %s", b.path())
	}
	b.fine()
}
