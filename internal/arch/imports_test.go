package arch

import (
	"strings"
	"testing"
)

// driverImports are the ways to a database besides package db. Design rule 3.
var driverImports = []string{"database/sql", "modernc.org/sqlite", "github.com/jackc/pgx", "github.com/mattn/go-sqlite3", "github.com/lib/pq", "github.com/pressly/goose"}

// checkDrivers: only base/db knows the drivers.
func checkDrivers(t *tree) []finding {
	var found []finding
	for _, p := range t.packages {
		if p.dir == "internal/base/db" {
			continue
		}
		for _, f := range p.files {
			for _, spec := range f.ast.Imports {
				name := strings.Trim(spec.Path.Value, `"`)
				for _, driver := range driverImports {
					if name == driver || strings.HasPrefix(name, driver+"/") {
						found = append(found, finding{"driver", p.dir, f.path + " imports " + name})
					}
				}
			}
		}
	}
	return compact(found)
}

// checkShell: no command of the machine is run, so that no text of a person can
// become one. v5.0.0-1.2.5
func checkShell(t *tree) []finding {
	var found []finding
	t.each(func(p *pkg, f *file) {
		for _, spec := range f.ast.Imports {
			if name := strings.Trim(spec.Path.Value, `"`); strings.HasPrefix(p.dir, "internal/") && (name == "os/exec" || name == "plugin" || name == "unsafe") {
				found = append(found, finding{"shell", p.dir, f.path + " imports " + name})
			}
		}
	})
	return compact(found)
}

func TestOnlyTheDatabasePackageKnowsDrivers(t *testing.T) {
	t.Parallel()
	holds(t, checkDrivers(theHouse(t)), "driver")
}

func TestTheProgramRunsNoOtherProgram(t *testing.T) {
	t.Parallel()
	holds(t, checkShell(theHouse(t)), "shell")
}

func TestADriverOrAShellElsewhereIsFound(t *testing.T) {
	t.Parallel()
	all := example(t, `
-- internal/base/db/a.go --
package db
import "database/sql"
-- internal/feature/desk/a.go --
package desk
import "os/exec"
import "github.com/jackc/pgx/v5"
-- internal/feature/loan/a_test.go --
package loan
import "database/sql"
-- cmd/tool/main.go --
package main
import "os/exec"
`)
	bites(t, checkDrivers(all), "driver internal/feature/desk", "driver internal/feature/loan")
	bites(t, checkShell(all), "shell internal/feature/desk")
}
