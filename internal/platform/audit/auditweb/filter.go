package auditweb

import (
	"context"
	"net/url"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/platform/audit"
)

// filters are the parameters that narrow the trail.
func filters() []string {
	return []string{"action", "actor", "person", "object", "result", "from", "to"}
}

// readFilter reads the address. Days are those of the Belgian calendar.
func readFilter(q url.Values, today civil.Date) (audit.Filter, error) {
	var ck errs.Check
	f := audit.Filter{Action: q.Get("action"), Actor: q.Get("actor"), Person: q.Get("person"), Object: q.Get("object"), Result: audit.Result(q.Get("result"))}
	if d := readDay(&ck, q, "from", today); !d.IsZero() {
		f.From, _ = civil.DayBounds(d, civil.Brussels())
	}
	if d := readDay(&ck, q, "to", today); !d.IsZero() {
		_, f.To = civil.DayBounds(d, civil.Brussels())
	}
	return f, ck.Err()
}

func readDay(ck *errs.Check, q url.Values, name string, today civil.Date) civil.Date {
	if q.Get(name) == "" {
		return civil.Date{}
	}
	d, err := civil.ParseDate(q.Get(name), today)
	ck.That(err == nil, name, "audit-date")
	return d
}

// address is the trail under path with one parameter changed or, without value,
// left out.
func address(path string, q url.Values, name, value string) string {
	out := url.Values{}
	for _, k := range filters() {
		if v := q.Get(k); v != "" && k != name {
			out.Set(k, v)
		}
	}
	if value != "" {
		out.Set(name, value)
	}
	if len(out) == 0 {
		return path
	}
	return path + "?" + out.Encode()
}

// chips are the filters in use, each with the way to the list without it.
func chips(ctx context.Context, q url.Values) []ui.Link {
	var out []ui.Link
	for _, k := range filters() {
		v := q.Get(k)
		if v == "" {
			continue
		}
		out = append(out, ui.Link{Text: chip(ctx, k, v), URL: address("/office/audit", q, k, "")})
	}
	return out
}

func chip(ctx context.Context, name, value string) string {
	switch name {
	case "actor":
		return i18n.T(ctx, "audit.chip.actor")
	case "person":
		return i18n.T(ctx, "audit.chip.person")
	case "object":
		return i18n.T(ctx, "audit.chip.object")
	case "result":
		return resultText(ctx, audit.Result(value))
	case "from":
		return i18n.T(ctx, "audit.from") + " " + value
	case "to":
		return i18n.T(ctx, "audit.to") + " " + value
	}
	return value
}

func resultText(ctx context.Context, r audit.Result) string {
	switch r {
	case audit.Done:
		return i18n.T(ctx, "audit.result.done")
	case audit.Denied:
		return i18n.T(ctx, "audit.result.denied")
	}
	return string(r)
}

func channelText(ctx context.Context, row audit.Row) string {
	return i18n.T(ctx, "audit.channel."+string(row.Channel))
}
