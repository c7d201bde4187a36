package arch

import (
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// statement is one complete SQL statement of the program.
type statement struct {
	text
	tables []string // that it names, in order, once each
}

// subject names the statement in findings: folder.constant.
func (s statement) subject() string { return s.pkg.dir + "." + s.name }

var (
	sqlStart = regexp.MustCompile(`^\s*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+(?:AS\s+)?\w*\s*SET\s|DELETE\s+FROM\s|WITH\s+\w+.*\sAS\s|PRAGMA\s|CREATE\s+(?:TABLE|INDEX|UNIQUE|DATABASE|VIEW)|DROP\s+(?:TABLE|INDEX|DATABASE)|ALTER\s+(?:TABLE|DATABASE)|VACUUM|TRUNCATE\s)`)
	sqlTable = regexp.MustCompile(`\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z_][a-z_0-9]*)\b`)
	sqlStar  = regexp.MustCompile(`(?:SELECT|,|RETURNING|DISTINCT)\s+(?:\w+\.)?\*`)
)

// statements finds the SQL of the program; the load test beside it has its own.
func statements(c *consts) []statement {
	var out []statement
	for _, x := range c.texts() {
		if !strings.HasPrefix(x.pkg.dir, "internal/") || !sqlStart.MatchString(x.value) {
			continue
		}
		s := statement{text: x}
		for _, m := range sqlTable.FindAllStringSubmatch(x.value, -1) {
			if !slices.Contains(s.tables, m[1]) {
				s.tables = append(s.tables, m[1])
			}
		}
		out = append(out, s)
	}
	return out
}

// isStore says whether a file may hold SQL: store.go or store_*.go.
func isStore(p string) bool {
	base := path.Base(p)
	return base == "store.go" || strings.HasPrefix(base, "store_")
}

// checkSQL: SQL stands in store files, with its columns listed. Design rule 3.
func checkSQL(t *tree) []finding {
	var found []finding
	for _, s := range statements(newConsts(t)) {
		if !isStore(s.file.path) {
			found = append(found, finding{"sql-place", s.file.path, s.name + ": SQL belongs in store.go or store_*.go"})
		}
		if sqlStar.MatchString(s.value) {
			found = append(found, finding{"sql-star", s.subject(), "list the columns"})
		}
	}
	return compact(found)
}

// doors are the functions that take SQL, with the argument that it is.
var doors = map[string]int{"All": 3, "One": 3, "Each": 3, "Value": 2, "Exists": 2, "Query": 1, "Exec": 1}

// checkConstantSQL: what reaches the database is a constant, so that nothing
// that people type becomes SQL. v5.0.0-1.2.4
func checkConstantSQL(t *tree) []finding {
	c := newConsts(t)
	helpers := queryHelpers(t)
	var found []finding
	t.each(func(p *pkg, f *file) {
		if p.dir == "internal/base/db" || strings.HasPrefix(p.dir, "internal/base/db/") {
			return // the doors themselves
		}
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				arg := sqlArgument(f, n)
				if arg == nil {
					arg = helpers.argument(p.dir, n)
				}
				if arg != nil && !c.constant(p.dir, f, fn, arg) && !isQueryParam(fn, arg) {
					found = append(found, finding{"sql-constant", p.dir + "." + funcName(fn), f.path + ": SQL must be a constant"})
				}
				return true
			})
		}
	})
	return compact(found)
}

// queryDoors are functions of a package that hand their parameter "query" on:
// folder -> name -> place of the parameter. Their callers must pass a constant.
type queryDoors map[string]map[string]int

func queryHelpers(t *tree) queryDoors {
	out := queryDoors{}
	t.each(func(p *pkg, f *file) {
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				if at := queryParam(fn); at >= 0 {
					if out[p.dir] == nil {
						out[p.dir] = map[string]int{}
					}
					out[p.dir][fn.Name.Name] = at
				}
			}
		}
	})
	return out
}

// queryParam gives the place of an unexported function's parameter "query", or -1.
func queryParam(fn *ast.FuncDecl) int {
	at := 0
	for _, field := range fn.Type.Params.List {
		for _, name := range field.Names {
			if name.Name == "query" && !fn.Name.IsExported() {
				return at
			}
			at++
		}
	}
	return -1
}

