package site

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/text"
	"digibank/internal/platform/place"
	"digibank/internal/platform/tenant"
)

// region is a digibank as its site shows it, at one minute.
type region struct {
	tenant tenant.Tenant
	places []place.Full
	towns  []town
	now    time.Time
}

// town is a municipality with how many digipunten it has.
type town struct {
	NIS, Name string
	Places    int
}

// today is the day on the calendar in Brussels.
func (g *region) today() civil.Date { return civil.DateOf(g.now, civil.Brussels()) }

// bySlug finds a place by its address; nil when there is none.
func (g *region) bySlug(slug string) *place.Full {
	for i := range g.places {
		if g.places[i].Slug == slug {
			return &g.places[i]
		}
	}
	return nil
}

// townName is the name of a municipality of the region.
func (g *region) townName(nis string) string {
	for _, t := range g.towns {
		if t.NIS == nis {
			return t.Name
		}
	}
	return ""
}

// maxRegions is how many digibanken are kept in memory; all of Flanders fits.
const maxRegions = 400

// regionKey says of what digibank and moment a region is.
type regionKey struct {
	stamp  place.Stamp
	minute int64
}

// regions keeps what was read of each digibank, for a minute at most.
type regions struct {
	config Config
	mu     sync.Mutex
	kept   map[string]keptRegion // by tenant
}

type keptRegion struct {
	key regionKey
	*region
}

// get gives a region from memory when nothing changed, or reads it.
func (r *regions) get(ctx context.Context, stamp place.Stamp, now time.Time) (*region, error) {
	key := regionKey{stamp, now.Unix() / 60}
	r.mu.Lock()
	found, ok := r.kept[stamp.TenantID]
	r.mu.Unlock()
	if ok && found.key == key {
		return found.region, nil
	}
	fresh, err := r.read(ctx, stamp.TenantID, now)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.kept == nil || len(r.kept) >= maxRegions {
		r.kept = map[string]keptRegion{}
	}
	r.kept[stamp.TenantID] = keptRegion{key, fresh}
	return fresh, nil
}

// read takes seven statements, however many places there are.
func (r *regions) read(ctx context.Context, tenantID string, now time.Time) (*region, error) {
	t, err := r.config.Tenants.ByID(ctx, tenantID)
	if err != nil {
		return nil, err
	}
	members, err := r.config.Tenants.Members(ctx, tenantID)
	if err != nil {
		return nil, err
	}
	places, err := r.config.Places.Directory(ctx, tenantID)
	if err != nil {
		return nil, err
	}
	g := &region{tenant: t, places: places, now: now}
	g.towns = r.towns(g, members)
	return g, nil
}

// towns lists the municipalities of today and those with a place, by name.
func (r *regions) towns(g *region, members []tenant.Membership) []town {
	var codes []string
	for _, m := range members {
		if (civil.Interval{From: m.From, To: m.To}).Contains(g.today()) {
			codes = append(codes, m.NIS)
		}
	}
	codes = append(codes, place.Municipalities(g.places)...)
	slices.Sort(codes)
	var out []town
	for _, nis := range slices.Compact(codes) {
		m, ok := r.config.Atlas.Municipality(nis)
		if !ok {
			m.Name = nis
		}
		out = append(out, town{NIS: nis, Name: m.Name, Places: g.count(nis)})
	}
	slices.SortFunc(out, func(a, b town) int { return cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)) })
	return out
}

func (g *region) count(nis string) int {
	n := 0
	for _, p := range g.helping() {
		if p.NIS == nis {
			n++
		}
	}
	return n
}
