package ui

import (
	"context"

	"digibank/internal/base/i18n"

	"github.com/a-h/templ"
)

// Link is a text that leads somewhere.
type Link struct {
	Text    string
	URL     string
	Hidden  string // said by screen readers after Text: "of Jan Peeters"
	Lang    string // BCP 47 tag of the text, when it is not the page's
	Icon    string // pictogram before the text
	Current bool   // the page or language shown now
}

// Page is everything around the content of a page. OfficePage and PublicPage
// show it in their two voices.
type Page struct {
	Title          string // of this page, unique; the title of the site is added
	Description    string // one sentence for search engines, on public pages
	Notice         string // stands above everything, such as "Oefenomgeving: alles is verzonnen"
	Failed         bool   // a form came back with errors: the title says so first
	Lang           string // BCP 47; empty: the language of the context
	Theme          string // choice of the visitor: "light", "dark", "contrast" or "" (system)
	Product        string // name of the program or site
	Tenant         string // whose site it is
	HomeURL        string
	Nav            []Link
	Languages      []Link // Text in its own language, Lang set
	LanguageAction string // address that stores the language (POST lang, return); empty: Languages are links
	ThemeAction    string // address that stores the theme for who has no scripts; empty: no switch
	ReturnURL      string // this page, for the theme switch to come back to
	IdleSeconds    int    // seconds after which who does nothing is signed out; 0: no warning
	KeepURL        string // address that keeps the session alive
	Account        *Account
	Back           *Link
	Trail          []Link // breadcrumbs, the nearest last
	Flash          *Flash
	Help           Help
	AccessURL      string          // accessibility statement
	PrivacyURL     string          // privacy notice
	Banner         templ.Component // logos of who pays, in the footer
}

// Account is who is signed in.
type Account struct {
	Name         string
	Role         string // in the words of the reader
	Links        []Link
	SignOutURL   string // takes a POST
	SignOutLabel string // empty: "Afmelden"
}

// Help is where a visitor can ask. It stands in the same place on every page.
type Help struct {
	Phone string // as written for people
	Hours string // when somebody answers
	URL   string
}

// Flash is the outcome of what was just done, shown once.
type Flash struct {
	Kind Kind
	Text string
	Undo *Link
}

func (p Page) lang(ctx context.Context) string {
	if p.Lang != "" {
		return p.Lang
	}
	return i18n.Lang(ctx)
}

// fullTitle is what the browser shows: error, page, tenant, product.
func (p Page) fullTitle(ctx context.Context) string {
	title := p.Title
	if p.Failed {
		title = i18n.T(ctx, "ui.title.failed", "title", title)
	}
	for _, more := range []string{p.Tenant, p.Product} {
		if more != "" && more != title {
			title += " – " + more
		}
	}
	return title
}

// telURL makes a phone number a link; only digits and a leading plus count.
func telURL(phone string) templ.SafeURL {
	digits := []byte("tel:")
	for i, c := range []byte(phone) {
		if c >= '0' && c <= '9' || c == '+' && i == 0 {
			digits = append(digits, c)
		}
	}
	return templ.SafeURL(digits)
}
