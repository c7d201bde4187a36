package account

import (
	"context"
	"strings"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/page"
	"digibank/internal/base/text"
	"digibank/internal/platform/actor"
)

// Filter narrows the list of accounts; empty fields do not narrow.
type Filter struct {
	Search string // part of name or address
	State  State
	Role   actor.Role // held today
}

// search gives what to look for: an address as it stands, a name folded.
func (f Filter) search() string {
	s := text.Clean(f.Search)
	if strings.ContainsAny(s, "@.") {
		return strings.ToLower(s)
	}
	return text.Fold(s)
}

// Row is a line of the list.
type Row struct {
	Account
	Grants []Grant // that hold today
}

// List gives a page of the tenant's accounts by name.
func (s *Service) List(ctx context.Context, a actor.Actor, f Filter, req page.Request) (page.Page[Row], error) {
	if err := manages(a); err != nil {
		return page.Page[Row]{}, err
	}
	accounts, err := s.list(ctx, a.TenantID, f, req)
	if err != nil {
		return page.Page[Row]{}, err
	}
	cut := page.Cut(accounts, req, func(x Account) []string { return []string{text.Fold(x.Name), x.ID} })
	rows, err := s.withGrants(ctx, a.TenantID, cut.Items)
	return page.Page[Row]{Items: rows, Next: cut.Next}, err
}

// withGrants adds the grants of today to accounts, in one statement.
func (s *Service) withGrants(ctx context.Context, tenantID string, accounts []Account) ([]Row, error) {
	rows := make([]Row, len(accounts))
	ids, at := make([]string, len(accounts)), map[string]int{}
	for i, acc := range accounts {
		rows[i].Account, ids[i], at[acc.ID] = acc, acc.ID, i
	}
	err := db.Each(ctx, s.kit.DB, func(r db.Scanner) error {
		var id, nis, place, partner string
		var g Grant
		if err := r.Scan(&id, &g.Role, &nis, &place, &partner); err != nil {
			return err
		}
		g.Limit = limitOf(nis, place, partner)
		rows[at[id]].Grants = append(rows[at[id]].Grants, g)
		return nil
	}, sqlGrantsOfMany, tenantID, db.List(ids), s.Today())
	return rows, err
}

// Detail is an account with all its grants, past and future ones too.
type Detail struct {
	Account
	Grants []Grant
}

// Get gives an account of the tenant.
func (s *Service) Get(ctx context.Context, a actor.Actor, id string) (Detail, error) {
	if err := manages(a); err != nil {
		return Detail{}, err
	}
	return s.detail(ctx, a.TenantID, id)
}

// Own gives one's own account.
func (s *Service) Own(ctx context.Context, a actor.Actor) (Detail, error) {
	if !a.SignedIn() {
		return Detail{}, errs.New(errs.Unauthenticated, "sign-in-needed")
	}
	return s.detail(ctx, a.TenantID, a.AccountID)
}

func (s *Service) detail(ctx context.Context, tenantID, id string) (Detail, error) {
	acc, err := db.One(ctx, s.kit.DB, scan, sqlByID, id, tenantID)
	if err != nil {
		return Detail{}, err
	}
	grants, err := db.All(ctx, s.kit.DB, scanGrant, sqlGrants, id, tenantID)
	return Detail{Account: acc, Grants: grants}, err
}

// IsOwn says whether an account belongs to the actor's tenant; errs.NotFound if not.
func (s *Service) IsOwn(ctx context.Context, a actor.Actor, id string) error {
	_, err := db.One(ctx, s.kit.DB, scan, sqlByID, id, a.TenantID)
	return err
}

// IsOwnSession says whether a session is one of the actor's; errs.NotFound if not.
func (s *Service) IsOwnSession(ctx context.Context, a actor.Actor, id string) error {
	return s.exists(ctx, sqlSessionOf, id, a.TenantID, a.AccountID)
}

// IsOwnToken says whether the actor may touch a token; errs.NotFound if not.
func (s *Service) IsOwnToken(ctx context.Context, a actor.Actor, id string) error {
	return s.exists(ctx, sqlTokenOf, id, a.TenantID, ownTokens(a))
}

func (s *Service) exists(ctx context.Context, query string, args ...any) error {
	found, err := db.Exists(ctx, s.kit.DB, query, args...)
	if err == nil && !found {
		err = errs.Missing()
	}
	return err
}

// Current gives the grants that hold on a day.
func Current(grants []Grant, day civil.Date) []Grant {
	var out []Grant
	for _, g := range grants {
		if g.On(day) {
			out = append(out, g)
		}
	}
	return out
}
