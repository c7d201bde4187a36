package helpdeskweb

import (
	"context"
	"strconv"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/person"
	"digibank/internal/platform/place"
	"digibank/internal/platform/vocab"
)

// contactForm is what the form of a contact shows.
type contactForm struct {
	form       *web.Form
	action     string
	cancel     string
	correcting bool
	free       bool   // a correction needs no reason
	kept       string // who it is for now, in a correction
	places     []place.Brief
	helpers    []helpdesk.Helper // offered when one may log for another
	owners     []helpdesk.Helper
	habits     helpdesk.Habits
	towns      []ui.Option
	chosen     string // name of the known person
	found      []person.Found
	searched   bool
}

// picked is how many people a search on the form shows.
const picked = 8

// prepare gathers what the form offers.
func (h *Handlers) prepare(ctx context.Context, a actor.Actor, f *web.Form) (p contactForm, err error) {
	p.form = f
	if p.places, err = h.desk.PlacesFor(ctx, a, helpdesk.RightWrite); err != nil {
		return p, err
	}
	team, err := h.desk.HelpersFor(ctx, a)
	if err != nil {
		return p, err
	}
	for _, t := range team {
		if !t.Gone {
			p.owners = append(p.owners, t)
		}
	}
	if a.Can(helpdesk.RightOthers) {
		p.helpers = p.owners
	}
	if p.habits, err = h.desk.Habits(ctx, a); err != nil {
		return p, err
	}
	if p.towns, err = h.towns(ctx, a); err != nil {
		return p, err
	}
	p.preset()
	return p, h.findPerson(ctx, a, &p)
}

// preset fills in what the helper chose last.
func (p *contactForm) preset() {
	f := p.form
	preset := func(name, value string) {
		if f.Get(name) == "" && value != "" {
			f.Values.Set(name, value)
		}
	}
	for _, b := range p.places {
		if b.ID == p.habits.PlaceID {
			preset("place", b.ID)
		}
	}
	if len(p.places) > 0 {
		preset("place", p.places[0].ID)
	}
	preset("channel", string(p.habits.Channel))
	preset("channel", string(vocab.ChannelOnsite))
	preset("who", string(helpdesk.ByPerson))
	preset("known_before", string(vocab.KnownUnknown))
	preset("age_band", string(vocab.AgeUnknown))
	preset("gender", string(vocab.GenderUnknown))
	preset("objective", string(vocab.ObjectiveServices))
	for n := range blocks(f) {
		preset(inQuestion(n, "outcome"), string(vocab.OutcomeSolved))
	}
}

// towns offers the municipalities of the digibank first, then all others.
func (h *Handlers) towns(ctx context.Context, a actor.Actor) ([]ui.Option, error) {
	members, err := h.members.Members(ctx, a.TenantID)
	if err != nil {
		return nil, err
	}
	today, own := h.desk.Today(), map[string]bool{}
	var out []ui.Option
	for _, m := range members {
		town, ok := h.atlas.Municipality(m.NIS)
		if ok && !own[m.NIS] && (civil.Interval{From: m.From, To: m.To}).Contains(today) {
			own[m.NIS] = true
			out = append(out, ui.Option{Value: m.NIS, Text: town.Name, Group: i18n.T(ctx, "helpdesk.towns.own")})
		}
	}
	for _, town := range h.atlas.Municipalities(today) {
		if !own[town.NIS] {
			out = append(out, ui.Option{Value: town.NIS, Text: town.Name, Group: i18n.T(ctx, "helpdesk.towns.other")})
		}
	}
	return out, nil
}

// findPerson names the chosen person, or searches for one.
func (h *Handlers) findPerson(ctx context.Context, a actor.Actor, p *contactForm) error {
	f := p.form
	if id := f.Get("person"); id != "" {
		who, err := h.picker.Get(ctx, a, id)
		if err == nil {
			p.chosen = personWords(who)
			return nil
		}
		f.Values.Del("person") // gone, or of another digibank
	}
	query := f.Get("person_search")
	if query == "" || f.Get("who") != string(helpdesk.ByPerson) { // also after Enter in the box: who saves must choose first
		return nil
	}
	p.searched = true
	found, err := h.picker.Search(ctx, a, query, picked)
	if f.Rejected(searchError(err)) {
		return nil
	}
	p.found = found.Items
	return err
}

