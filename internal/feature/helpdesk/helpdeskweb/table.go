package helpdeskweb

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/feature/helpdesk"
)

// contactTable shows contacts, each leading to its page. Of one day only the
// time is shown.
func contactTable(ctx context.Context, list []helpdesk.Contact, n names, caption string, oneDay bool) ui.Table {
	t := ui.Table{Caption: caption, HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "helpdesk.col.when"), Header: true}, {Head: i18n.T(ctx, "helpdesk.col.who")}, {Head: i18n.T(ctx, "helpdesk.col.questions")},
		{Head: i18n.T(ctx, "helpdesk.col.minutes"), Number: true}, {Head: i18n.T(ctx, "helpdesk.col.channel")},
		{Head: i18n.T(ctx, "helpdesk.col.place")}, {Head: i18n.T(ctx, "helpdesk.col.helper")},
	}}
	t.Rows = make([]ui.Row, 0, len(list))
	lang := i18n.Lang(ctx)
	for _, c := range list {
		when := civil.ClockOf(c.At, civil.Brussels()).String()
		if !oneDay {
			when = c.Day().Short() + " " + when
		}
		questions := gist(ctx, c)
		if c.Urgent {
			questions = i18n.T(ctx, "helpdesk.urgent") + " – " + questions
		}
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: when, URL: "/office/contacts/" + c.ID}, {Text: whoWords(ctx, c, n.people[c.PersonID])}, {Text: questions},
			{Text: civil.FormatMinutes(c.Minutes, lang)}, {Text: i18n.T(ctx, c.Channel.Key())},
			{Text: n.places[c.PlaceID]}, {Text: n.helpers[c.HelperID]},
		}})
	}
	return t
}

// taskTable shows follow-ups, each leading to its page.
func taskTable(ctx context.Context, list []helpdesk.FollowUp, today civil.Date, helpers map[string]string, caption string) ui.Table {
	t := ui.Table{Caption: caption, HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "helpdesk.task.kind"), Header: true}, {Head: i18n.T(ctx, "helpdesk.task.due")}, {Head: i18n.T(ctx, "helpdesk.task.state")},
		{Head: i18n.T(ctx, "helpdesk.task.note")}, {Head: i18n.T(ctx, "helpdesk.task.owner")},
	}}
	for _, f := range list {
		t.Rows = append(t.Rows, ui.Row{Cells: []ui.Cell{
			{Text: label(ctx, f.Kind), URL: "/office/followups/" + f.ID}, {Text: f.Due.DayMonth(i18n.Lang(ctx))},
			{Content: taskTag(ctx, f, today).View()}, {Text: f.Note}, {Text: helpers[f.OwnerID]},
		}})
	}
	return t
}

// taskTag says how a follow-up stands; overdue follows from the day.
func taskTag(ctx context.Context, f helpdesk.FollowUp, today civil.Date) ui.Tag {
	switch {
	case f.Overdue(today):
		return ui.Tag{Kind: ui.Bad, Text: i18n.T(ctx, "helpdesk.task.overdue")}
	case f.State == helpdesk.TaskOpen && f.Due == today:
		return ui.Tag{Kind: ui.Warn, Text: i18n.T(ctx, "helpdesk.task.today")}
	case f.State == helpdesk.TaskDone:
		return ui.Tag{Kind: ui.Good, Text: label(ctx, f.State)}
	}
	return ui.Tag{Text: label(ctx, f.State)}
}
