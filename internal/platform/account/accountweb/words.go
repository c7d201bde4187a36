package accountweb

import (
	"context"
	"strings"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

// names gives the parts of the tenant by limit.
type names map[account.Limit]string

// kinds lists the sorts of limit in the order of the form.
func kinds() []account.LimitKind {
	return []account.LimitKind{account.ByPlace, account.ByMunicipality, account.ByPartner}
}

func (h *Handlers) names(ctx context.Context, a actor.Actor) (names, error) {
	out := names{}
	for _, k := range kinds() {
		options, err := h.svc.LimitOptions(ctx, a, k)
		if err != nil {
			return nil, err
		}
		for _, o := range options {
			out[account.Limit{Kind: k, ID: o.ID}] = o.Name
		}
	}
	return out, nil
}

func (n names) text(ctx context.Context, l account.Limit) string {
	if l == (account.Limit{}) {
		return i18n.T(ctx, "account.limit.none")
	}
	if name := n[l]; name != "" {
		return name
	}
	return i18n.T(ctx, "account.limit.gone")
}

func roleText(ctx context.Context, r actor.Role) string { return i18n.T(ctx, "role."+string(r)) }

// rolesText names roles with their limits, for a line of a table.
func (n names) rolesText(ctx context.Context, grants []account.Grant) string {
	var out []string
	for _, g := range grants {
		text := roleText(ctx, g.Role)
		if g.Limit != (account.Limit{}) {
			text += " (" + n.text(ctx, g.Limit) + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

func stateTag(ctx context.Context, s account.State) ui.Tag {
	kind := map[account.State]ui.Kind{account.Active: ui.Good, account.Invited: ui.Info, account.Disabled: ui.Bad}[s]
	return ui.Tag{Kind: kind, Text: i18n.T(ctx, "account.state."+string(s))}
}

// when writes an instant by the Belgian clock.
func when(ctx context.Context, t time.Time) string {
	lang := i18n.Lang(ctx)
	return civil.DateOf(t, civil.Brussels()).Medium(lang) + ", " + civil.ClockOf(t, civil.Brussels()).Format(lang)
}

// lastDay writes the last day of something that ends before to.
func lastDay(to civil.Date, lang string) string {
	if to.IsZero() {
		return ""
	}
	return to.AddDays(-1).Medium(lang)
}

func languageOptions() []ui.Option {
	var out []ui.Option
	for _, l := range i18n.Languages() {
		out = append(out, ui.Option{Value: l.Code, Text: l.Name})
	}
	return out
}

func field(ctx context.Context, f *web.Form, name, label string) ui.Field {
	return ui.Field{Name: name, Label: i18n.T(ctx, label), Value: f.Values.Get(name), Error: f.Error(ctx, name)}
}

// summary lists what is wrong, the notice about the whole form first.
func (f *doorForm) summary(ctx context.Context) ui.ErrorSummary {
	var out ui.ErrorSummary
	if f.notice != "" {
		out = append(out, ui.FieldError{Text: f.notice})
	}
	for _, p := range f.Problems(ctx) {
		out = append(out, ui.FieldError{Field: p.Field, Text: p.Text})
	}
	return out
}

func (f *doorForm) field(ctx context.Context, name, label string) ui.Field {
	return field(ctx, f.Form, name, label)
}

// secret is a field for a password or code: never filled in by the server, easy
// for a password manager, and free to paste in (v5.0.0-6.2.7).
func (f *doorForm) secret(ctx context.Context, name, label, autocomplete string) ui.Field {
	out := ui.Field{Name: name, Label: i18n.T(ctx, label), Error: f.Error(ctx, name), Autocomplete: autocomplete, Required: true}
	return out
}

func (f *doorForm) newPassword(ctx context.Context) ui.Password {
	out := f.secret(ctx, "password", "account.password.new", "new-password")
	out.Hint = i18n.T(ctx, "account.password.hint", "min", 8, "advised", 15)
	return ui.Password(out)
}

func (f *doorForm) code(ctx context.Context, label, hint string) ui.Text {
	out := f.secret(ctx, "code", label, "one-time-code")
	out.Hint, out.Width = i18n.T(ctx, hint), ui.Long
	return ui.Text(out)
}
