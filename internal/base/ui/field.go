package ui

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// Width is how wide a text field is drawn: about as wide as its answer.
type Width string

// The widths, in letters; Full takes the column.
const (
	Full   Width = ""
	Long   Width = "20"
	Medium Width = "10"
	Short  Width = "5"
)

// Field is what all form fields share. Text to show comes in the language of
// the reader. A value stays as typed when the field is wrong.
type Field struct {
	Name         string
	ID           string // empty: Name
	Label        string
	Hint         string
	Value        string
	Error        string // what is wrong and what to do
	Required     bool
	Optional     bool // the label says that it may stay empty
	Disabled     bool
	ReadOnly     bool
	Autocomplete string // WCAG 1.3.5 token: "given-name", "tel", "bday-year", "off" …
	Inputmode    string // "numeric", "tel", "email" …: the keyboard on a phone
	Lang         string // BCP 47, when the answer is in another language
	Width        Width
	Attrs        templ.Attributes // more attributes of the control, such as hx-get
}

// id returns the id of the control, which error summaries link to.
func (f Field) id() string {
	if f.ID != "" {
		return f.ID
	}
	return f.Name
}

func (f Field) hintID() string  { return f.id() + "-hint" }
func (f Field) errorID() string { return f.id() + "-error" }

// describedBy lists the ids of what a screen reader says after the label.
func (f Field) describedBy(more ...string) string {
	ids := more
	if f.Hint != "" {
		ids = append(ids, f.hintID())
	}
	if f.Error != "" {
		ids = append(ids, f.errorID())
	}
	return strings.Join(ids, " ")
}

// control returns the attributes of an input, select or text area.
func (f Field) control(more ...string) templ.Attributes {
	a := templ.Attributes{
		"id": f.id(), "name": f.Name,
		"required": f.Required, "disabled": f.Disabled, "readonly": f.ReadOnly,
	}
	set(a, "aria-describedby", f.describedBy(more...))
	set(a, "autocomplete", f.Autocomplete)
	set(a, "inputmode", f.Inputmode)
	set(a, "lang", f.Lang)
	if f.Error != "" {
		a["aria-invalid"] = "true"
	}
	for name, value := range f.Attrs {
		a[name] = value
	}
	return a
}

// set adds an attribute unless its value is empty.
func set(a templ.Attributes, name, value string) {
	if value != "" {
		a[name] = value
	}
}

func (f Field) groupClass(block string) string {
	class := "govuk-form-group"
	if block != "" {
		class += " " + block
	}
	if f.Error != "" {
		class += " govuk-form-group--error"
	}
	return class
}

func (f Field) inputClass(block string) string {
	class := block
	if f.Width != Full && block == "govuk-input" {
		class += " govuk-input--width-" + string(f.Width)
	}
	if f.Error != "" {
		class += " " + block + "--error"
	}
	return class
}

// itemID returns the id of the n-th choice, from 0. The first has the id of the
// field, so that an error summary leads to it.
func (f Field) itemID(n int) string {
	if n == 0 {
		return f.id()
	}
	return f.id() + "-" + strconv.Itoa(n+1)
}

func yesNo(b bool) string { return strconv.FormatBool(b) }
