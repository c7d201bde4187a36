package grantweb

import (
	"context"
	"strconv"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/money"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/feature/grant"
)

// tierRows is how many tiers the form has room for.
const tierRows = 6

// readSave reads the form of a fund as people typed it. Numbers, dates and sums
// that cannot be read are noted; the rest is for Save.Validate.
func readSave(f *web.Form, today civil.Date) (grant.Save, error) {
	var ck errs.Check
	s := grant.Save{
		ClientID: f.Get("client_id"), Name: f.Get("name"), Kind: grant.Kind(f.Get("kind")), Funder: f.Get("funder"), Banner: f.Get("banner"),
		Mode: grant.TierMode(f.Get("tier_mode")), Below: grant.BelowFirst(f.Get("below_first")),
	}
	s.First = readDate(&ck, f, "first", today)
	s.Last = readDate(&ck, f, "last", today)
	s.KeepUntil = readDate(&ck, f, "keep_until", today)
	s.Amount = readMoney(&ck, f, "amount")
	s.ChosenTarget = readNumber(&ck, f, "chosen_target")
	for i := range tierRows {
		n := strconv.Itoa(i)
		if f.Get("tier_from_"+n) == "" && f.Get("tier_to_"+n) == "" && f.Get("tier_adds_"+n) == "" {
			continue
		}
		s.Tiers = append(s.Tiers, grant.Tier{From: readNumber(&ck, f, "tier_from_"+n), To: readNumber(&ck, f, "tier_to_"+n), Adds: readMoney(&ck, f, "tier_adds_"+n)})
	}
	return s, ck.Err()
}

func readDate(ck *errs.Check, f *web.Form, name string, today civil.Date) civil.Date {
	if f.Get(name) == "" {
		return civil.Date{}
	}
	d, err := civil.ParseDate(f.Get(name), today)
	ck.That(err == nil, name, "date")
	return d
}

func readMoney(ck *errs.Check, f *web.Form, name string) money.Cents {
	if f.Get(name) == "" {
		return 0
	}
	c, err := money.Parse(f.Get(name))
	ck.That(err == nil, name, "amount")
	return c
}

func readNumber(ck *errs.Check, f *web.Form, name string) int {
	if f.Get(name) == "" {
		return 0
	}
	n, err := strconv.Atoi(f.Get(name))
	ck.That(err == nil && n >= 0, name, "number")
	return n
}

// typed writes an amount the way it is typed in a field: "350000" or "12,50".
func typed(c money.Cents) string {
	return strings.TrimSuffix(strings.Replace(c.String(), ".", ",", 1), ",00")
}

// fill puts a fund into a form.
func fill(f grant.Fund, lang string) *web.Form {
	form := web.NewForm("version", strconv.FormatInt(f.Version, 10), "name", f.Name, "kind", string(f.Kind), "funder", f.Funder,
		"first", f.Days.From.Short(), "last", f.LastDay().Short(), "amount", typed(f.Amount), "chosen_target", strconv.Itoa(f.ChosenTarget),
		"tier_mode", string(f.Mode), "below_first", string(f.Below), "keep_until", f.KeepUntil.Short(), "banner", f.Banner)
	fillTiers(form, f.Tiers)
	return form
}

func fillTiers(form *web.Form, tiers []grant.Tier) {
	for i, t := range tiers {
		n := strconv.Itoa(i)
		form.Values.Set("tier_from_"+n, strconv.Itoa(t.From))
		form.Values.Set("tier_adds_"+n, typed(t.Adds))
		if t.To > 0 {
			form.Values.Set("tier_to_"+n, strconv.Itoa(t.To))
		}
	}
}

// fundForm is the form with what surrounds it.
type fundForm struct {
	*web.Form
	action, title string
	isNew         bool
}

func (v fundForm) field(ctx context.Context, name, label string) ui.Field {
	return ui.Field{Name: name, Label: i18n.T(ctx, label), Value: v.Values.Get(name), Error: v.Error(ctx, name)}
}

func (v fundForm) hinted(ctx context.Context, name, label, hint string) ui.Field {
	f := v.field(ctx, name, label)
	f.Hint = i18n.T(ctx, hint)
	return f
}

func (v fundForm) number(ctx context.Context, name, label string) ui.Field {
	f := v.field(ctx, name, label)
	f.Inputmode, f.Width = "numeric", ui.Medium
	return f
}

func (v fundForm) summary(ctx context.Context) ui.ErrorSummary {
	var out ui.ErrorSummary
	for _, p := range v.Problems(ctx) {
		field := p.Field
		if field == "tiers" {
			field = "tier_from_0"
		}
		out = append(out, ui.FieldError{Field: field, Text: p.Text})
	}
	return out
}

func choices[T ~string](ctx context.Context, prefix string, values []T) []ui.Option {
	out := make([]ui.Option, 0, len(values))
	for _, v := range values {
		out = append(out, ui.Option{Value: string(v), Text: i18n.T(ctx, prefix+string(v))})
	}
	return out
}
