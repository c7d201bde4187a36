package arch

import (
	"go/ast"
	"go/token"
	"path"
	"strings"
	"testing"
)

// brought are the names that a subject brings and app has to take up.
var brought = map[string]bool{"Rules": true, "Locale": true}

// checkWiring: what a subject brings (rights, texts) is taken up by app; a
// subject that nobody wires is dead code.
func checkWiring(t *tree) []finding {
	taken := map[string]bool{}
	t.each(func(p *pkg, f *file) {
		if floorOf(p.dir) != 4 {
			return
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok {
					taken[importNamed(f, x.Name)+"."+sel.Sel.Name] = true
				}
			}
			return true
		})
	})
	var found []finding
	t.each(func(p *pkg, f *file) {
		for _, d := range f.ast.Decls {
			for _, name := range bringing(d) {
				if subject := p.dir + "." + name; !taken[subject] && floorOf(p.dir) < 4 && path.Base(p.dir) != "retention" {
					found = append(found, finding{"wiring", subject, f.path + ": internal/app does not take it up"})
				}
			}
		}
	})
	return found
}

func bringing(d ast.Decl) []string {
	var out []string
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil && brought[d.Name.Name] && d.Type.Params.NumFields() == 0 && strings.HasPrefix(resultOf(d), "access.") {
			out = append(out, d.Name.Name)
		}
	case *ast.GenDecl:
		if d.Tok == token.VAR {
			for _, s := range d.Specs {
				for _, name := range s.(*ast.ValueSpec).Names {
					if brought[name.Name] {
						out = append(out, name.Name)
					}
				}
			}
		}
	}
	return out
}

// resultOf names the element type of a function's only result, such as access.Rule.
func resultOf(fn *ast.FuncDecl) string {
	if fn.Type.Results.NumFields() != 1 {
		return ""
	}
	list, ok := fn.Type.Results.List[0].Type.(*ast.ArrayType)
	if !ok {
		return ""
	}
	return dotted(list.Elt)
}

func TestEverySubjectIsWired(t *testing.T) {
	t.Parallel()
	holds(t, checkWiring(theHouse(t)), "wiring")
}

func TestASubjectThatIsNotWiredIsFound(t *testing.T) {
	t.Parallel()
	bites(t, checkWiring(example(t, `
-- internal/feature/desk/right.go --
package desk
func Rules() []access.Rule { return nil }
var Locale embed.FS
-- internal/feature/lost/right.go --
package lost
func Rules() []access.Rule { return nil }
var Locale embed.FS
-- internal/app/declare.go --
package app
import "digibank/internal/feature/desk"
func all() { use(desk.Rules(), desk.Locale) }
`)), "wiring internal/feature/lost.Rules", "wiring internal/feature/lost.Locale")
}
