package site

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/hours"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/platform/place"
	"digibank/internal/platform/place/placetext"
	"digibank/internal/platform/vocab"
)

// under is a page below the list of digipunten.
func (v *view) under(ctx context.Context, title string) ui.Page {
	p := v.page(ctx, title)
	p.Back = &ui.Link{Text: i18n.T(ctx, "site.place.back"), URL: v.url("digipunten")}
	return p
}

func (v *view) statusTag(ctx context.Context, p *place.Full) ui.Tag {
	if p.StatusAt(v.now).Open {
		return ui.Tag{Kind: ui.Good, Text: placetext.Status(ctx, *p, v.now)}
	}
	return ui.Tag{Text: placetext.Status(ctx, *p, v.now), Icon: "clock"}
}

// descriptionLang is the language in which the description stands.
func (v *view) descriptionLang(p *place.Full) string {
	if v.lang == "fr" && p.DescriptionFR != "" || v.lang == "en" && p.DescriptionEN != "" {
		return v.lang
	}
	return i18n.Default
}

func paragraphs(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == '\n' })
}

// routeURL leads to a map of somebody else, which the link says.
func routeURL(p *place.Full, town string) string {
	if p.HasPoint() {
		return fmt.Sprintf("https://www.openstreetmap.org/directions?to=%.5f%%2C%.5f", p.Lat, p.Lon)
	}
	return "https://www.openstreetmap.org/search?query=" + url.QueryEscape(p.Street+", "+p.Postcode+" "+town)
}

// summary is the list of facts.
func (v *view) summary(ctx context.Context, p *place.Full) ui.SummaryList {
	out := ui.SummaryList{{Key: i18n.T(ctx, "site.place.address"), Content: v.addressCell(p)}}
	if p.Phone != "" {
		out = append(out, ui.SummaryRow{Key: i18n.T(ctx, "site.place.phone"), Content: phoneCell(p.Phone)})
	}
	if p.Email != "" {
		out = append(out, ui.SummaryRow{Key: i18n.T(ctx, "site.place.email"), Content: emailCell(p.Email)})
	}
	add := func(key, text string) {
		if text != "" {
			out = append(out, ui.SummaryRow{Key: i18n.T(ctx, key), Text: text})
		}
	}
	add("site.place.access", i18n.T(ctx, p.AccessMode.Key()))
	add("site.place.kind", i18n.T(ctx, p.Kind.Key()))
	return out
}

// comfort is what one finds there.
func (v *view) comfort(ctx context.Context, p *place.Full) ui.SummaryList {
	var out ui.SummaryList
	add := func(key, text string) {
		if text != "" {
			out = append(out, ui.SummaryRow{Key: i18n.T(ctx, key), Text: text})
		}
	}
	if facilities := v.facilities(ctx, p); len(facilities) > 0 {
		out = append(out, ui.SummaryRow{Key: i18n.T(ctx, "site.place.facilities"), Content: tags(facilities)})
	}
	add("site.place.computers", v.computers(ctx, p))
	add("site.place.accessibility", v.accessFacts(ctx, p))
	add("site.place.accessnote", p.AccessNote)
	add("site.place.languages", v.languages(ctx, p))
	return out
}

func (v *view) facilities(ctx context.Context, p *place.Full) []ui.Tag {
	var out []ui.Tag
	for _, f := range vocab.Facilities() {
		if p.Facilities.Has(string(f)) {
			out = append(out, ui.Tag{Text: i18n.T(ctx, f.Key()), Icon: facilityIcon(string(f))})
		}
	}
	return out
}

// computers tells how many public computers work.
func (v *view) computers(ctx context.Context, p *place.Full) string {
	n := 0
	for _, c := range p.Computers {
		if c.Working {
			n++
		}
	}
	if len(p.Computers) == 0 {
		return ""
	}
	return i18n.T(ctx, "site.place.computers.count", "count", n)
}

func (v *view) accessFacts(ctx context.Context, p *place.Full) string {
	var out []string
	for _, f := range place.AccessFacts() {
		if p.Accessibility.Has(string(f)) {
			out = append(out, i18n.T(ctx, "place.access."+string(f)))
		}
	}
	return strings.Join(out, " · ")
}

func (v *view) languages(ctx context.Context, p *place.Full) string {
	var out []string
	for _, l := range vocab.Languages() {
		if p.Languages.Has(string(l)) {
			out = append(out, i18n.T(ctx, l.Key()))
		}
	}
	return placetext.Join(ctx, out)
}

// week is the table of this week (0) or the next (1).
func (v *view) week(ctx context.Context, p *place.Full, n int) ui.Table {
	monday := civil.Monday(v.today()).AddDays(7 * n)
	t := ui.Table{
		Caption: i18n.T(ctx, "site.place.week.span", "week", i18n.T(ctx, []string{"site.place.week.this", "site.place.week.next"}[n]),
			"first", v.monthDay(monday), "last", v.monthDay(monday.AddDays(6))),
		Short:   true,
		Columns: []ui.Column{{Head: i18n.T(ctx, "site.place.day"), Header: true}, {Head: i18n.T(ctx, "site.place.open")}},
	}
	sched := p.Schedule()
	for i := range 7 {
		day := sched.Day(monday.AddDays(i))
		t.Rows = append(t.Rows, ui.Row{Cells: ui.Cells(v.dayName(ctx, day.Date), placetext.DayHours(ctx, day))})
	}
	return t
}

func (v *view) monthDay(d civil.Date) string {
	return placetext.MonthDay(v.lang, hours.MonthDay{Month: d.Month, Day: d.Day})
}

// dayName is the day with its number, and which one is today.
func (v *view) dayName(ctx context.Context, d civil.Date) string {
	name := civil.WeekdayName(d.Weekday(), v.lang) + " " + strconv.Itoa(d.Day)
	if d == v.today() {
		return i18n.T(ctx, "site.place.today", "day", name)
	}
	return name
}

// usual are the rules in words.
func (v *view) usual(ctx context.Context, p *place.Full) ui.SummaryList {
	var out ui.SummaryList
	for _, l := range p.Schedule().Summary(v.today()) {
		days := hours.Rule{Weekdays: l.Weekdays, Freq: l.Pattern.Freq, Nth: l.Pattern.Nth}
		out = append(out, ui.SummaryRow{Key: placetext.Days(ctx, days), Text: placetext.Line(ctx, l)})
	}
	return out
}

// upcoming are the closings and other changes from today on.
func (v *view) upcoming(ctx context.Context, p *place.Full) []string {
	var out []string
	for _, e := range p.Exceptions {
		if e.Last.Before(v.today()) {
			continue
		}
		out = append(out, placetext.Exception(ctx, e.Exception))
	}
	return out
}

// offered shows what the place helps with, or what not.
func (v *view) offered(ctx context.Context, p *place.Full, yes bool) ui.Cards {
	c := ui.Cards{Level: 3}
	for _, o := range p.Offers {
		if o.Offered != yes {
			continue
		}
		card := ui.Card{Title: i18n.T(ctx, "vocab."+o.Topic), Text: o.LimitVisitor, Icon: topicIcon(o.Topic)}
		if o.Referral != "" && o.Referral != vocab.ReferralOther {
			card.Foot = instead(o.Referral)
		}
		c.Items = append(c.Items, card)
	}
	return c
}

// topicIcon is the pictogram of a theme, or of the theme of a service.
func topicIcon(topic string) string {
	list, code, _ := strings.Cut(topic, ".")
	if list == "service" {
		code = string(vocab.ServiceCode(code).Theme())
	}
	return code
}
