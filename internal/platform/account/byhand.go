package account

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// CreateByHand invites somebody from the command line and gives the link, for
// an installation without mail yet. The mail is sent too.
func (s *Service) CreateByHand(ctx context.Context, a actor.Actor, c Invite) (Account, string, error) {
	acc, err := s.Invite(ctx, a, c)
	if err != nil {
		return Account{}, "", err
	}
	link, err := s.LinkByHand(ctx, a, acc.Email)
	return acc, link, err
}

// LinkByHand gives a link to come in for an address of the actor's tenant: the
// invitation for who never came in, a new password for the others. Earlier links
// stop working.
func (s *Service) LinkByHand(ctx context.Context, a actor.Actor, email string) (string, error) {
	acc, err := s.byEmail(ctx, a, email)
	if err != nil {
		return "", err
	}
	why := forReset
	if acc.State == Invited {
		why = forInvite
	}
	if acc.State == Disabled {
		return "", errs.New(errs.Conflict, "account-disabled")
	}
	var link string
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		if _, err = tx.Exec(ctx, sqlDropLinks, acc.ID, acc.TenantID); err != nil {
			return err
		}
		link, err = s.link(ctx, tx, person{id: acc.ID, tenantID: acc.TenantID}, why)
		s.kit.Audit.Record(tx, a, audit.Entry{Action: "account.link", Kind: "account", ID: acc.ID})
		return err
	})
	return link, err
}

// DisableByEmail disables the account of an address of the actor's tenant.
func (s *Service) DisableByEmail(ctx context.Context, a actor.Actor, email string) error {
	acc, err := s.byEmail(ctx, a, email)
	if err != nil {
		return err
	}
	return s.Disable(ctx, a, acc.ID)
}

func (s *Service) byEmail(ctx context.Context, a actor.Actor, email string) (Account, error) {
	if err := manages(a); err != nil {
		return Account{}, err
	}
	return db.One(ctx, s.kit.DB, scan, sqlByEmail, a.TenantID, norm(email))
}
