package placeweb

import (
	"context"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
)

// keyed is a code of a closed list.
type keyed interface {
	~string
	Key() string
}

// options offers a closed list in a Select.
func options[T keyed](ctx context.Context, list []T) []ui.Option {
	out := make([]ui.Option, 0, len(list))
	for _, c := range list {
		out = append(out, ui.Option{Value: string(c), Text: i18n.T(ctx, c.Key())})
	}
	return out
}

// boxes offers a closed list as boxes to tick.
func boxes[T keyed](ctx context.Context, f *web.Form, name string, list []T) []ui.Choice {
	out := make([]ui.Choice, 0, len(list))
	for _, c := range list {
		out = append(out, ui.Choice{Value: string(c), Label: i18n.T(ctx, c.Key()), Checked: f.Has(name, string(c))})
	}
	return out
}

// field is a field of a form with its value and what is wrong with it.
func field(ctx context.Context, f *web.Form, name, label string) ui.Field {
	return ui.Field{Name: name, Label: i18n.T(ctx, label), Value: f.Values.Get(name), Error: f.Error(ctx, name)}
}

// hinted is a field with an explanation.
func hinted(ctx context.Context, f *web.Form, name, label, hint string) ui.Field {
	out := field(ctx, f, name, label)
	out.Hint = i18n.T(ctx, hint)
	return out
}

// optional is a field that may stay empty.
func optional(ctx context.Context, f *web.Form, name, label string) ui.Field {
	out := field(ctx, f, name, label)
	out.Optional = true
	return out
}

// summary lists what is wrong before the form.
func summary(ctx context.Context, f *web.Form) ui.ErrorSummary {
	var out ui.ErrorSummary
	for _, p := range f.Problems(ctx) {
		out = append(out, ui.FieldError{Field: p.Field, Text: p.Text})
	}
	return out
}
