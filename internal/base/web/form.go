package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
)

// maxForm is the most a posted form may hold, in bytes.
const maxForm = 1 << 20

// Form is what somebody typed, kept as typed, with what is wrong with it.
type Form struct {
	Values url.Values
	fields []errs.Field
}

// NewForm starts a form with values to show, for a page that was not posted yet.
func NewForm(pairs ...string) *Form {
	f := &Form{Values: url.Values{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		f.Values.Add(pairs[i], pairs[i+1])
	}
	return f
}

// ReadForm reads a posted form. Too much is errs.TooLarge, broken UTF-8 errs.Malformed.
func ReadForm(w http.ResponseWriter, r *http.Request) (*Form, error) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		return nil, bodyError(err)
	}
	for _, values := range r.PostForm {
		for _, v := range values {
			if !whole(v) {
				return nil, errs.New(errs.Malformed, "text-broken")
			}
		}
	}
	return &Form{Values: r.PostForm}, nil
}

// Get gives the first value of a field, without the blanks around it.
func (f *Form) Get(name string) string { return strings.TrimSpace(f.Values.Get(name)) }

// All gives every value of a field.
func (f *Form) All(name string) []string { return f.Values[name] }

// Has says whether a field holds the value, for boxes and choices.
func (f *Form) Has(name, value string) bool {
	for _, v := range f.Values[name] {
		if v == value {
			return true
		}
	}
	return false
}

// Rejected takes over what is wrong from an Invalid error and says whether err
// was one; the page is then shown again with status 422. Any other error is the
// caller's to return.
func (f *Form) Rejected(err error) bool {
	fields := errs.FieldsOf(err)
	f.fields = append(f.fields, fields...)
	return len(fields) > 0
}

// Problem is one line of the error summary.
type Problem struct {
	Field string
	Text  string
}

// Problems gives what is wrong, in the reader's language, in order.
func (f *Form) Problems(ctx context.Context) []Problem {
	out := make([]Problem, 0, len(f.fields))
	for _, fe := range f.fields {
		out = append(out, Problem{Field: fe.Field, Text: FieldText(ctx, fe)})
	}
	return out
}

// Error gives the text next to a field, empty when nothing is wrong with it.
func (f *Form) Error(ctx context.Context, name string) string {
	for _, fe := range f.fields {
		if fe.Field == name {
			return FieldText(ctx, fe)
		}
	}
	return ""
}

// FieldText puts a field error in words, from the key "invalid.<code>".
func FieldText(ctx context.Context, fe errs.Field) string {
	return i18n.T(ctx, "invalid."+fe.Code, fe.Args...)
}
