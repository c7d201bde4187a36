package browser_test

import (
	"strings"
	"testing"
)

// TestAWrongFormComesBackWithHelp: status 422, the summary has the focus, its
// links lead to the fields, and what was typed is still there. WCAG 3.3.1, 3.3.3, 3.3.7
func TestAWrongFormComesBackWithHelp(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.as("helper")
	b.open("/office/desk/new")
	b.click(`label[for=who-3]`)
	b.click(`label[for="questions[0].outcome-2"]`)
	if status := b.send(`.ui-savebar button[value=save]`); status != 422 {
		t.Fatalf("an empty form gives status %d", status)
	}
	b.helps()
	for _, kept := range []string{"who-3", "questions[0].outcome-2"} {
		if !eval[bool](b, `document.getElementById(`+quote(kept)+`).checked`) {
			t.Errorf("the answer %s is gone", kept)
		}
	}
	if b.loadAxe(); len(b.check("")) > 0 {
		t.Errorf("the page with errors breaks: %v", b.check(""))
	}
	b.watch.take() // the browser logs a refused form as an error
}

// helps checks the summary of errors of a page.
func (b *tab) helps() {
	b.t.Helper()
	b.until(`document.activeElement.matches(".govuk-error-summary")`)
	if title := eval[string](b, "document.title"); !strings.HasPrefix(title, "Fout") {
		b.t.Errorf("the title does not say that something is wrong: %q", title)
	}
	dead := eval[[]string](b, `[...document.querySelectorAll(".govuk-error-summary a")].filter(a => {
		const field = document.getElementById(decodeURIComponent(a.hash.slice(1)));
		if (!field) return true;
		a.click();
		return document.activeElement !== field || !a.innerText.trim();
	}).map(a => a.outerHTML)`)
	if links := eval[int](b, `document.querySelectorAll(".govuk-error-summary a").length`); links == 0 || len(dead) > 0 {
		b.t.Errorf("%d links, of which these do not lead to a field: %v", links, dead)
	}
	if n := eval[int](b, `[...document.querySelectorAll("[aria-invalid=true], fieldset[aria-describedby*=error]")].filter(e =>
		!(e.getAttribute("aria-describedby") ?? "").split(" ").some(id => document.getElementById(id)?.innerText.trim())).length`); n > 0 {
		b.t.Errorf("%d wrong fields do not say what is wrong", n)
	}
}

// TestForbiddenDigitsAreRefusedKindly: a national register number stays nowhere,
// and the helper hears why.
func TestForbiddenDigitsAreRefusedKindly(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.as("coordinator")
	b.open("/office/desk/new")
	b.click(`[name="questions[0].theme"][value=email] + label`)
	b.click(`label[for=minutes]`)
	b.click(`label[for=who-3]`)
	eval[bool](b, `document.querySelector("[name=note]").closest("details").open = true`)
	b.fill("[name=note]", "Rijksregister 85.07.30-033.28 genoteerd")
	if status := b.send(`.ui-savebar button[value=save]`); status != 422 {
		t.Fatalf("a register number gives status %d at %s", status, b.path())
	}
	b.helps()
	if said := b.text(".govuk-error-summary"); !strings.Contains(said, "mogen we nooit bewaren") {
		t.Errorf("the refusal does not say why: %s", said)
	}
	b.watch.take()
}
