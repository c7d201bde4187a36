package ui

import (
	"context"

	"digibank/internal/base/i18n"
)

// before returns the sum of the parts that stand before the i-th.
func (c Chart) before(i int) float64 { return Chart{Items: c.Items[:i]}.sum() }

// share writes the i-th part as a percentage of the whole.
func (c Chart) share(ctx context.Context, i int) string {
	total := c.sum()
	if total <= 0 {
		return ""
	}
	return "(" + i18n.Percent(ctx, c.Items[i].Value/total) + ")"
}

// anchor keeps the first and last label inside the drawing.
func anchor(i, labels int) string {
	switch i {
	case 0:
		return "start"
	case labels - 1:
		return "end"
	default:
		return "middle"
	}
}
