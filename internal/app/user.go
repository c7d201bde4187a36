package app

import (
	"fmt"

	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

type userCmd struct {
	Create  userCreateCmd  `cmd:"" help:"Make an account and print the link to come in."`
	Reset   userResetCmd   `cmd:"" help:"Print a link for a new password."`
	Disable userDisableCmd `cmd:"" help:"Close an account; who uses it is signed out at once."`
}

// userOf names an account.
type userOf struct {
	Email  string `arg:"" help:"E-mail address of the account."`
	Tenant string `help:"Address part of the digibank; without it an administrator of the installation." placeholder:"SLUG"`
}

// at gives the program and who acts: the program itself, in the digibank named.
func (u userOf) at(e *env) (*program, actor.Actor, error) {
	p, err := openProgram(e)
	if err != nil || u.Tenant == "" {
		return p, actor.System("", actor.CLI), err
	}
	t, err := p.tenants.BySlug(e.ctx, u.Tenant)
	if err != nil {
		p.close()
		return nil, actor.Actor{}, fmt.Errorf("there is no digibank %q: see `digibank tenant list`", u.Tenant)
	}
	return p, actor.System(t.ID, actor.CLI), nil
}

type userCreateCmd struct {
	userOf
	Name string `required:"" help:"First and last name."`
	Role string `help:"admin, coordinator, lead, helper, technician, trainer, finance, auditor or observer."`
	Lang string `help:"nl, fr or en." enum:"nl,fr,en" default:"nl"`
}

// Run makes the account.
func (c userCreateCmd) Run(e *env) error {
	p, a, err := c.at(e)
	if err != nil {
		return err
	}
	defer p.close()
	_, link, err := p.accounts.CreateByHand(e.ctx, a, account.Invite{
		Email: c.Email, Name: c.Name, Lang: c.Lang, Grants: []account.GrantSpec{{Role: c.role()}},
	})
	if err != nil {
		return err
	}
	fmt.Fprintln(e.stdout, link)
	return nil
}

func (c userCreateCmd) role() actor.Role {
	switch {
	case c.Role != "":
		return actor.Role(c.Role)
	case c.Tenant == "":
		return actor.Admin
	}
	return actor.Coordinator
}

type userResetCmd struct{ userOf }

// Run prints the link.
func (c userResetCmd) Run(e *env) error {
	p, a, err := c.at(e)
	if err != nil {
		return err
	}
	defer p.close()
	link, err := p.accounts.LinkByHand(e.ctx, a, c.Email)
	if err != nil {
		return err
	}
	fmt.Fprintln(e.stdout, link)
	return nil
}

type userDisableCmd struct{ userOf }

// Run closes the account.
func (c userDisableCmd) Run(e *env) error {
	p, a, err := c.at(e)
	if err != nil {
		return err
	}
	defer p.close()
	if err := p.accounts.DisableByEmail(e.ctx, a, c.Email); err != nil {
		return err
	}
	fmt.Fprintln(e.stdout, "disabled")
	return nil
}
