package ui_test

import (
	"strings"
	"testing"

	"digibank/internal/base/ui"

	"github.com/a-h/templ"
	"golang.org/x/net/html"
)

func TestNothingNeedsAnUnsafeContentSecurityPolicy(t *testing.T) {
	t.Parallel()
	everyShell(t, func(t *testing.T, doc *html.Node) {
		for _, n := range elements(doc, "*") {
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
				}
				if strings.HasPrefix(strings.ToLower(a.Val), "javascript:") && a.Key != "value" {
					t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
				}
				if a.Key == "tabindex" && a.Val != "-1" && a.Val != "0" {
					t.Errorf("<%s tabindex=%q>", n.Data, a.Val)
				}
			}
		}
		if n := len(elements(doc, "style")); n > 0 {
			t.Errorf("%d style elements", n)
		}
		scripts := elements(doc, "script")
		if len(scripts) != 1 || attr(scripts[0], "src") == "" || content(scripts[0]) != "" {
			t.Errorf("%d scripts, want one with an address and no content", len(scripts))
		}
	})
}

func TestHostileTextStaysText(t *testing.T) {
	t.Parallel()
	everyShell(t, func(t *testing.T, doc *html.Node) {
		if n := len(elements(doc, "b")); n > 0 {
			t.Errorf("%d <b>: text became markup", n)
		}
		if !strings.Contains(content(elements(doc, "main")[0]), hostile) {
			t.Error("the text is not shown as it was typed")
		}
	})
}

func TestNoHostOutsideIsContacted(t *testing.T) {
	t.Parallel()
	everyShell(t, func(t *testing.T, doc *html.Node) {
		for _, n := range elements(doc, "link", "script", "img", "use", "iframe", "source") {
			for _, name := range []string{"href", "src", "srcset"} {
				if v := attr(n, name); v != "" && !strings.HasPrefix(v, ui.StaticPath) && attr(n, "rel") != "alternate" {
					t.Errorf("<%s %s=%q>", n.Data, name, v)
				}
			}
		}
	})
}

func TestARightToLeftPageTurnsRound(t *testing.T) {
	t.Parallel()
	p := samplePage()
	p.Lang = "ar"
	page := render(t, templ.WithChildren(in(t, "nl"), ui.Gallery()), ui.PublicPage(p))
	root := elements(parse(t, page), "html")[0]
	if attr(root, "lang") != "ar" || attr(root, "dir") != "rtl" {
		t.Errorf("html attributes %v", root.Attr)
	}
}

func TestAPhoneNumberCanBeTouched(t *testing.T) {
	t.Parallel()
	for _, a := range elements(shells(t, "nl")["public"], "a") {
		if strings.HasPrefix(attr(a, "href"), "tel:") {
			if got := attr(a, "href"); got != "tel:+3250123456" {
				t.Errorf("href %q", got)
			}
			return
		}
	}
	t.Error("no link to the phone number")
}

func TestAssetsReachThePageThroughTheContext(t *testing.T) {
	t.Parallel()
	ctx := ui.WithAssets(in(t, "nl"), builtAssets(t))
	if page := render(t, ctx, ui.OfficePage(samplePage())); !strings.Contains(page, `href="/static/app-1.css"`) {
		t.Error("the page does not name the hashed style sheet")
	}
}

func TestAPageWithoutExtrasHasNoEmptyBoxes(t *testing.T) {
	t.Parallel()
	doc := parse(t, render(t, in(t, "nl"), ui.PublicPage(ui.Page{Title: "Start", Product: "Product", HomeURL: "/"})))
	if n := len(elements(doc, "nav", "form", "ol")); n > 0 {
		t.Errorf("%d empty navigations or forms", n)
	}
	if got := content(elements(doc, "title")[0]); got != "Start – Product" {
		t.Errorf("title %q", got)
	}
}
