package office

import (
	"github.com/a-h/templ"

	"context"
	"io"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/platform/frame"
)

// clashTable shows what was just typed beside what somebody else saved.
func clashTable(rows []frame.ClashRow) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		t := ui.Table{
			Caption: i18n.T(ctx, "office.clash"),
			Columns: []ui.Column{
				{Head: i18n.T(ctx, "office.clash.field"), Header: true},
				{Head: i18n.T(ctx, "office.clash.yours")},
				{Head: i18n.T(ctx, "office.clash.theirs")},
			},
		}
		for _, row := range rows {
			t.Rows = append(t.Rows, ui.Row{Cells: ui.Cells(row.Label, row.Yours, row.Theirs)})
		}
		return t.View().Render(ctx, w)
	})
}
