package account

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// Installation stands for "no tenant" where a digibank is chosen at sign-in.
const Installation = "installation"

// SignIn is what somebody types to sign in.
type SignIn struct {
	Email, Password string
	Tenant          string // chosen digibank when one address has several accounts: id, or Installation
	From            Origin
}

// Choice is a digibank to choose from at sign-in.
type Choice struct {
	Tenant, Name string
}

// ChooseError says that address and password fit accounts in several digibanken.
type ChooseError struct {
	Choices []Choice
}

// Error gives a line for the log.
func (e ChooseError) Error() string { return "account: a digibank must be chosen" }

// SignIn checks address and password and opens a session. The answer to a wrong
// one tells neither whether the address exists nor, by its time, how far the
// check came (v5.0.0-6.3.1, 6.3.8).
func (s *Service) SignIn(ctx context.Context, c SignIn) (Session, error) {
	if err := s.try(ctx, accountKey(c.Email), networkKey(c.From)); err != nil {
		return Session{}, err
	}
	candidates, err := db.All(ctx, s.kit.DB, scanPerson, sqlActive, norm(c.Email))
	if err != nil {
		return Session{}, err
	}
	fits, renew, err := s.matching(ctx, chosen(candidates, c.Tenant), c.Password)
	if err != nil {
		return Session{}, err
	}
	switch len(fits) {
	case 0:
		return Session{}, s.refuse(ctx, candidates, "account.sign-in")
	case 1:
		return s.admit(ctx, fits[0], renew, c)
	}
	return Session{}, s.ask(ctx, fits)
}

func chosen(list []person, tenant string) []person {
	if tenant == "" {
		return list
	}
	var out []person
	for _, p := range list {
		if p.tenantID == tenant || tenant == Installation && p.tenantID == "" {
			out = append(out, p)
		}
	}
	return out
}

// matching gives the accounts whose password it is; at least one hash is
// computed, whether there is an account or not. renew says that the hash is old.
func (s *Service) matching(ctx context.Context, list []person, password string) (fits []person, renew bool, err error) {
	if len(list) == 0 {
		_ = s.Hasher.Waste(ctx, password) // fails always: it only takes its time
		return nil, false, ctx.Err()
	}
	for _, p := range list {
		ok, old, err := s.verify(ctx, password, p.hash)
		if err != nil {
			return nil, false, err
		}
		if ok {
			fits, renew = append(fits, p), old
		}
	}
	return fits, renew, nil
}

// verify compares a password; one that is too long to have been accepted is
// just wrong.
func (s *Service) verify(ctx context.Context, password, hash string) (ok, renew bool, err error) {
	if tooLong(password) {
		return false, false, nil
	}
	return s.Hasher.Verify(ctx, password, hash)
}

// refuse writes the failed try into the trail, of the digibank it concerns or of
// the installation, without what was typed (v5.0.0-16.3.1).
func (s *Service) refuse(ctx context.Context, list []person, action string) error {
	if len(list) == 0 {
		list = []person{{}}
	}
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		for _, p := range list {
			nobody := actor.Actor{TenantID: p.tenantID, Channel: actor.Web}
			s.kit.Audit.Record(tx, nobody, audit.Entry{Action: action, Kind: "account", ID: p.id, Result: audit.Denied})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return errs.OneField("password", "account-sign-in")
}

// ask lists the digibanken to choose from.
func (s *Service) ask(ctx context.Context, fits []person) error {
	var e ChooseError
	for _, p := range fits {
		name, err := s.tenantName(ctx, p.tenantID)
		if err != nil {
			return err
		}
		tenant := p.tenantID
		if tenant == "" {
			tenant = Installation
		}
		e.Choices = append(e.Choices, Choice{tenant, name})
	}
	return e
}

// admit opens the session of who gave the right password.
func (s *Service) admit(ctx context.Context, p person, renew bool, c SignIn) (Session, error) {
	hash := ""
	if renew {
		var err error
		if hash, err = s.Hasher.Hash(ctx, c.Password); err != nil {
			return Session{}, err
		}
	}
	network := networkKey(c.From)
	var token string
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		if token, err = s.open(ctx, tx, p, 1, c.From); err != nil {
			return err
		}
		if hash != "" {
			if _, err = tx.Exec(ctx, sqlRehash, p.id, p.tenantID, hash, p.hash); err != nil {
				return err
			}
		}
		s.kit.Audit.Record(tx, p.actor(), audit.Entry{Action: "account.sign-in", Kind: "account", ID: p.id})
		return s.forgive(ctx, tx, accountKey(c.Email), &network)
	})
	if err != nil {
		return Session{}, err
	}
	return s.fresh(ctx, token)
}

// fresh reads a session that was just made, with its token.
func (s *Service) fresh(ctx context.Context, token string) (Session, error) {
	x, err := s.Session(ctx, token)
	x.Token = token
	return x, err
}

// actor is the account in the trail while its session is not complete.
func (p person) actor() actor.Actor {
	return actor.Actor{TenantID: p.tenantID, AccountID: p.id, Name: p.name, Lang: p.lang, Channel: actor.Web}
}
