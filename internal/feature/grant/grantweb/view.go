package grantweb

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"

	"digibank/internal/base/i18n"
	"digibank/internal/base/money"
	"digibank/internal/base/ui"
	"digibank/internal/feature/grant"
	"digibank/internal/platform/reach"
)

// maxBars is how many bars a chart shows; the rest is in one bar more.
const maxBars = 12

// dashboardView is what the page needs beside the figures.
type dashboardView struct {
	grant.Dashboard
	funds     []grant.Fund
	places    map[string]string
	area      func(nis string) string
	lang      string
	mayOpen   bool
	mayManage bool
}

func (v dashboardView) euro(c money.Cents) string { return c.Short(v.lang) }

func (v dashboardView) span() string {
	return v.Fund.Days.From.Medium(v.lang) + " – " + v.Fund.LastDay().Medium(v.lang)
}

// rows gives the address of the rows behind a sum, or "" without the right to open it.
func (v dashboardView) rows(name, value string) string {
	if !v.mayOpen {
		return ""
	}
	q := url.Values{}
	if name != "" {
		q.Set(name, value)
	}
	return "/office/funds/" + v.Fund.ID + "/services?" + q.Encode()
}

func (v dashboardView) userRows() string {
	if !v.mayOpen {
		return ""
	}
	return "/office/funds/" + v.Fund.ID + "/users"
}

// progress is the gauge of users against the target, with the tiers as marks.
func (v dashboardView) progress(ctx context.Context) ui.Progress {
	users, target := v.Users.Total(), v.Fund.Target()
	top := max(users, target)
	p := ui.Progress{
		ID: "users", Label: i18n.T(ctx, "grant.users"), Value: float64(users),
		Text: i18n.T(ctx, "grant.users.of", "users", number(ctx, users), "target", number(ctx, target)),
	}
	for _, t := range v.Fund.Tiers {
		if t.From > 1 {
			top = max(top, t.From)
			p.Marks = append(p.Marks, ui.Mark{At: float64(t.From), Text: i18n.T(ctx, "grant.mark", "users", number(ctx, t.From), "sum", v.euro(t.Adds))})
		}
	}
	p.Max = float64(max(top, 1))
	return p
}

func number(ctx context.Context, n int) string { return i18n.Number(ctx, int64(n)) }

// weeks is the chart of contacts per week.
func (v dashboardView) weeks(ctx context.Context) ui.ColumnChart {
	c := ui.ColumnChart{ID: "weeks", Title: i18n.T(ctx, "grant.weeks"), HideTitle: true, Desc: i18n.T(ctx, "grant.weeks.desc"),
		LabelHead: i18n.T(ctx, "grant.week"), ValueHead: i18n.T(ctx, "grant.contacts")}
	for _, w := range v.Weeks {
		c.Items = append(c.Items, ui.Datum{Label: w.Week.First().DayMonth(v.lang), Value: float64(w.Services)})
	}
	return c
}

// split shows how sure the users are.
func (v dashboardView) split(ctx context.Context) ui.SplitChart {
	c := ui.SplitChart{ID: "split", Title: i18n.T(ctx, "grant.split"), HideTitle: true, Desc: i18n.T(ctx, "grant.split.desc"),
		LabelHead: i18n.T(ctx, "grant.confidence"), ValueHead: i18n.T(ctx, "grant.users")}
	for _, part := range []struct {
		key string
		n   int
	}{{"certain", v.Users.Certain}, {"probable", v.Users.Probable}, {"declared", v.Users.Declared}} {
		c.Items = append(c.Items, ui.Datum{Label: i18n.T(ctx, "grant.confidence."+part.key), Value: float64(part.n)})
	}
	return c
}

// breakdown is a chart in which every figure opens to its rows.
type breakdown struct {
	id, title, head, value string
	items                  []reach.Item
	label                  func(item string) string
	count                  func(reach.Item) int
	link                   func(item string) string
}

// top gives the largest items, and the rest as one.
func (b breakdown) top() []reach.Item {
	items := slices.Clone(b.items)
	slices.SortFunc(items, func(x, y reach.Item) int {
		return cmp.Or(cmp.Compare(b.count(y), b.count(x)), cmp.Compare(x.Item, y.Item))
	})
	return slices.DeleteFunc(items, func(i reach.Item) bool { return b.count(i) == 0 })
}

func (b breakdown) chart(ctx context.Context) ui.BarChart {
	c := ui.BarChart{ID: b.id, Title: b.title, HideTitle: true, Desc: i18n.T(ctx, "grant.breakdown.desc", "what", b.title), LabelHead: b.head, ValueHead: b.value}
	rest := 0
	for i, it := range b.top() {
		if i >= maxBars {
			rest += b.count(it)
			continue
		}
		c.Items = append(c.Items, ui.Datum{Label: b.label(it.Item), Value: float64(b.count(it)), URL: b.link(it.Item)})
	}
	if rest > 0 {
		c.Items = append(c.Items, ui.Datum{Label: i18n.T(ctx, "grant.rest"), Value: float64(rest)})
	}
	return c
}

