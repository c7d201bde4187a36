package browser_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// small lists what is too small for a thumb: anything to press under 24 px
// (WCAG 2.5.8, but for links inside a sentence), main buttons under 44 px.
const small = `(() => {
	const wrong = [];
	const shown = e => e.checkVisibility({visibilityProperty: true, opacityProperty: false}) && !e.closest(".govuk-visually-hidden, .leaflet-container");
	const box = e => {
		const own = e.getBoundingClientRect(), label = e.matches("input[type=radio], input[type=checkbox]") && e.labels[0]?.getBoundingClientRect();
		return label ? {width: Math.max(own.width, label.width), height: Math.max(own.height, label.height)} : own;
	};
	for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
		if (!shown(e) || e.matches(".govuk-skip-link")) continue;
		const inText = e.matches("a") && e.closest("p, td, dd, th, h2, h3, .govuk-hint, .ui-lead, li");
		const least = e.matches(".ui-button, [type=submit], input, select, textarea, nav a, summary") ? 44 : inText ? 0 : 24;
		const b = box(e);
		if (b.height < least - 0.5 || b.width < Math.min(least, 24)) wrong.push(Math.round(b.width) + "x" + Math.round(b.height) + " " + e.outerHTML.slice(0, 120));
	}
	return wrong;
})()`

// thumb turns a tab into a phone of 360 px.
func (b *tab) thumb() {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile, chromedp.EmulateTouch))
	call(b, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 5})
}

// tap touches an element after bringing it into the middle of the screen.
func (b *tab) tap(selector string) {
	b.t.Helper()
	b.toMiddle(selector)
	b.do(chromedp.Tap(chromedp.CSS(selector), chromedp.NodeReady))
}

func (b *tab) toMiddle(selector string) {
	b.t.Helper()
	b.do(chromedp.WaitReady(chromedp.CSS(selector)))
	eval[bool](b, `document.querySelector(`+quote(selector)+`).scrollIntoView({block: "center", behavior: "instant"}), true`)
}

// TestAContactCanBeLoggedWithAThumb on a phone of 360 px: everything to press
// is large enough, and no key is needed.
func TestAContactCanBeLoggedWithAThumb(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.thumb()
	b.as("helper")
	for _, path := range []string{"/office/desk", "/office/contacts", "/office/people", "/office/followups", "/office/desk/new"} {
		b.open(path)
		if wrong := eval[[]string](b, small); len(wrong) > 0 {
			t.Errorf("%s is not made for thumbs:\n%s", path, strings.Join(wrong, "\n"))
		}
	}
	b.tap(`[name="questions[0].theme"][value=email] + label`)
	b.tap(`label[for=minutes]`)
	b.tap(`label[for=who-3]`)
	b.until(`document.querySelector("[name=known_before]").checkVisibility()`)
	b.tap(`label[for=known_before-2]`)
	b.tap(`label[for=age_band-7]`)
	if status := b.load(chromedp.Tap(chromedp.CSS(`.ui-savebar button[value=save]`), chromedp.NodeReady)); status != 200 || !strings.HasPrefix(b.path(), "/office/desk?saved=") {
		t.Fatalf("the contact is not saved: status %d at %s: %s", status, b.path(), b.text(".govuk-error-summary"))
	}
	b.fine()
}
