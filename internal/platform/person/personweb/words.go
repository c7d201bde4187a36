package personweb

import (
	"context"
	"strconv"
	"strings"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

// coded is a code of a closed list with a label.
type coded interface {
	~string
	Key() string
}

func label[T coded](ctx context.Context, code T) string {
	if code == "" {
		return ""
	}
	return i18n.T(ctx, code.Key())
}

// options are the answers of a closed list for a select.
func options[T coded](ctx context.Context, list []T) []ui.Option {
	out := make([]ui.Option, 0, len(list))
	for _, code := range list {
		out = append(out, ui.Option{Value: string(code), Text: label(ctx, code)})
	}
	return out
}

func channelOptions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, c := range person.Channels() {
		out = append(out, ui.Option{Value: string(c), Text: channelWords(ctx, c)})
	}
	return out
}

func channelWords(ctx context.Context, c person.Channel) string {
	if c == person.ChannelAny {
		return i18n.T(ctx, "person.channel.any")
	}
	return i18n.T(ctx, "person.channel."+string(c))
}

// year is a birth year in words, "" when not known.
func year(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

// where is the postcode with its municipality.
func (h *Handlers) where(i person.Identity) string {
	town := ""
	if m, ok := h.atlas.Municipality(i.NIS); ok {
		town = m.Name
	}
	return strings.TrimSpace(i.Postcode + " " + town)
}

// tell tells people apart: birth year and where they live.
func (h *Handlers) tell(ctx context.Context, i person.Identity) string {
	var words []string
	if i.BirthYear > 0 {
		words = append(words, i18n.T(ctx, "person.born", "year", year(i.BirthYear)))
	}
	if w := h.where(i); w != "" {
		words = append(words, w)
	}
	return strings.Join(words, ", ")
}

// reasons says what two files have in common.
func reasons(ctx context.Context, list []person.Reason) string {
	var words []string
	for _, r := range list {
		words = append(words, i18n.T(ctx, r.Key()))
	}
	return strings.Join(words, ", ")
}

// moment is day and time of an instant for a reader.
func moment(ctx context.Context, at time.Time) string {
	lang := i18n.Lang(ctx)
	return civil.DateOf(at, civil.Brussels()).Medium(lang) + ", " + civil.ClockOf(at, civil.Brussels()).Format(lang)
}

// day is the day of an instant for a reader.
func day(ctx context.Context, at time.Time) string {
	return civil.DateOf(at, civil.Brussels()).Medium(i18n.Lang(ctx))
}

// message is a text of a timeline.
func message(ctx context.Context, m person.Message) string {
	if m.Key == "" {
		return m.Text
	}
	return i18n.T(ctx, m.Key, m.Args...)
}

// field is a field of a form with its value and what is wrong with it.
func field(ctx context.Context, f *web.Form, name, labelKey string) ui.Field {
	return ui.Field{Name: name, Label: i18n.T(ctx, labelKey), Value: f.Get(name), Error: f.Error(ctx, name)}
}

// optional is a field that may stay empty.
func optional(ctx context.Context, f *web.Form, name, labelKey string) ui.Field {
	out := field(ctx, f, name, labelKey)
	out.Optional = true
	return out
}

func hinted(ctx context.Context, f ui.Field, hintKey string) ui.Field {
	f.Hint = i18n.T(ctx, hintKey)
	return f
}

// completed says what a browser may fill in: nothing, for these are other people.
func completed(f ui.Field) ui.Field {
	f.Autocomplete = "off"
	return f
}

// narrow draws a field about as wide as its answer.
func narrow(f ui.Field, w ui.Width) ui.Field {
	f.Width = w
	return f
}

// problems makes the error summary of a form.
func problems(ctx context.Context, f *web.Form) ui.ErrorSummary {
	var out ui.ErrorSummary
	for _, p := range f.Problems(ctx) {
		out = append(out, ui.FieldError{Field: p.Field, Text: p.Text})
	}
	return out
}

// tagChoices are the target groups to tick.
func tagChoices(ctx context.Context, chosen func(vocab.TargetGroup) bool) []ui.Choice {
	var out []ui.Choice
	for _, t := range vocab.TargetGroups() {
		out = append(out, ui.Choice{Value: string(t), Label: label(ctx, t), Checked: chosen(t)})
	}
	return out
}

// readTags reads the ticked target groups.
func readTags(f *web.Form) []vocab.TargetGroup {
	var out []vocab.TargetGroup
	for _, v := range f.All("tags") {
		out = append(out, vocab.TargetGroup(v))
	}
	return out
}
