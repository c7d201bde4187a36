package browser_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAfterSigningOutNothingIsLeft: the back button shows the door, not the desk. v5.0.0-14.3.2
func TestAfterSigningOutNothingIsLeft(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.as("helper")
	b.open("/office/desk")
	b.click(".ui-account summary")
	b.send(`form[action="/logout"] button`)
	if strings.HasPrefix(b.path(), "/office") {
		t.Fatalf("still in at %s", b.path())
	}
	b.do(chromedp.Evaluate[chromedp.Void]("void history.back()"))
	b.until(`document.readyState === "complete" && location.pathname === "/login"`)
	if b.has("main table") || strings.Contains(b.text("body"), "Balie van vandaag") {
		t.Error("the back button shows the desk")
	}
}

// TestADisabledAccountIsOutAtTheNextClick.
func TestADisabledAccountIsOutAtTheNextClick(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.as("trainer")
	b.open("/office/account")
	boss := b.world.visit(t, "coordinator")
	email, _ := b.world.account(t, "trainer")
	account := ""
	for _, link := range boss.ask("/office/accounts?search="+url.QueryEscape(email), nil).links() {
		if id, ok := strings.CutPrefix(link, "/office/accounts/"); ok && len(id) == 36 {
			account = link
		}
	}
	boss.ask(account+"/disable", url.Values{})
	b.open("/office/account")
	if !strings.HasPrefix(b.path(), "/login") {
		t.Errorf("a disabled account still sees %s", b.path())
	}
}
