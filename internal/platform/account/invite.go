package account

import (
	"context"
	"slices"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/job"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// manages refuses who may not manage all accounts of the tenant: a manager with
// limits could give what he does not have.
func manages(a actor.Actor) error {
	if err := access.Require(a, RightManage); err != nil {
		return err
	}
	if !a.Within(RightManage).All {
		return access.Denied(RightManage)
	}
	return nil
}

// Invite makes an account and mails its owner how to come in. Of two invitations
// to one address the database lets one through.
func (s *Service) Invite(ctx context.Context, a actor.Actor, c Invite) (Account, error) {
	if err := manages(a); err != nil {
		return Account{}, err
	}
	return s.invite(ctx, a, a.TenantID, c)
}

// InviteFirst lets an administrator invite a coordinator of a digibank.
func (s *Service) InviteFirst(ctx context.Context, a actor.Actor, tenantID string, c Invite) (Account, error) {
	if err := access.Require(a, RightFirst); err != nil {
		return Account{}, err
	}
	c.Grants = []GrantSpec{{Role: actor.Coordinator}}
	return s.invite(ctx, a, tenantID, c)
}

func (s *Service) invite(ctx context.Context, a actor.Actor, tenantID string, c Invite) (Account, error) {
	if err := c.clean(tenantID); err != nil {
		return Account{}, err
	}
	if err := s.checkLimits(ctx, a, c.Grants); err != nil {
		return Account{}, err
	}
	now := s.kit.Clock.Now()
	acc := Account{ID: s.kit.IDs.New(), TenantID: tenantID, Email: c.Email, Name: c.Name, Lang: c.Lang, State: Invited, Version: 1, CreatedAt: now, UpdatedAt: now}
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		return s.create(ctx, tx, a, acc, c)
	})
	if !db.IsDuplicate(err) {
		return acc, err
	}
	if first, bad := db.One(ctx, s.kit.DB, scan, sqlByClient, tenantID, c.ClientID); bad == nil {
		return first, nil // the same request once more
	}
	return Account{}, errs.OneField("email", "account-taken")
}

func (s *Service) create(ctx context.Context, tx *db.Tx, a actor.Actor, acc Account, c Invite) error {
	if err := insert(ctx, tx, acc, "", c.ClientID); err != nil {
		return err
	}
	for _, g := range c.Grants {
		if _, err := s.give(ctx, tx, acc.TenantID, acc.ID, g); err != nil {
			return err
		}
	}
	s.kit.Audit.Record(tx, a, audit.Entry{Action: "account.invite", Kind: "account", ID: acc.ID})
	return s.Queue.Add(ctx, tx, inviteMail{acc.TenantID, acc.ID}, job.Options{})
}

// give adds a grant, from today when no day was named.
func (s *Service) give(ctx context.Context, tx *db.Tx, tenantID, accountID string, g GrantSpec) (Grant, error) {
	out := Grant{ID: s.kit.IDs.New(), Role: g.Role, Limit: g.Limit, From: g.From, To: g.To}
	if out.From.IsZero() {
		out.From = s.Today()
	}
	return out, insertGrant(ctx, tx, tenantID, accountID, out)
}

// checkLimits refuses limits that are not parts of the tenant. The program
// itself, which makes demos and first accounts, is trusted.
func (s *Service) checkLimits(ctx context.Context, a actor.Actor, grants []GrantSpec) error {
	for _, g := range grants {
		if g.Limit == (Limit{}) || s.Limits[g.Limit.Kind] == nil {
			continue
		}
		options, err := s.LimitOptions(ctx, a, g.Limit.Kind)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(options, func(o Option) bool { return o.ID == g.Limit.ID }) {
			return errs.OneField("limit", "account-limit")
		}
	}
	return nil
}

// Resend mails the invitation again; earlier links stop working.
func (s *Service) Resend(ctx context.Context, a actor.Actor, id string) error {
	return s.manage(ctx, a, id, "account.resend", func(tx *db.Tx, acc Account) error {
		if acc.State != Invited {
			return errs.New(errs.Conflict, "account-not-invited")
		}
		if _, err := tx.Exec(ctx, sqlDropLinks, acc.ID, acc.TenantID); err != nil {
			return err
		}
		return s.Queue.Add(ctx, tx, inviteMail{acc.TenantID, acc.ID}, job.Options{})
	})
}
