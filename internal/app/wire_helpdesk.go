package app

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/feature/helpdesk/helpdeskweb"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

// wireHelpdesk makes the desk, and lets files of people show its contacts.
func wireHelpdesk(p *program) error {
	p.desk = helpdesk.New(p.kit, helpdesk.Needs{
		Ledger: p.ledger, Places: p.places, People: p.people, Team: team{p}, Atlas: p.atlas,
	})
	p.people.Connect(p.ledger, p.desk)
	web := helpdeskweb.New(helpdeskweb.Options{Desk: p.desk, Frame: p.office, Picker: p.people, Members: p.tenants, Atlas: p.atlas})
	p.routes = append(p.routes, web.Routes()...)
	p.office.AddItems(web.Nav()...)
	p.checks = append(p.checks, check{name: "desk", find: helpdesk.Verify})
	return nil
}

// team tells the desk who helps.
type team struct{ *program }

// Team lists the accounts whose role writes contacts, disabled ones included.
func (t team) Team(ctx context.Context, r db.Reader, tenantID string) ([]helpdesk.Helper, error) {
	list, err := t.accounts.WithRoles(ctx, r, tenantID, t.rolesWith(helpdesk.RightWrite))
	out := make([]helpdesk.Helper, 0, len(list))
	for _, a := range list {
		out = append(out, helpdesk.Helper{ID: a.ID, Name: a.Name, Gone: a.State == account.Disabled})
	}
	return out, err
}

// rolesWith lists the roles that hold a right.
func (p *program) rolesWith(right actor.Right) []actor.Role {
	var out []actor.Role
	for _, role := range actor.Roles() {
		if p.policy.Rights(role)[right] {
			out = append(out, role)
		}
	}
	return out
}
