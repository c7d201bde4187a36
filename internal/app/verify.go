package app

import (
	"context"
	"fmt"

	"digibank/internal/base/db"
)

// check is one declared check over the whole database.
type check struct {
	name   string
	find   func(ctx context.Context, r db.Reader) ([]string, error) // a line per finding
	repair func(ctx context.Context) error                          // rebuilds what is derived; nil when nothing is
}

type verifyCmd struct {
	Repair bool `help:"Rebuild what is derived from other rows, then check again."`
}

// Run runs every check; a finding is one line and exit code 1.
func (c verifyCmd) Run(e *env) error {
	p, err := openProgram(e)
	if err != nil {
		return err
	}
	defer p.close()
	if c.Repair {
		if err := p.repair(e.ctx); err != nil {
			return err
		}
	}
	n, err := p.verify(e)
	if err != nil {
		return err
	}
	if n > 0 {
		return errFindings
	}
	fmt.Fprintf(e.stdout, "ok: %d checks\n", len(p.checks))
	return nil
}

func (p *program) repair(ctx context.Context) error {
	for _, ck := range p.checks {
		if ck.repair == nil {
			continue
		}
		if err := ck.repair(ctx); err != nil {
			return fmt.Errorf("repair %s: %w", ck.name, err)
		}
	}
	return nil
}

func (p *program) verify(e *env) (findings int, err error) {
	for _, ck := range p.checks {
		found, err := ck.find(e.ctx, p.kit.DB)
		if err != nil {
			return findings, fmt.Errorf("check %s: %w", ck.name, err)
		}
		for _, line := range found {
			fmt.Fprintln(e.stdout, line)
		}
		findings += len(found)
	}
	return findings, nil
}
