package arch

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// checkState: no work before main, and nothing in a package that changes.
func checkState(t *tree) []finding {
	var found []finding
	t.each(func(p *pkg, f *file) {
		for _, d := range f.ast.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.Name == "init" {
					found = append(found, finding{"init", p.dir, f.path + ": do the work where it is needed"})
				}
			case *ast.GenDecl:
				for _, name := range stateful(d) {
					found = append(found, finding{"state", p.dir + "." + name, f.path + ": inject it, or make it a function"})
				}
			}
		}
	})
	return found
}

// stateful lists the variables of a declaration that could change.
func stateful(d *ast.GenDecl) []string {
	if d.Tok != token.VAR {
		return nil
	}
	var out []string
	for _, s := range d.Specs {
		spec := s.(*ast.ValueSpec)
		for i, name := range spec.Names {
			var value ast.Expr
			if i < len(spec.Values) {
				value = spec.Values[i]
			} else if len(spec.Values) == 1 {
				value = spec.Values[0]
			}
			if name.Name != "_" && !fixed(spec.Type, value) {
				out = append(out, name.Name)
			}
		}
	}
	return out
}

// makers give values that never change after.
var makers = []string{"regexp.MustCompile", "errors.New", "fmt.Errorf", "sync.OnceValue", "sync.OnceValues", "sync.OnceFunc", "template.Must", "strings.NewReplacer"}

// fixed says whether a variable stays what it is: embedded files, a pattern, an
// error, a value made once, or a plain value.
func fixed(kind, value ast.Expr) bool {
	switch k := kind.(type) {
	case *ast.SelectorExpr:
		return dotted(k) == "embed.FS"
	case *ast.Ident:
		return slices.Contains([]string{"string", "int", "int64", "float64", "bool", "error"}, k.Name)
	case nil:
	default:
		return false
	}
	switch v := value.(type) {
	case *ast.BasicLit:
		return true
	case *ast.CallExpr:
		fun := v.Fun
		if generic, ok := fun.(*ast.IndexExpr); ok {
			fun = generic.X
		}
		return slices.Contains(makers, dotted(fun))
	}
	return false
}

func dotted(e ast.Expr) string {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	x, _ := sel.X.(*ast.Ident)
	if x == nil {
		return ""
	}
	return x.Name + "." + sel.Sel.Name
}

// checkCalls: time comes from the clock, output from app, randomness from crypto.
func checkCalls(t *tree) []finding {
	var found []finding
	t.each(func(p *pkg, f *file) {
		top := floorOf(p.dir) >= 4
		ast.Inspect(f.ast, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			switch name := dotted(call); {
			case slices.Contains([]string{"time.Now", "time.Since", "time.Until"}, name) && p.dir != "internal/base/clock" && floorOf(p.dir) <= 4:
				found = append(found, finding{"clock", f.path, name + ": take a clock.Clock"})
			case (strings.HasPrefix(name, "fmt.Print") || strings.HasPrefix(name, "log.Print") || strings.HasPrefix(name, "log.Fatal")) && !top:
				found = append(found, finding{"print", f.path, name + ": only app and the commands write to people"})
			case name == "os.Exit" && floorOf(p.dir) <= 4:
				found = append(found, finding{"exit", f.path, "only main ends the program"})
			}
			return true
		})
		for _, spec := range f.ast.Imports {
			if name := strings.Trim(spec.Path.Value, `"`); name == "math/rand" || name == "math/rand/v2" {
				found = append(found, finding{"rand", f.path, name + ": what must not be guessed comes from crypto/rand"})
			}
		}
	})
	return compact(found)
}

func TestNothingHappensBeforeMainAndNoPackageHoldsState(t *testing.T) {
	t.Parallel()
	holds(t, checkState(theHouse(t)), "init", "state")
}

func TestTimeOutputAndChanceComeFromOnePlace(t *testing.T) {
	t.Parallel()
	holds(t, checkCalls(theHouse(t)), "clock", "print", "exit", "rand")
}

func TestAnInitOrAVariableThatCanChangeIsFound(t *testing.T) {
	t.Parallel()
	bites(t, checkState(example(t, `
-- internal/base/a/a.go --
package a
var cache = map[string]int{}
var list []string
var hook func()
var shared = &thing{}
var now = time.Now()
var name = "a"
var form = regexp.MustCompile("a")
var ErrGone = errors.New("gone")
var load = sync.OnceValue[int](read)
var version string
var FS embed.FS
var _ fmt.Stringer = x{}
func init() {}
func (t thing) init() {}
func Table() map[string]int { var local = map[string]int{}; return local }
`)), "init internal/base/a", "state internal/base/a.cache", "state internal/base/a.list", "state internal/base/a.hook", "state internal/base/a.shared", "state internal/base/a.now")
}

func TestAClockOrOutputOfOnesOwnIsFound(t *testing.T) {
	t.Parallel()
	bites(t, checkCalls(example(t, `
-- internal/feature/a/a.go --
package a
import "math/rand/v2"
func f() { fmt.Println(time.Now()); os.Exit(rand.N(2)) }
func g() { fmt.Fprintln(w, clock.Now()) }
-- internal/base/clock/c.go --
package clock
func now() { time.Now() }
-- internal/app/a.go --
package app
func f() { fmt.Println("ready") }
-- cmd/x/main.go --
package main
func main() { os.Exit(1) }
`)), "clock internal/feature/a/a.go", "print internal/feature/a/a.go", "exit internal/feature/a/a.go", "rand internal/feature/a/a.go")
}
