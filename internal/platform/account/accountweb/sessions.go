package accountweb

import (
	"context"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/platform/account"
)

// sessionTable lists one's own sessions, each with a button to end it.
func sessionTable(ctx context.Context, sessions []account.SessionInfo) ui.Table {
	t := ui.Table{Caption: i18n.T(ctx, "account.sessions"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "account.session.device"), Header: true}, {Head: i18n.T(ctx, "account.session.network")},
		{Head: i18n.T(ctx, "account.session.since")}, {Head: i18n.T(ctx, "account.session.seen")}, {Head: i18n.T(ctx, "account.action")},
	}}
	for _, s := range sessions {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Content: deviceCell(s)}, {Text: s.Network}, {Text: when(ctx, s.CreatedAt)}, {Text: when(ctx, s.SeenAt)},
			{Content: postButton("/office/account/sessions/"+s.ID+"/end", i18n.T(ctx, "account.session.end"), s.Device)},
		}})
	}
	return t
}
