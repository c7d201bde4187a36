package site

import (
	"context"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"digibank/internal/base/i18n"
	"digibank/internal/base/text"
	"digibank/internal/base/ui"
	"digibank/internal/platform/place"
	"digibank/internal/platform/place/placetext"
)

// view is what a page needs to show itself.
type view struct {
	*region
	site  *Site
	lang  string
	theme string
	path  string // of the page, after the language
	slug  string // of the place
	asked search
}

// url is the address of a page of this digibank in this language.
func (v *view) url(path string) string { return v.in(v.lang, path) }

// in is the address of a page in a language.
func (v *view) in(lang, path string) string {
	base := "/" + v.tenant.Slug + "/"
	if lang != i18n.Default {
		base += lang + "/"
	}
	return base + path
}

// search is the address of the finder with a search.
func (v *view) search(s search) string {
	if q := s.query(); q != "" {
		return v.url("digipunten?" + q)
	}
	return v.url("digipunten")
}

// page is what stands around the content.
func (v *view) page(ctx context.Context, title string) ui.Page {
	p := ui.Page{
		Title: title, Lang: v.lang, Theme: v.theme, Product: v.tenant.Name, HomeURL: v.url(""),
		Nav: []ui.Link{
			{Text: i18n.T(ctx, "site.nav.home"), URL: v.url(""), Icon: "home", Current: v.path == ""},
			{Text: i18n.T(ctx, "site.nav.places"), URL: v.url("digipunten"), Icon: "place", Current: v.path == "digipunten"},
		},
		Help:      ui.Help{Phone: phone(v.tenant.Phone)},
		AccessURL: v.url("toegankelijkheid"), PrivacyURL: v.url("privacy"),
		ThemeAction: v.site.ThemeAction,
	}
	here := v.path + url.PathEscape(v.slug)
	if q := v.asked.query(); q != "" {
		here += "?" + q
	}
	p.ReturnURL = v.url(here)
	for _, l := range i18n.Languages() {
		p.Languages = append(p.Languages, ui.Link{Text: l.Name, URL: v.in(l.Code, here), Lang: l.Code, Current: l.Code == v.lang})
	}
	if v.tenant.Banner != "" {
		p.Banner = banner(v.tenant.Banner)
	}
	return p
}

// phone writes a stored number for people.
func phone(e164 string) string {
	if e164 == "" {
		return ""
	}
	return strings.ReplaceAll(text.FormatPhone(e164), " ", "\u00a0") // one number, one line
}

// card shows a place in a list.
func (v *view) card(ctx context.Context, p *place.Full) ui.Card {
	tag := ui.Tag{Kind: ui.Neutral, Text: placetext.Status(ctx, *p, v.now), Icon: "clock"}
	if p.StatusAt(v.now).Open {
		tag.Kind, tag.Icon = ui.Good, "check"
	}
	card := ui.Card{Title: p.Name, URL: v.url("digipunten/" + p.Slug), Text: v.line(ctx, p), Tag: &tag}
	if list := decisive(p); len(list) > 0 {
		card.Foot = cardFoot(list)
	}
	return card
}

// line is the address of a place on one line.
func (v *view) line(ctx context.Context, p *place.Full) string {
	town := p.Locality
	if town == "" {
		town = v.townName(p.NIS)
	}
	if p.Postcode != "" {
		town = p.Postcode + " " + town
	}
	if p.Street == "" {
		return town
	}
	return p.Street + ", " + town
}

func (v *view) cards(ctx context.Context, places []*place.Full) ui.Cards {
	c := ui.Cards{Level: 3}
	for _, p := range places {
		c.Items = append(c.Items, v.card(ctx, p))
	}
	return c
}

// homePage builds the front page.
func homePage(v *view) templ.Component { return v.home() }

// finderPage builds the list of digipunten.
func finderPage(v *view) templ.Component { return v.finder(v.find(v.site.Atlas, v.asked)) }

// placePage builds the page of one digipunt, nil when there is none.
func placePage(v *view) templ.Component {
	p := v.bySlug(v.slug)
	if p == nil {
		return nil
	}
	return v.digipunt(p)
}

// privacyPage tells what happens with one's data.
func privacyPage(v *view) templ.Component { return v.privacy() }

// statementPage is the accessibility statement.
func statementPage(v *view) templ.Component { return v.accessibility(currentStatement()) }
