package helpdeskweb

import (
	"context"
	"errors"
	"strings"

	"github.com/a-h/templ"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/vocab"
)

// hinted is a field with a hint.
func hinted(ctx context.Context, f ui.Field, hintKey string) ui.Field {
	f.Hint = i18n.T(ctx, hintKey)
	return f
}

func (p contactForm) otherMinutes(ctx context.Context) ui.Field {
	f := hinted(ctx, optional(ctx, p.form, "minutes_free", "helpdesk.minutes.other"), "helpdesk.minutes.hint")
	if f.Value == "" {
		f.Value = p.strayMinutes()
	}
	f.Width = ui.Medium
	return f
}

// strayMinutes is a duration that no button shows.
func (p contactForm) strayMinutes() string {
	chosen := p.form.Get("minutes")
	for _, c := range p.minuteChips(context.Background()).Items {
		if c.Checked {
			return ""
		}
	}
	return chosen
}

func (p contactForm) genderField(ctx context.Context) ui.Field {
	return hinted(ctx, field(ctx, p.form, "gender", "helpdesk.gender"), "helpdesk.gender.hint")
}

func (p contactForm) noteField(ctx context.Context) ui.Field {
	return hinted(ctx, optional(ctx, p.form, "note", "helpdesk.note"), "helpdesk.note.hint")
}

func (p contactForm) dayField(ctx context.Context) ui.Field {
	return hinted(ctx, field(ctx, p.form, "at", "helpdesk.at"), "helpdesk.at.hint")
}

func (p contactForm) timeField(ctx context.Context) ui.Field {
	return hinted(ctx, field(ctx, p.form, "time", "helpdesk.time"), "helpdesk.time.hint")
}

func (p contactForm) shortField(ctx context.Context, name, labelKey string) ui.Field {
	f := field(ctx, p.form, name, labelKey)
	f.Width, f.Autocomplete = ui.Medium, "off"
	return f
}

func (p contactForm) searchField(ctx context.Context) ui.Field {
	f := hinted(ctx, field(ctx, p.form, "person_search", "helpdesk.person"), "helpdesk.person.hint")
	f.Autocomplete = "off"
	if len(p.found) == 0 {
		f.ID = "person" // where an error about the person leads
		if f.Error == "" {
			f.Error = p.form.Error(ctx, "person")
		}
	}
	return f
}

func (p contactForm) reason(ctx context.Context) ui.Field {
	if p.free {
		return optional(ctx, p.form, "reason", "helpdesk.reason")
	}
	return field(ctx, p.form, "reason", "helpdesk.reason")
}

// backTo makes a button that changes the form bring the page back at a field, so
// that nobody has to look for the place again.
func (p contactForm) backTo(id string) templ.Attributes {
	return templ.Attributes{"formaction": p.action + "#" + id}
}

// adminField is required once the theme says so; before that a hint tells when.
func adminField(ctx context.Context, f *web.Form, n int, whole bool) ui.Field {
	name := inQuestion(n, "admin_theme")
	if whole && vocab.Theme(f.Get(inQuestion(n, "theme"))) != vocab.ThemeAdminProcedures {
		return hinted(ctx, optional(ctx, f, name, "helpdesk.admin_theme"), "helpdesk.admin_theme.hint")
	}
	return field(ctx, f, name, "helpdesk.admin_theme")
}

// whoChoices are the three ways to say for whom it was, each with its fields.
func (p contactForm) whoChoices(ctx context.Context) []ui.Choice {
	items := choices(ctx, p.form, "who", helpdesk.WhoKinds())
	for i := range items {
		items[i].Hint = i18n.T(ctx, "helpdesk.who."+items[i].Value+".hint")
	}
	items[0].Reveal, items[1].Reveal, items[2].Reveal = p.knownPerson(), p.pseudonym(), p.anonymous()
	if p.correcting {
		keep := ui.Choice{Value: keepWho, Label: i18n.T(ctx, "helpdesk.who.keep", "who", p.kept), Checked: p.form.Has("who", keepWho)}
		items = append([]ui.Choice{keep}, items...)
	}
	return items
}

func (p contactForm) foundChoices() []ui.Choice {
	var items []ui.Choice
	for i, f := range p.found {
		items = append(items, ui.Choice{Value: f.ID, Label: personWords(f.Person), Checked: i == 0 && len(p.found) == 1})
	}
	return items
}

// stars shows autonomy as one to three stars, always with the words.
func (p contactForm) stars(ctx context.Context) []ui.Choice {
	items := choices(ctx, p.form, "autonomy", vocab.Autonomies())
	for i, a := range vocab.Autonomies() {
		items[i].Label = strings.Repeat("★", a.Stars()) + " " + items[i].Label
	}
	return items
}

// whenChoices are the usual due days, and a day to type.
func (p contactForm) whenChoices(ctx context.Context) []ui.Choice {
	due := hinted(ctx, field(ctx, p.form, "task_due", "helpdesk.task.due"), "helpdesk.task.due.hint")
	return []ui.Choice{
		{Value: dueNone, Label: i18n.T(ctx, "helpdesk.task.when.none"), Checked: p.form.Get("task") == dueNone},
		{Value: dueTomorrow, Label: i18n.T(ctx, "helpdesk.task.when.tomorrow"), Checked: p.form.Has("task", dueTomorrow)},
		{Value: dueWeek, Label: i18n.T(ctx, "helpdesk.task.when.week"), Checked: p.form.Has("task", dueWeek)},
		{Value: dueDay, Label: i18n.T(ctx, "helpdesk.task.when.day"), Checked: p.form.Has("task", dueDay), Reveal: ui.Date(due).View()},
	}
}

// searchError moves what is wrong with a search to the field of the form.
func searchError(err error) error {
	var known *errs.Error
	if !errors.As(err, &known) || known.Kind != errs.Invalid {
		return nil
	}
	moved := *known
	moved.Fields = nil
	for _, f := range known.Fields {
		f.Field = "person_search"
		moved.Fields = append(moved.Fields, f)
	}
	return &moved
}