// personWords tells people apart: name, birth year, postcode.
func personWords(p person.Person) string {
	words := []string{p.Name()}
	if p.BirthYear > 0 {
		words = append(words, strconv.Itoa(p.BirthYear))
	}
	if p.Postcode != "" {
		words = append(words, p.Postcode)
	}
	return strings.Join(words, ", ")
}

// open says whether a folded part holds an error, so that it must be shown.
func (p contactForm) open(ctx context.Context, names ...string) bool {
	for _, name := range names {
		if p.form.Error(ctx, name) != "" {
			return true
		}
	}
	return false
}

// placeName is the name of the place in the form.
func (p contactForm) placeName() string {
	for _, b := range p.places {
		if b.ID == p.form.Get("place") {
			return b.Name
		}
	}
	return ""
}

// near gives the themes to offer at once: one's own, then the usual ones, and
// always the chosen one; rest are the others.
func (p contactForm) near(n int) (near, rest []vocab.Theme) {
	first := append([]vocab.Theme{vocab.Theme(p.form.Get(inQuestion(n, "theme")))}, p.habits.Themes...)
	first = append(first, vocab.ThemeEmail, vocab.ThemeAdminProcedures, vocab.ThemeLearnDevice, vocab.ThemeBankingShopping, vocab.ThemeHealth, vocab.ThemeDigitalSafety)
	seen := map[vocab.Theme]bool{}
	for _, t := range first {
		if t.Valid() && !seen[t] && len(near) < nearThemes {
			near, seen[t] = append(near, t), true
		}
	}
	for _, t := range vocab.Themes() {
		if !seen[t] {
			rest = append(rest, t)
		}
	}
	return near, rest
}

// nearThemes is how many theme tiles stand in sight.
const nearThemes = 6

// themeTiles are picture tiles for themes; choosing one brings its services near.
func (p contactForm) themeTiles(ctx context.Context, n int, themes []vocab.Theme, more bool) ui.Radios {
	name := inQuestion(n, "theme")
	f := field(ctx, p.form, name, "helpdesk.theme")
	if more {
		f.ID, f.Label, f.Error = name+"-more", i18n.T(ctx, "helpdesk.theme.rest"), ""
	}
	f.Attrs = map[string]any{"hx-get": "/office/desk/services?n=" + strconv.Itoa(n), "hx-target": "#after-theme-" + strconv.Itoa(n), "hx-trigger": "change"}
	items := choices(ctx, p.form, name, themes)
	for i, t := range themes {
		items[i].Icon, items[i].Hint = string(t), i18n.T(ctx, t.ExamplesKey())
	}
	return ui.Radios{Field: f, Items: items, Tiles: true}
}

// minuteChips are the durations of one's own habit.
func (p contactForm) minuteChips(ctx context.Context) ui.Radios {
	var items []ui.Choice
	chosen := p.form.Get("minutes")
	offered := p.habits.Minutes
	for _, m := range offered {
		value := strconv.Itoa(m)
		items = append(items, ui.Choice{Value: value, Label: minutesWords(ctx, m), Checked: chosen == value})
	}
	return ui.Radios{Field: field(ctx, p.form, "minutes", "helpdesk.minutes"), Items: items, Inline: true}
}

// serviceOptions lists the services of a theme first.
func serviceOptions(ctx context.Context, theme vocab.Theme) []ui.Option {
	var out []ui.Option
	add := func(t vocab.Theme) {
		for _, s := range vocab.ServicesUnder(t) {
			out = append(out, ui.Option{Value: string(s), Text: label(ctx, s), Group: label(ctx, t)})
		}
	}
	if theme != "" {
		add(theme)
	}
	for _, t := range vocab.Themes() {
		if t != theme {
			add(t)
		}
	}
	return append(out, ui.Option{Value: string(vocab.ServiceOther), Text: label(ctx, vocab.ServiceOther), Group: label(ctx, vocab.ServiceOther)})
}

func placeOptions(list []place.Brief) []ui.Option {
	out := make([]ui.Option, 0, len(list))
	for _, b := range list {
		out = append(out, ui.Option{Value: b.ID, Text: b.Name})
	}
	return out
}

func helperOptions(list []helpdesk.Helper) []ui.Option {
	out := make([]ui.Option, 0, len(list))
	for _, t := range list {
		out = append(out, ui.Option{Value: t.ID, Text: t.Name})
	}
	return out
}
