// Package access holds which role has which right. Each slice declares its
// rights in its right.go; app puts them together in one Policy, whose matrix is
// a committed file that every change of rights has to change too.
package access

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
)

// Public marks a route that anybody may call.
const Public actor.Right = "public"

// SignedIn marks a route for everybody who is signed in.
const SignedIn actor.Right = "signed-in"

// Rule says who holds a right and what it allows.
type Rule struct {
	Right actor.Right
	Roles []actor.Role
	Doc   string // what it allows, for the matrix
}

// Policy is all rules together.
type Policy struct {
	rules  []Rule
	byRole map[actor.Role]map[actor.Right]bool
}

// NewPolicy puts rules together; a right declared twice is a defect.
func NewPolicy(slicesOfRules ...[]Rule) (*Policy, error) {
	p := &Policy{byRole: map[actor.Role]map[actor.Right]bool{}}
	seen := map[actor.Right]bool{}
	for _, role := range actor.Roles() {
		p.byRole[role] = map[actor.Right]bool{}
	}
	for _, rule := range slices.Concat(slicesOfRules...) {
		if seen[rule.Right] {
			return nil, fmt.Errorf("right %s is declared twice", rule.Right)
		}
		seen[rule.Right] = true
		p.rules = append(p.rules, rule)
		for _, role := range rule.Roles {
			p.byRole[role][rule.Right] = true
		}
	}
	slices.SortFunc(p.rules, func(a, b Rule) int { return strings.Compare(string(a.Right), string(b.Right)) })
	return p, nil
}

// Rights gives the rights of a role. The map is shared and not to be changed.
func (p *Policy) Rights(role actor.Role) map[actor.Right]bool { return p.byRole[role] }

// Known says whether a slice declared the right.
func (p *Policy) Known(r actor.Right) bool {
	return slices.ContainsFunc(p.rules, func(rule Rule) bool { return rule.Right == r })
}

// Matrix writes role x right as a Markdown table.
func (p *Policy) Matrix() string {
	var b strings.Builder
	roles := actor.Roles()
	b.WriteString("| right | what it allows |")
	for _, r := range roles {
		fmt.Fprintf(&b, " %s |", r)
	}
	b.WriteString("\n|---|---|" + strings.Repeat(":-:|", len(roles)) + "\n")
	for _, rule := range p.rules {
		fmt.Fprintf(&b, "| `%s` | %s |", rule.Right, rule.Doc)
		for _, r := range roles {
			mark := " "
			if p.byRole[r][rule.Right] {
				mark = "x"
			}
			fmt.Fprintf(&b, " %s |", mark)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// Require answers Forbidden unless the actor holds the right somewhere in the tenant.
func Require(a actor.Actor, r actor.Right) error {
	if !a.SignedIn() {
		return errs.New(errs.Unauthenticated, "sign-in-needed")
	}
	if !a.Can(r) {
		return Denied(r)
	}
	return nil
}

// RequireAt answers Forbidden unless the actor holds the right at the spot.
func RequireAt(a actor.Actor, r actor.Right, s actor.Spot) error {
	if err := Require(a, r); err != nil {
		return err
	}
	if !a.CanAt(r, s) {
		return Denied(r)
	}
	return nil
}

// Denied is the refusal for a lacking right.
func Denied(r actor.Right) error { return errs.New(errs.Forbidden, "forbidden", "right", string(r)) }

// Allow makes a grant of a role with the rights of this policy.
func (p *Policy) Allow(g actor.Grant) actor.Grant {
	g.Rights = maps.Clone(p.byRole[g.Role])
	return g
}