func isQueryParam(fn *ast.FuncDecl, e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "query" && queryParam(fn) >= 0
}

func (q queryDoors) argument(dir string, n ast.Node) ast.Expr {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return nil
	}
	name := ""
	switch fun := call.Fun.(type) {
	case *ast.Ident:
		name = fun.Name
	case *ast.SelectorExpr:
		name = fun.Sel.Name
	}
	at, known := q[dir][name]
	if !known || len(call.Args) <= at {
		return nil
	}
	return call.Args[at]
}

// sqlArgument gives the SQL of a call that takes SQL, or nil. Functions of
// package db are told by their name, methods by their first argument.
func sqlArgument(f *file, n ast.Node) ast.Expr {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return nil
	}
	fun := call.Fun
	if generic, ok := fun.(*ast.IndexExpr); ok {
		fun = generic.X
	}
	sel, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	at, door := doors[sel.Sel.Name]
	x, _ := sel.X.(*ast.Ident)
	isFunc := x != nil && importNamed(f, x.Name) == "internal/base/db"
	if !door || len(call.Args) <= at || isFunc == (at == 1) {
		return nil
	}
	if first, ok := call.Args[0].(*ast.Ident); at == 1 && (!ok || first.Name != "ctx") {
		return nil
	}
	return call.Args[at]
}

// constant says whether e is a constant, or a variable of the function that is
// only ever given constants.
func (c *consts) constant(dir string, f *file, fn *ast.FuncDecl, e ast.Expr) bool {
	if _, ok := c.eval(dir, f, e); ok {
		return true
	}
	id, ok := e.(*ast.Ident)
	given, only := false, true
	if !ok {
		return false
	}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		set, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for i, left := range set.Lhs {
			if l, ok := left.(*ast.Ident); ok && l.Name == id.Name {
				given = true
				_, good := "", false
				if len(set.Rhs) == len(set.Lhs) {
					_, good = c.eval(dir, f, set.Rhs[i])
				}
				only = only && good
			}
		}
		return true
	})
	return given && only
}

func TestSQLStandsInStoreFiles(t *testing.T) {
	t.Parallel()
	holds(t, checkSQL(theHouse(t)), "sql-place", "sql-star")
}

func TestSQLIsConstant(t *testing.T) {
	t.Parallel()
	holds(t, checkConstantSQL(theHouse(t)), "sql-constant")
}

const sqlExample = `
-- internal/feature/desk/store.go --
package desk
import "digibank/internal/base/db"
const columns = "id, name"
const sqlAll = "SELECT " + columns + " FROM desk WHERE tenant_id = $1"
const sqlStar = "SELECT d.* FROM desk d"
func good(ctx C, r R) { db.All(ctx, r, scan, sqlAll, 1); db.Value[int](ctx, r, sqlAll) }
func choice(ctx C, tx T) { q := sqlAll; if x { q = sqlStar }; tx.Query(ctx, q) }
func bad(ctx C, tx T, name string) { tx.Exec(ctx, "DELETE FROM desk WHERE name = '" + name + "'") }
func worse(ctx C, r R, where string) { q := sqlAll; q = q + where; db.Each(ctx, r, fn, q) }
func Passed(ctx C, r R, query string) { db.Exists(ctx, r, query) }
func helper(ctx C, tx T, query string) { tx.Exec(ctx, query) }
func fine(ctx C, tx T) { helper(ctx, tx, sqlAll) }
func sly(ctx C, tx T, s string) { helper(ctx, tx, sqlAll + s) }
-- internal/feature/desk/service.go --
package desk
const said = "Select a desk from the list"
func clean() { run("DELETE FROM desk WHERE tenant_id = $1") }
`

func TestSQLInAnotherFileOrWithAStarIsFound(t *testing.T) {
	t.Parallel()
	bites(t, checkSQL(example(t, sqlExample)),
		"sql-place internal/feature/desk/service.go", "sql-star internal/feature/desk.sqlStar")
}

func TestSQLThatIsPutTogetherIsFound(t *testing.T) {
	t.Parallel()
	bites(t, checkConstantSQL(example(t, sqlExample)), "sql-constant internal/feature/desk.bad",
		"sql-constant internal/feature/desk.worse", "sql-constant internal/feature/desk.Passed", "sql-constant internal/feature/desk.sly")
}
