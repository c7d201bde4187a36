package app

import (
	"fmt"
)

type migrateCmd struct {
	Status bool `help:"Only show which migrations were applied; exit code 1 when one was not."`
}

// Run brings the database up to date, or shows how it stands.
func (c migrateCmd) Run(e *env) error {
	d, err := openDB(e.ctx, e.cfg)
	if err != nil {
		return err
	}
	defer d.Close()
	if !c.Status {
		if _, err := prepare(e.ctx, e.cfg, d); err != nil {
			return err
		}
		fmt.Fprintln(e.stdout, "the database is up to date")
		return nil
	}
	state, err := d.Migrations(e.ctx)
	if err != nil {
		return err
	}
	for _, s := range state {
		word := "waiting"
		if s.Applied {
			word = "applied"
		}
		fmt.Fprintf(e.stdout, "%04d %-8s %s\n", s.Version, word, s.Name)
	}
	if !isCurrent(state) {
		return fmt.Errorf("the database is behind: run `digibank migrate`")
	}
	return nil
}
