package main

import (
	"fmt"
	"runtime"
	"strings"
)

// report writes the figures as a page.
func (b *bench) report() string {
	var s strings.Builder
	s.WriteString("# Measured\n\nMade by `make bench` (`go run ./test/load`), on the demo region, SQLite with full durability, ")
	fmt.Fprintf(&s, "%d cores, %s. Each scenario ran for %s with %d clients that wait for their answer (the dashboard with 1), after a second of warm-up. ", runtime.NumCPU(), runtime.Version(), b.o.seconds, clients)
	s.WriteString("The floor is a bare `net/http` server that the bench brings along (`test/load/floor.go`): one prepared statement per request on a copy of the same database, or the same bytes. ")
	s.WriteString("The load generator shares the cores with what it measures, so only ratios of one run mean something.\n\n")
	s.WriteString("| what | budget | measured | kept |\n|---|---|---|:-:|\n")
	for _, l := range b.lines {
		kept := "no"
		if l.kept {
			kept = "yes"
		}
		fmt.Fprintf(&s, "| %s | %s | %s | %s |\n", l.what, l.budget, l.measured, kept)
	}
	s.WriteString("\nAlso seen in this run:\n")
	for _, f := range b.facts {
		s.WriteString("- " + f + "\n")
	}
	return s.String()
}
