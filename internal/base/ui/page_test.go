package ui_test

import (
	"context"
	"strings"
	"testing"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"

	"github.com/a-h/templ"
	"golang.org/x/net/html"
)

// hostile is text that would break out of weak markup.
const hostile = `"><script>alert('x')</script> & <b onclick=alert(1)>vet</b>`

func texts(t *testing.T) *i18n.Bundle {
	t.Helper()
	b, err := i18n.New(ui.Locale)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func in(t *testing.T, lang string) context.Context {
	t.Helper()
	return i18n.With(context.Background(), texts(t).Localizer(lang))
}

// samplePage is a shell with everything a shell can hold.
func samplePage() ui.Page {
	return ui.Page{
		Title: hostile, Failed: true, Description: hostile, Notice: "Oefenomgeving " + hostile, Theme: "dark", Product: "Product", Tenant: "Regio " + hostile, HomeURL: "/",
		Nav:         []ui.Link{{Text: "Balie", URL: "/desk", Icon: "people", Current: true}, {Text: hostile, URL: "javascript:alert(1)"}},
		Languages:   []ui.Link{{Text: "Nederlands", Lang: "nl", Current: true}, {Text: "Français", Lang: "fr", URL: "/fr/"}},
		ThemeAction: "/theme", ReturnURL: "/?a=1&b=2",
		Account: &ui.Account{Name: hostile, Role: "Helper", Links: []ui.Link{{Text: "Mijn gegevens", URL: "/me"}}, SignOutURL: "/logout"},
		Back:    &ui.Link{Text: "Terug", URL: "/list"},
		Trail:   []ui.Link{{Text: "Begin", URL: "/"}},
		Flash:   &ui.Flash{Kind: ui.Good, Text: "Bewaard", Undo: &ui.Link{Text: "Maak ongedaan", URL: "/undo"}},
		Help:    ui.Help{Phone: "+32 50 12 34 56", Hours: "elke werkdag", URL: "/help"}, AccessURL: "/accessibility", PrivacyURL: "/privacy",
	}
}

func render(t *testing.T, ctx context.Context, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(ctx, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func parse(t *testing.T, page string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// shells renders the gallery in both shells.
func shells(t *testing.T, lang string) map[string]*html.Node {
	t.Helper()
	ctx := templ.WithChildren(in(t, lang), ui.Gallery())
	return map[string]*html.Node{
		"office": parse(t, render(t, ctx, ui.OfficePage(samplePage()))),
		"public": parse(t, render(t, ctx, ui.PublicPage(samplePage()))),
		"paper":  parse(t, render(t, ctx, ui.PaperPage(samplePage()))),
	}
}

func attr(n *html.Node, name string) string {
	value, _ := lookup(n, name)
	return value
}

func lookup(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func elements(doc *html.Node, names ...string) []*html.Node {
	var found []*html.Node
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, name := range names {
			if n.Data == name || name == "*" {
				found = append(found, n)
			}
		}
	}
	return found
}

func content(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

func ids(doc *html.Node) map[string]*html.Node {
	m := map[string]*html.Node{}
	for _, n := range elements(doc, "*") {
		if id := attr(n, "id"); id != "" {
			m[id] = n
		}
	}
	return m
}

// within reports whether n stands inside an element of that name.
func within(n *html.Node, name string) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == name {
			return p
		}
	}
	return nil
}
