package arch

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors from the ground up. What is on no floor (cmd, test, bench) stands above.
var floors = []string{"base", "platform", "feature", "surface", "app"}

// floorOf gives the floor of a folder; docs lies below the ground floor.
func floorOf(dir string) int {
	if dir == "docs" {
		return -1
	}
	rest, inside := strings.CutPrefix(dir, "internal/")
	floor, _, _ := strings.Cut(rest, "/")
	if i := slices.Index(floors, floor); inside && i >= 0 {
		return i
	}
	return len(floors)
}

// sliceOf gives the folder of the subject that a package belongs to:
// internal/platform/place for internal/platform/place/placeweb.
func sliceOf(dir string) string {
	if dir == "internal/app" || strings.HasPrefix(dir, "internal/app/") {
		return "internal/app"
	}
	parts := strings.Split(dir, "/")
	return strings.Join(parts[:min(len(parts), 3)], "/")
}

// isWeb says whether the folder is the face of a subject: xweb.
func isWeb(dir string) bool {
	return strings.HasSuffix(dir, "web") && path.Base(path.Dir(dir))+"web" == path.Base(dir)
}

// imported gives the folders of this module that a file imports.
func imported(f *file) []string {
	var out []string
	for _, spec := range f.ast.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if rest, ours := strings.CutPrefix(name, module+"/"); err == nil && ours {
			out = append(out, rest)
		}
	}
	return out
}

// checkFloors: imports go down only. Design rule 1.
func checkFloors(t *tree) []finding {
	var found []finding
	for _, p := range t.packages {
		for _, f := range p.files {
			for _, to := range imported(f) {
				if floorOf(to) > floorOf(p.dir) {
					found = append(found, finding{"floor", p.dir + " -> " + to, f.path + ": imports go down only"})
				}
				if isWeb(p.dir) && isWeb(to) && p.dir != to && !f.test {
					found = append(found, finding{"web-web", p.dir + " -> " + to, f.path + ": the faces of two subjects do not know each other"})
				}
			}
		}
	}
	return compact(found)
}

func compact(found []finding) []finding {
	slices.SortFunc(found, func(a, b finding) int { return strings.Compare(a.String(), b.String()) })
	return slices.CompactFunc(found, func(a, b finding) bool { return a.rule == b.rule && a.subject == b.subject })
}

// edge allows an import on one floor: from is a subject, or "floor/*".
type edge struct{ from, to, reason string }

func parseEdges(text string) ([]edge, error) {
	var out []edge
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		pair, reason, _ := strings.Cut(line, ":")
		from, to, ok := strings.Cut(pair, "->")
		if !ok || len(strings.Fields(reason)) < 3 {
			return nil, fmt.Errorf("line %d: write from -> to: a reason of a few words", n+1)
		}
		out = append(out, edge{strings.TrimSpace(from), strings.TrimSpace(to), strings.TrimSpace(reason)})
	}
	return out, nil
}

// checkEdges: an import on one floor has a line with its reason. Design rule 1.
func checkEdges(t *tree, allowed []edge) []finding {
	used := make([]bool, len(allowed))
	var found []finding
	t.each(func(p *pkg, f *file) {
		from := strings.TrimPrefix(sliceOf(p.dir), "internal/")
		for _, dir := range imported(f) {
			to := strings.TrimPrefix(sliceOf(dir), "internal/")
			if from == to || floorOf(p.dir) != floorOf(dir) || floorOf(p.dir) == len(floors) {
				continue
			}
			wild := path.Dir(from) + "/*"
			ok := false
			for i, e := range allowed {
				if e.to == to && (e.from == from || e.from == wild) {
					used[i], ok = true, true
				}
			}
			if !ok {
				found = append(found, finding{"edge", from + " -> " + to, f.path + ": needs a line with its reason in edges.txt"})
			}
		}
	})
	for i, e := range allowed {
		if !used[i] {
			found = append(found, finding{"stale-edge", e.from + " -> " + e.to, "nothing imports along it"})
		}
	}
	return compact(found)
}

// checkFaces: the subject knows neither net/http nor templ; its face does.
func checkFaces(t *tree) []finding {
	var found []finding
	t.each(func(p *pkg, f *file) {
		hasFace := t.find(sliceOf(p.dir)+"/"+path.Base(sliceOf(p.dir))+"web") != nil
		if isWeb(p.dir) || floorOf(p.dir) != 2 && (floorOf(p.dir) != 1 || !hasFace) {
			return
		}
		for _, spec := range f.ast.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			own := isWeb(strings.TrimPrefix(name, module+"/")) && sliceOf(strings.TrimPrefix(name, module+"/")) == sliceOf(p.dir)
			if own || name == "net/http" || strings.HasPrefix(name, "github.com/a-h/templ") {
				found = append(found, finding{"face", p.dir + " -> " + name, f.path + ": belongs in the subject's web package"})
			}
		}
	})
	return compact(found)
}

func TestImportsGoDownOnly(t *testing.T) {
	t.Parallel()
	holds(t, checkFloors(theHouse(t)), "floor", "web-web")
}

func TestImportsOnOneFloorHaveAReason(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("edges.txt")
	if err != nil {
		t.Fatal(err)
	}
	allowed, err := parseEdges(string(raw))
	if err != nil {
		t.Fatal(err)
	}
	holds(t, checkEdges(theHouse(t), allowed))
}

func TestSubjectsKnowNoPages(t *testing.T) {
	t.Parallel()
	holds(t, checkFaces(theHouse(t)), "face")
}

const floorsExample = `
-- internal/base/tool/a.go --
package tool
import "digibank/internal/platform/who"
-- internal/base/good/a.go --
package good
import "fmt"
-- internal/platform/who/a.go --
package who
import "digibank/internal/base/good"
import "digibank/internal/platform/where"
-- internal/platform/where/a.go --
package where
-- internal/platform/where/a_test.go --
package where
import "digibank/internal/app"
-- internal/feature/desk/a.go --
package desk
import "net/http"
import "digibank/internal/feature/desk/deskweb"
-- internal/feature/desk/deskweb/a.go --
package deskweb
import "net/http"
import "digibank/internal/feature/desk"
import "digibank/internal/feature/loan/loanweb"
-- internal/feature/loan/loanweb/a.go --
package loanweb
-- internal/app/a.go --
package app
import "digibank/internal/feature/desk"
`

func TestAnImportThatClimbsIsFound(t *testing.T) {
	t.Parallel()
	bites(t, checkFloors(example(t, floorsExample)),
		"floor internal/base/tool -> internal/platform/who",
		"floor internal/platform/where -> internal/app",
		"web-web internal/feature/desk/deskweb -> internal/feature/loan/loanweb")
}

func TestAnImportOnOneFloorWithoutAReasonIsFound(t *testing.T) {
	t.Parallel()
	allowed, err := parseEdges("# lines\nfeature/* -> feature/loan: the desk lends out devices\nfeature/desk -> feature/visit: was needed at some time\n")
	if err != nil {
		t.Fatal(err)
	}
	bites(t, checkEdges(example(t, floorsExample), allowed),
		"edge platform/who -> platform/where", "stale-edge feature/desk -> feature/visit")
	if _, err := parseEdges("a -> b"); err == nil {
		t.Error("an edge without a reason is accepted")
	}
}

func TestASubjectThatKnowsPagesIsFound(t *testing.T) {
	t.Parallel()
	bites(t, checkFaces(example(t, floorsExample)), "face internal/feature/desk -> net/http",
		"face internal/feature/desk -> digibank/internal/feature/desk/deskweb")
}
