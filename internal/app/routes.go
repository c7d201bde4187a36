package app

import (
	"fmt"
	"log/slog"

	"digibank/internal/base/clock"
	"digibank/internal/base/id"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/route"
)

type routesCmd struct {
	Rights bool `help:"Show the matrix of roles and rights instead."`
}

// Run prints the route table, or the rights.
func (c routesCmd) Run(e *env) error {
	p, err := dryProgram(*e.cfg)
	if err != nil {
		return err
	}
	if c.Rights {
		fmt.Fprint(e.stdout, p.policy.Matrix())
		return nil
	}
	fmt.Fprint(e.stdout, route.Table(p.routes))
	return nil
}

// dryProgram wires the program around nothing, to know what it answers to.
func dryProgram(cfg Config) (*program, error) {
	return newProgram(cfg, kit.Kit{Clock: clock.System{}, IDs: id.Random{}}, slog.New(slog.DiscardHandler))
}
