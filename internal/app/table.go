package app

import (
	"digibank/internal/platform/access"
	"digibank/internal/platform/route"
)

// Table gives every route and right of the program without a database, for the
// committed lists and the tests that go over all of them.
func Table() ([]route.Route, *access.Policy, error) {
	p, err := dryProgram(Config{})
	if err != nil {
		return nil, nil, err
	}
	return p.routes, p.policy, nil
}
