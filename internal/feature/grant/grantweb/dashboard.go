package grantweb

import (
	"net/http"

	"digibank/internal/base/i18n"
	"digibank/internal/feature/grant"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/reach"
)

// dashboard shows the figures of one fund: the one in the path, or the current one.
func (h *Handlers) dashboard(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
	ctx := r.Context()
	f, funds, err := h.grant.Current(ctx, a, r.PathValue("id"))
	if err != nil {
		return err
	}
	if f.ID == "" {
		return h.frame.Show(w, r, a, frame.Page{Title: i18n.T(ctx, "grant.figures.title"), Active: "figures", Body: noFunds(a.Can(grant.RightManage))})
	}
	d, err := h.grant.Dashboard(ctx, a, f)
	if err != nil {
		return err
	}
	names, err := h.places.Names(ctx, a.TenantID)
	if err != nil {
		return err
	}
	v := dashboardView{Dashboard: d, funds: funds, places: names, area: h.areaName, lang: i18n.From(ctx).Lang(),
		mayOpen: a.Can(reach.RightEvidence), mayManage: a.Can(grant.RightManage)}
	title := f.Name
	if r.PathValue("id") == "" {
		title = i18n.T(ctx, "grant.figures.title")
	}
	return h.frame.Show(w, r, a, frame.Page{Title: title, Active: "figures", Body: dashboardPage(v)})
}

// areaName names a municipality; the empty code is "not known".
func (h *Handlers) areaName(nis string) string {
	if m, ok := h.areas.Municipality(nis); ok {
		return m.Name
	}
	return nis
}
