package reach

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/page"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// last sorts behind every day and id.
const last = "~"

// UserRows opens the number of users of a counting: one row per user, with the
// service that first made them one, newest first (K6).
func (f *Figures) UserRows(ctx context.Context, a actor.Actor, countingID string, req page.Request) (page.Page[Row], error) {
	if err := access.Require(a, RightEvidence); err != nil {
		return page.Page[Row]{}, err
	}
	rows, err := db.All(ctx, f.kit.DB, scanUserRow, sqlUserRows, a.TenantID, countingID, req.Key(0, last), req.Key(1, last), req.Fetch())
	return page.Cut(rows, req, func(r Row) []string { return []string{r.FirstDay.String(), r.Key} }), err
}

// RowFilter narrows the services behind a figure; empty fields do not narrow.
type RowFilter struct {
	Span      civil.Interval
	Kind      Kind
	PlaceID   string
	Objective string
	Residence string // NIS5
	Theme     string
}

// ServiceRows opens a sum: the live services it was made of, newest first (K6).
func (f *Figures) ServiceRows(ctx context.Context, a actor.Actor, fl RowFilter, req page.Request) (page.Page[Service], error) {
	if err := access.Require(a, RightEvidence); err != nil {
		return page.Page[Service]{}, err
	}
	rows, err := db.All(ctx, f.kit.DB, scanService, sqlServiceRows, a.TenantID, fl.Span.From, fl.Span.To,
		req.Key(0, last), req.Key(1, last), string(fl.Kind), fl.PlaceID, fl.Objective, fl.Residence, fl.Theme, req.Fetch())
	return page.Cut(rows, req, func(s Service) []string { return []string{s.Day.String(), s.ID} }), err
}
