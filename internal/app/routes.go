package app

import (
	"fmt"
	"io"
	"log/slog"

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
	return newProgram(cfg, kit.Kit{}, slog.New(slog.NewTextHandler(io.Discard, nil)))
}
