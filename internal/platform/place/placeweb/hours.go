package placeweb

import (
	"context"
	"net/http"

	"digibank/internal/base/civil"
	"digibank/internal/base/hours"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/place"
	"digibank/internal/platform/place/placetext"
)

// previewed is how many openings a preview shows.
const previewed = 8

// hoursView is the hours of a place with what may be undone.
type hoursView struct {
	place.Full
	manage  bool
	today   civil.Date
	undo    string // address that brings back what was just taken away
	restore string // what it was
}

func (h *Handlers) hours(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	p, err := h.places.Get(r.Context(), a, r.PathValue("id"))
	if err != nil {
		return err
	}
	v := hoursView{Full: p, manage: a.CanAt(place.RightManage, p.Spot()), today: h.places.Today()}
	if gone := r.URL.Query().Get("rule"); gone != "" && v.manage {
		v.undo = address(p.ID) + "/hours/" + gone + "/restore"
	}
	if gone := r.URL.Query().Get("exception"); gone != "" && v.manage {
		v.undo = address(p.ID) + "/exceptions/" + gone + "/restore"
	}
	title := i18n.T(r.Context(), "place.hours.of", "name", p.Name)
	return h.frame.Show(w, r, a, frame.Page{Title: title, Active: "places", Back: address(p.ID), Body: hoursPage(v)})
}

// preview lists the next openings in words.
func preview(ctx context.Context, s hours.Schedule, today civil.Date) []string {
	var out []string
	lang := i18n.Lang(ctx)
	for _, o := range s.Occurrences(today, today.AddDays(400)) {
		if len(out) == previewed {
			break
		}
		out = append(out, o.Date.Long(lang)+", "+placetext.Span(ctx, o.Span))
	}
	return out
}

// rules is the table of the rules, each with what may be done.
func (v hoursView) rules(ctx context.Context) ui.Table {
	t := ui.Table{Caption: i18n.T(ctx, "place.rules"), HideTitle: true, Columns: []ui.Column{
		{Head: i18n.T(ctx, "place.rule.days"), Header: true}, {Head: i18n.T(ctx, "place.rule.hours")}, {Head: i18n.T(ctx, "place.rule.repeat")},
	}}
	if v.manage {
		t.Columns = append(t.Columns, ui.Column{Head: i18n.T(ctx, "place.change")})
	}
	for _, rule := range v.Rules {
		row := ui.Row{Cells: ui.Cells(placetext.Days(ctx, rule.Rule), placetext.Span(ctx, hours.Span{Start: rule.Start, End: rule.End}), patternText(ctx, rule.Rule))}
		if v.manage {
			row.Cells = append(row.Cells, ui.Cell{Content: v.ruleActions(rule)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// exceptions is the table of what is different from today on.
func (v hoursView) exceptions(ctx context.Context) ui.Table {
	t := ui.Table{Caption: i18n.T(ctx, "place.exceptions"), HideTitle: true, Columns: []ui.Column{{Head: i18n.T(ctx, "place.exception"), Header: true}}}
	if v.manage {
		t.Columns = append(t.Columns, ui.Column{Head: i18n.T(ctx, "place.change")})
	}
	for _, e := range v.Exceptions {
		row := ui.Row{Cells: ui.Cells(placetext.Exception(ctx, e.Exception))}
		if v.manage {
			row.Cells = append(row.Cells, ui.Cell{Content: v.exceptionActions(e)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func patternText(ctx context.Context, r hours.Rule) string {
	words := placetext.Pattern(ctx, r)
	if r.Freq == hours.Weekly && r.Interval <= 1 {
		words = append([]string{i18n.T(ctx, "place.rule.weekly")}, words...)
	}
	if len(words) == 0 {
		return i18n.T(ctx, "place.rule.monthly")
	}
	return placetext.Join(ctx, words)
}

func (h *Handlers) removeRule(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	id, rule := r.PathValue("id"), r.PathValue("rule")
	f, err := web.ReadForm(w, r)
	if err != nil {
		return err
	}
	if err := h.places.RemoveRule(r.Context(), a, id, rule, version(f)); err != nil {
		return err
	}
	return h.frame.Done(w, r, address(id)+"/hours?rule="+rule, "place.done.removed")
}

func (h *Handlers) restoreRule(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	if err := h.places.RestoreRule(r.Context(), a, r.PathValue("id"), r.PathValue("rule")); err != nil {
		return err
	}
	return h.frame.Done(w, r, address(r.PathValue("id"))+"/hours", "place.done.restored")
}