func services(i reach.Item) int  { return i.Services }
func questions(i reach.Item) int { return i.Questions }

func (v dashboardView) breakdowns(ctx context.Context) []breakdown {
	unknown := func(label func(string) string) func(string) string {
		return func(item string) string {
			if item == "" {
				return i18n.T(ctx, "grant.unknown")
			}
			return label(item)
		}
	}
	vocab := func(list string) func(string) string {
		return unknown(func(code string) string { return i18n.T(ctx, "vocab."+list+"."+code) })
	}
	by := func(name string) func(string) string {
		return func(value string) string { return v.rows(name, value) }
	}
	served := i18n.T(ctx, "grant.services")
	return []breakdown{
		{"objectives", i18n.T(ctx, "grant.by.objective"), i18n.T(ctx, "grant.objective"), served, v.Objectives, vocab("objective"), services, by("objective")},
		{"places", i18n.T(ctx, "grant.by.place"), i18n.T(ctx, "grant.place"), served, v.Places, unknown(v.placeName), services, by("place")},
		{"themes", i18n.T(ctx, "grant.by.theme"), i18n.T(ctx, "grant.theme"), i18n.T(ctx, "grant.questions"), v.Themes, vocab("theme"), questions, by("theme")},
		{"residences", i18n.T(ctx, "grant.by.residence"), i18n.T(ctx, "grant.residence"), served, v.Residences, unknown(v.area), services, by("residence")},
	}
}

func (v dashboardView) placeName(id string) string {
	if name, ok := v.places[id]; ok {
		return name
	}
	return id
}

// projections are the forecasts, each with its assumption in words.
func (v dashboardView) projections(ctx context.Context) ui.Table {
	t := ui.Table{Caption: i18n.T(ctx, "grant.forecast"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "grant.forecast.if"), Header: true}, {Head: i18n.T(ctx, "grant.users"), Number: true}, {Head: i18n.T(ctx, "grant.worth"), Number: true}}}
	add := func(key string, users int) {
		t.Rows = append(t.Rows, ui.Row{Cells: ui.Cells(i18n.T(ctx, key), number(ctx, users), v.euro(v.Fund.Earned(users)))})
	}
	add("grant.forecast.linear", v.Forecast.Linear)
	add("grant.forecast.recent", v.Forecast.Recent)
	if v.Forecast.HasYear {
		add("grant.forecast.year", v.Forecast.LastYear)
	}
	return t
}

// tiers lists the tiers and which are reached.
func tierTable(ctx context.Context, f grant.Fund, users int, lang string) ui.Table {
	t := ui.Table{Caption: i18n.T(ctx, "grant.tiers"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "grant.tier.users"), Header: true}, {Head: i18n.T(ctx, "grant.tier.adds"), Number: true}, {Head: i18n.T(ctx, "grant.tier.state")}}}
	reached := f.ReachedTier(users)
	for i, tier := range f.Tiers {
		state := ui.Tag{Kind: ui.Neutral, Text: i18n.T(ctx, "grant.tier.ahead")}
		if i <= reached {
			state = ui.Tag{Kind: ui.Good, Text: i18n.T(ctx, "grant.tier.reached")}
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{{Text: tierText(ctx, tier)}, {Text: tier.Adds.Short(lang)}, {Content: state.View()}}})
	}
	return t
}

func tierText(ctx context.Context, t grant.Tier) string {
	if t.To == 0 {
		return i18n.T(ctx, "grant.tier.from", "from", number(ctx, t.From))
	}
	return fmt.Sprintf("%s – %s", number(ctx, max(t.From, 1)), number(ctx, t.To))
}

// stats are the big figures: users and money first, then every kind of service
// that occurred.
func (v dashboardView) stats(ctx context.Context) ui.Stats {
	out := ui.Stats{
		{Figure: number(ctx, v.Users.Total()), Label: i18n.T(ctx, "grant.users"), URL: v.userRows(), Range: v.span()},
		{Figure: v.euro(v.Earned), Label: i18n.T(ctx, "grant.earned"), Range: i18n.T(ctx, "grant.earned.of", "sum", v.euro(v.Fund.Amount))},
	}
	for _, k := range reach.Kinds() {
		if n := v.Kinds[k].Services; n > 0 || k == reach.Contact {
			out = append(out, ui.Stat{Figure: number(ctx, n), Label: i18n.T(ctx, "grant.kinds."+string(k)), URL: v.rows("kind", string(k)), Range: v.span()})
		}
	}
	return out
}

// nextStep says in words how many users the next amount is away.
func (v dashboardView) nextStep(ctx context.Context) string {
	users := v.Users.Total()
	at, ok := v.Fund.Next(users)
	if !ok {
		return i18n.T(ctx, "grant.next.none")
	}
	return i18n.T(ctx, "grant.next", "count", at-users, "number", number(ctx, at-users), "sum", v.euro(v.Fund.Earned(at)))
}
