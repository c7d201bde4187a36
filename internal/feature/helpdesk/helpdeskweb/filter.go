package helpdeskweb

import (
	"context"
	"net/url"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/vocab"
)

// filterNames are the parameters of a filtered list, in the order shown.
func filterNames() []string {
	return []string{"place", "municipality", "helper", "theme", "service", "outcome", "channel", "who", "objective", "from", "to", "urgent", "followup", "withdrawn"}
}

// readFilter reads the filter of a list from its address, which can be shared.
// What it cannot read is noted on the form.
func readFilter(q url.Values, today civil.Date) (helpdesk.Filter, *web.Form) {
	form := &web.Form{Values: q}
	var ck errs.Check
	day := func(name string) civil.Date {
		if form.Get(name) == "" {
			return civil.Date{}
		}
		d, err := civil.ParseDate(form.Get(name), today)
		ck.That(err == nil, name, "helpdesk-date")
		return d
	}
	f := helpdesk.Filter{
		Municipality: form.Get("municipality"), Residence: form.Get("residence"), Helper: form.Get("helper"),
		Theme: vocab.Theme(form.Get("theme")), Service: vocab.ServiceCode(form.Get("service")), Outcome: vocab.Outcome(form.Get("outcome")),
		Channel: vocab.Channel(form.Get("channel")), Who: helpdesk.WhoKind(form.Get("who")), Objective: vocab.Objective(form.Get("objective")),
		Urgent: form.Get("urgent") == "yes", FollowUpOpen: form.Get("followup") == "yes", Withdrawn: form.Get("withdrawn") == "yes",
		From: day("from"), To: day("to"),
	}
	for _, p := range form.All("place") {
		if p != "" {
			f.Places = append(f.Places, p)
		}
	}
	form.Rejected(ck.Err())
	form.Rejected(f.Validate())
	return f, form
}

// failed says whether the filter could not be read.
func failed(ctx context.Context, f *web.Form) bool { return len(f.Problems(ctx)) > 0 }

// address is the list's address with the filters in use, changed by change.
func address(path string, q url.Values, change func(url.Values)) string {
	kept := url.Values{}
	for _, name := range append(filterNames(), "residence", "cursor") {
		for _, v := range q[name] {
			if v != "" {
				kept.Add(name, v)
			}
		}
	}
	change(kept)
	if len(kept) == 0 {
		return path
	}
	return path + "?" + kept.Encode()
}

// chips are the filters in use, each leading to the list without it.
func (p listPage) chips(ctx context.Context) []ui.Link {
	var out []ui.Link
	for _, name := range filterNames() {
		for _, v := range p.query[name] {
			if v == "" {
				continue
			}
			out = append(out, ui.Link{
				Text: i18n.T(ctx, "helpdesk.filter."+name) + ": " + p.filterWords(ctx, name, v),
				URL:  address("/office/contacts", p.query, func(q url.Values) { q.Del("cursor"); remove(q, name, v) }),
			})
		}
	}
	return out
}

func remove(q url.Values, name, value string) {
	kept := q[name][:0:0]
	for _, v := range q[name] {
		if v != value {
			kept = append(kept, v)
		}
	}
	q[name] = kept
}

// filterWords says the value of a filter in words.
func (p listPage) filterWords(ctx context.Context, name, v string) string {
	switch name {
	case "place":
		return p.places[v]
	case "municipality":
		return p.town(v)
	case "helper":
		return p.helpers[v]
	case "theme":
		return label(ctx, vocab.Theme(v))
	case "service":
		return label(ctx, vocab.ServiceCode(v))
	case "outcome":
		return label(ctx, vocab.Outcome(v))
	case "channel":
		return label(ctx, vocab.Channel(v))
	case "who":
		return label(ctx, helpdesk.WhoKind(v))
	case "objective":
		return label(ctx, vocab.Objective(v))
	case "from", "to":
		return v
	}
	return i18n.T(ctx, "helpdesk.yes")
}
