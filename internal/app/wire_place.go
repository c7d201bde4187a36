package app

import (
	"context"

	"digibank/internal/platform/actor"
	"digibank/internal/platform/place"
)

// wirePlace makes the digipunten and other places.
func wirePlace(p *program) error {
	p.places = place.New(p.kit, p.knownNIS)
	return nil
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
