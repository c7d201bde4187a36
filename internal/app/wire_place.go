package app

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/ui"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/place"
	"digibank/internal/platform/place/placeweb"
)

// wirePlace makes the digipunten and other places.
func wirePlace(p *program) error {
	p.places = place.New(p.kit, p.knownNIS)
	return nil
}

// wirePlacePages adds the pages, which offer colleagues as responsible leads.
func wirePlacePages(p *program) error {
	web := placeweb.New(p.places, p.atlas, around{p}, p.office, p.kit.IDs.New)
	p.routes = append(p.routes, web.Routes()...)
	p.office.AddItems(web.Nav()...)
	return nil
}

// around gives the forms of places what they offer from other slices.
type around struct{ *program }

// Towns lists the municipalities that the digibank serves today.
func (p around) Towns(ctx context.Context, tenantID string) ([]string, error) {
	members, err := p.tenants.Members(ctx, tenantID)
	var out []string
	for _, m := range members {
		if (civil.Interval{From: m.From, To: m.To}).Contains(p.tenants.Today()) {
			out = append(out, m.NIS)
		}
	}
	return out, err
}

// Partners lists the partner organisations of today.
func (p around) Partners(ctx context.Context, tenantID string) ([]ui.Option, error) {
	list, err := p.tenants.PartnersOn(ctx, tenantID, p.tenants.Today())
	var out []ui.Option
	for _, x := range list {
		out = append(out, ui.Option{Value: x.ID, Text: x.Name})
	}
	return out, err
}

// Leads lists the accounts that can answer for a place.
func (p around) Leads(ctx context.Context, tenantID string) ([]ui.Option, error) {
	list, err := p.accounts.WithRoles(ctx, p.kit.DB, tenantID, p.rolesWith(place.RightManage))
	var out []ui.Option
	for _, a := range list {
		if a.State != account.Disabled {
			out = append(out, ui.Option{Value: a.ID, Text: a.Name})
		}
	}
	return out, err
}

// placeNames gives the names of a tenant's places to slices that only show them.
type placeNames struct{ places *place.Service }

// Names gives the names by id.
func (n placeNames) Names(ctx context.Context, tenantID string) (map[string]string, error) {
	list, err := n.places.Briefs(ctx, actor.System(tenantID, actor.Web), place.RightRead)
	out := make(map[string]string, len(list))
	for _, b := range list {
		out[b.ID] = b.Name
	}
	return out, err
}
