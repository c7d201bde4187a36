package tenantweb

import (
	"context"
	"net/http"
	"strconv"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
)

// form is a form with where it goes.
type form struct {
	*web.Form
	action string
	status int
}

// problem puts what is wrong with fields into the form and says whether it was that.
func (f *form) problem(err error) bool {
	if !f.Rejected(err) {
		return false
	}
	f.status = http.StatusUnprocessableEntity
	return true
}

func (f *form) field(ctx context.Context, name, label string) ui.Field {
	return ui.Field{Name: name, Label: i18n.T(ctx, label), Value: f.Values.Get(name), Error: f.Error(ctx, name)}
}

func (f *form) hinted(ctx context.Context, name, label, hint string) ui.Field {
	out := f.field(ctx, name, label)
	out.Hint = i18n.T(ctx, hint)
	return out
}

func (f *form) optional(ctx context.Context, name, label string) ui.Field {
	out := f.field(ctx, name, label)
	out.Optional = true
	return out
}

func (f *form) summary(ctx context.Context) ui.ErrorSummary {
	var out ui.ErrorSummary
	for _, p := range f.Problems(ctx) {
		out = append(out, ui.FieldError{Field: p.Field, Text: p.Text})
	}
	return out
}

func (f *form) version() int64 {
	n, _ := strconv.ParseInt(f.Get("version"), 10, 64) // 0 is no version, so it is stale
	return n
}

// day reads a day as typed; no text is no day.
func (f *form) day(ck *errs.Check, name string, today civil.Date) civil.Date {
	if f.Get(name) == "" {
		return civil.Date{}
	}
	d, err := civil.ParseDate(f.Get(name), today)
	ck.That(err == nil, name, "tenant-date")
	return d
}

// lastDay writes the last day of something that ends before to.
func lastDay(to civil.Date) civil.Date { return to.AddDays(-1) }

func codes[T ~string](ctx context.Context, prefix string, values []T) []ui.Option {
	var out []ui.Option
	for _, v := range values {
		out = append(out, ui.Option{Value: string(v), Text: i18n.T(ctx, prefix+string(v))})
	}
	return out
}
