package helpdeskweb

import (
	"context"
	"strconv"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
)

// coded is a code of a closed list with a label.
type coded interface {
	~string
	Key() string
	Valid() bool
}

// choices are the answers of a closed list; what the form holds is chosen.
func choices[T coded](ctx context.Context, f *web.Form, name string, list []T) []ui.Choice {
	out := make([]ui.Choice, 0, len(list))
	for _, code := range list {
		out = append(out, ui.Choice{Value: string(code), Label: i18n.T(ctx, code.Key()), Checked: f.Has(name, string(code))})
	}
	return out
}

// options are the answers of a closed list for a select.
func options[T coded](ctx context.Context, list []T) []ui.Option {
	out := make([]ui.Option, 0, len(list))
	for _, code := range list {
		out = append(out, ui.Option{Value: string(code), Text: i18n.T(ctx, code.Key())})
	}
	return out
}

// label is the label of a code, "" for no code; what is no code of the list, such
// as in a mistyped address, stays as it is.
func label[T coded](ctx context.Context, code T) string {
	if !code.Valid() {
		return string(code)
	}
	return i18n.T(ctx, code.Key())
}

// field is a field of the form with its value and what is wrong with it.
func field(ctx context.Context, f *web.Form, name, labelKey string) ui.Field {
	return ui.Field{Name: name, Label: i18n.T(ctx, labelKey), Value: f.Get(name), Error: f.Error(ctx, name)}
}

// optional is a field that may stay empty.
func optional(ctx context.Context, f *web.Form, name, labelKey string) ui.Field {
	out := field(ctx, f, name, labelKey)
	out.Optional = true
	return out
}

// inQuestion is the name of a field of the n-th question.
func inQuestion(n int, name string) string { return "questions[" + strconv.Itoa(n) + "]." + name }

// problems makes the error summary of a form.
func problems(ctx context.Context, f *web.Form) ui.ErrorSummary {
	var out ui.ErrorSummary
	for _, p := range f.Problems(ctx) {
		id := p.Field
		if id == "questions" {
			id = inQuestion(0, "theme")
		}
		out = append(out, ui.FieldError{Field: id, Text: p.Text})
	}
	return out
}

// clockOf is the time of day of an instant in Brussels, "14:30".
func clockOf(at time.Time) string { return civil.ClockOf(at, civil.Brussels()).String() }

// moment is day and time of an instant for a reader.
func moment(ctx context.Context, at time.Time) string {
	lang := i18n.Lang(ctx)
	return civil.DateOf(at, civil.Brussels()).Medium(lang) + ", " + civil.ClockOf(at, civil.Brussels()).Format(lang)
}

// whoWords says in words who was helped; name is "" when it may not be shown.
func whoWords(ctx context.Context, c helpdesk.Contact, name string) string {
	if name != "" {
		return name
	}
	words := label(ctx, c.Kind)
	if c.AgeBand != "unknown" {
		words += ", " + label(ctx, c.AgeBand)
	}
	return words
}

func minutesWords(ctx context.Context, minutes int) string {
	return civil.FormatMinutes(minutes, i18n.Lang(ctx))
}
