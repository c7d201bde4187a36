package browser_test

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// mostPresses is how many keys a contact may take. At three keys a second, the
// pace of a beginner, that is the 20 seconds a contact may cost.
const mostPresses = 60

// keyboard presses keys and counts them.
type keyboard struct {
	*tab
	presses int
}

// press gives one key to whatever has the focus.
func (k *keyboard) press(key string) {
	k.t.Helper()
	k.presses++
	k.do(chromedp.KeyEvent(key))
}

// typed gives a text, each letter one press.
func (k *keyboard) typed(text string) {
	k.t.Helper()
	k.presses += len(text)
	k.do(chromedp.KeyEvent(text))
}

// at says whether an element has the focus.
func (k *keyboard) at(selector string) bool {
	k.t.Helper()
	return eval[bool](k.tab, `document.activeElement.matches(`+quote(selector)+`)`)
}

// to presses Tab until an element has the focus, which must be in sight.
func (k *keyboard) to(selector string) {
	k.t.Helper()
	for range mostPresses {
		if k.at(selector) {
			k.inSight(selector)
			return
		}
		k.press(kb.Tab)
	}
	k.t.Fatalf("Tab does not reach %s on %s; it stands at %s", selector, k.path(), eval[string](k.tab, "document.activeElement.outerHTML.slice(0, 200)"))
}

// inSight checks that what has the focus shows it and is not behind a bar. WCAG 2.4.7, 2.4.11
func (k *keyboard) inSight(selector string) {
	k.t.Helper()
	time.Sleep(pollEvery)
	wrong := eval[string](k.tab, `(() => {
		const field = document.activeElement, shown = field.labels?.[0] && getComputedStyle(field).opacity === "0" ? field.labels[0] : field;
		const box = shown.getBoundingClientRect();
		if (box.bottom <= 0 || box.top >= innerHeight) return "is out of sight";
		const top = document.elementFromPoint(box.left + box.width / 2, Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1));
		if (top && !shown.contains(top) && !top.contains(shown) && !field.labels?.[0]?.contains(top) && top !== field) return "is behind " + top.outerHTML.slice(0, 120);
		const ring = e => { const s = getComputedStyle(e); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none"; };
		const near = [field, shown, ...field.labels ?? []];
		const rings = near.some(ring) || near.some(e => ["::before", "::after"].some(p => { const s = getComputedStyle(e, p); return s.boxShadow !== "none" || s.outlineStyle !== "none"; }));
		return rings ? "" : "does not show that it has the focus";
	})()`)
	if wrong != "" {
		k.t.Errorf("%s on %s %s", selector, k.path(), wrong)
	}
}

// enter presses Enter on what loads another page, and gives its status.
func (k *keyboard) enter() int {
	k.t.Helper()
	k.presses++
	return k.load(chromedp.KeyEvent(kb.Enter))
}

// signIn goes through the door by keyboard.
func (k *keyboard) signIn(role string) {
	k.t.Helper()
	email, password := k.world.account(k.t, role)
	k.open("/login")
	k.to("#email")
	k.typed(email)
	k.to("#password")
	k.typed(password)
	if status := k.enter(); status != 200 || k.path() != "/office/" {
		k.t.Fatalf("after signing in: status %d at %s", status, k.path())
	}
}

// TestAContactCanBeLoggedWithTheKeyboardAlone, from the sign-in to the list of today.
func TestAContactCanBeLoggedWithTheKeyboardAlone(t *testing.T) {
	t.Parallel()
	k := &keyboard{tab: newTab(t)}
	k.signIn("helper")
	t.Run("for somebody unknown", func(t *testing.T) { (&keyboard{tab: k.on(t)}).logUnknown() })
	t.Run("for somebody known", func(t *testing.T) { (&keyboard{tab: k.on(t)}).logKnown() })
	k.fine()
}

// newContact opens the form from the desk and answers what it was about.
func (k *keyboard) newContact() {
	k.t.Helper()
	k.open("/office/desk")
	k.to(`main a[href="/office/desk/new"]`)
	k.enter()
	k.presses = 0
	k.press(kb.Tab) // the skip link, which leads past the navigation
	if !k.at(".govuk-skip-link") {
		k.t.Error("the first Tab does not reach the skip link")
	}
	k.presses++
	k.do(chromedp.KeyEvent(kb.Enter))
	k.to(`[name="questions[0].theme"]`)
	k.press(" ")
	k.press(kb.ArrowDown)
	k.until(`document.querySelector('[name="questions[0].service"], #questions\\[0\\]\\.service')`)
}

func (k *keyboard) logUnknown() {
	k.t.Helper()
	k.newContact()
	theme := k.text(`[name="questions[0].theme"]:checked + label .ui-tile__title, [name="questions[0].theme"]:checked + label`)
	k.to(`[name=minutes]`)
	k.press(" ")
	k.press(kb.ArrowRight)
	k.to(`[name=who]`)
	for !eval[bool](k.tab, `document.querySelector('[name=who][value=anonymous]').checked`) {
		k.press(kb.ArrowDown)
	}
	k.to(`[name=known_before]`)
	k.press(kb.ArrowLeft)
	k.to(`[name=age_band]`)
	k.press(kb.ArrowLeft)
	k.to(`[name=gender]`)
	k.press(kb.ArrowLeft)
	k.to(`.ui-savebar button[value=save]`)
	k.saved("Anoniem")
	if first := strings.SplitN(theme, "\n", 2)[0]; !strings.Contains(k.latest(), first) {
		k.t.Errorf("the first contact of today is not about %q: %s", first, k.latest())
	}
}

func (k *keyboard) logKnown() {
	k.t.Helper()
	const family = "Quintens"
	k.newContact()
	k.to(`[name=minutes]`)
	k.press(" ")
	k.to(`[name=who]`)
	k.to(`[name=person_search]`)
	k.typed(family)
	k.to(`button[value=search]`)
	k.enter()
	k.to(`[name=person]`)
	k.press(" ")
	k.to(`.ui-savebar button[value=save]`)
	k.saved(family)
}

// saved presses the button that has the focus and looks for the contact in the list of today.
func (k *keyboard) saved(who string) {
	k.t.Helper()
	if status := k.enter(); status != 200 || !strings.HasPrefix(k.path(), "/office/desk?saved=") {
		k.t.Fatalf("the contact is not saved: status %d at %s: %s", status, k.path(), k.text(".govuk-error-summary"))
	}
	k.t.Logf("%d key presses", k.presses)
	if k.presses > mostPresses {
		k.t.Errorf("a contact takes %d key presses, more than %d", k.presses, mostPresses)
	}
	if !strings.Contains(k.latest(), who) {
		k.t.Errorf("the first contact of today is not for %s: %s", who, k.latest())
	}
}

// latest is the first line of the list of today, the last table of the desk.
func (k *keyboard) latest() string {
	k.t.Helper()
	return eval[string](k.tab, `[...document.querySelectorAll("main table")].at(-1).querySelector("tbody tr").innerText`)
}
