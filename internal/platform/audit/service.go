package audit

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"time"

	"digibank/internal/base/db"
	"digibank/internal/base/page"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// Filter narrows the trail; empty fields do not narrow.
type Filter struct {
	Action, Actor, Person, Object string
	Result                        Result
	From, To                      time.Time
}

// Service reads the trail.
type Service struct {
	db *db.DB
}

// NewService returns a reader of the trail.
func NewService(d *db.DB) *Service { return &Service{db: d} }

// List gives a page of the tenant's trail, newest first.
func (s *Service) List(ctx context.Context, a actor.Actor, f Filter, req page.Request) (page.Page[Row], error) {
	if err := access.Require(a, RightRead); err != nil {
		return page.Page[Row]{}, err
	}
	before, err := strconv.ParseInt(req.Key(0, strconv.FormatInt(math.MaxInt64, 10)), 10, 64)
	if err != nil {
		before = math.MaxInt64
	}
	rows, err := s.list(ctx, a.TenantID, before, f, req)
	return page.Cut(rows, req, func(r Row) []string { return []string{strconv.FormatInt(r.Seq, 10)} }), err
}

// Actions lists the actions that occur in the tenant's trail, for the filter.
func (s *Service) Actions(ctx context.Context, a actor.Actor) ([]string, error) {
	if err := access.Require(a, RightRead); err != nil {
		return nil, err
	}
	return db.All(ctx, s.db, db.Column[string], sqlActions, a.TenantID)
}

// Verify walks every chain and gives a line per break.
func Verify(ctx context.Context, r db.Reader) ([]string, error) {
	tenants, err := db.All(ctx, r, db.Column[string], sqlTenants)
	if err != nil {
		return nil, err
	}
	var findings []string
	for _, t := range tenants {
		found, err := verifyChain(ctx, r, t)
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
	}
	return findings, nil
}

func verifyChain(ctx context.Context, r db.Reader, tenantID string) ([]string, error) {
	var findings []string
	var last Row
	err := db.Each(ctx, r, func(s db.Scanner) error {
		row, err := scanRow(s)
		if err != nil {
			return err
		}
		if row.Seq != last.Seq+1 || row.Prev != last.Hash || Sum(row) != row.Hash {
			findings = append(findings, fmt.Sprintf("audit: chain of tenant %q is broken at row %d", tenantID, row.Seq))
		}
		last = row
		return nil
	}, sqlChain, tenantID)
	if err != nil {
		return nil, err
	}
	h, err := db.One(ctx, r, scanHead, sqlHead, tenantID)
	if err == nil && (h.seq != last.Seq || h.hash != last.Hash) {
		findings = append(findings, fmt.Sprintf("audit: chain of tenant %q does not end at its head", tenantID))
	}
	return findings, err
}
