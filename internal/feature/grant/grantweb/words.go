package grantweb

import (
	"context"
	"strings"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/feature/grant"
)

func fundLinks(funds []grant.Fund, current string) []ui.Link {
	links := make([]ui.Link, 0, len(funds))
	for _, f := range funds {
		links = append(links, ui.Link{Text: f.Name, URL: "/office/funds/" + f.ID, Current: f.ID == current})
	}
	return links
}

// gapLines says per objective in which quarters nothing was counted.
func gapLines(ctx context.Context, gaps []grant.Gap) []string {
	var order []string
	quarters := map[string][]string{}
	for _, g := range gaps {
		if len(quarters[g.Objective]) == 0 {
			order = append(order, g.Objective)
		}
		key := "grant.gap.quarter"
		if g.Running {
			key = "grant.gap.running"
		}
		quarters[g.Objective] = append(quarters[g.Objective], i18n.T(ctx, key, "quarter", g.Quarter.Q, "year", g.Quarter.Year))
	}
	out := make([]string, 0, len(order))
	for _, objective := range order {
		out = append(out, i18n.T(ctx, "grant.gap", "objective", i18n.T(ctx, "vocab.objective."+objective), "quarters", strings.Join(quarters[objective], ", ")))
	}
	return out
}

func fundTable(ctx context.Context, funds []grant.Fund, lang string) ui.Table {
	t := ui.Table{Caption: i18n.T(ctx, "grant.funds"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "grant.name"), Header: true}, {Head: i18n.T(ctx, "grant.period")},
		{Head: i18n.T(ctx, "grant.target"), Number: true}, {Head: i18n.T(ctx, "grant.amount"), Number: true}}}
	for _, f := range funds {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: f.Name, URL: "/office/funds/" + f.ID},
			{Text: f.Days.From.Medium(lang) + " – " + f.LastDay().Medium(lang)},
			{Text: number(ctx, f.Target())}, {Text: f.Amount.Short(lang)},
		}})
	}
	return t
}
