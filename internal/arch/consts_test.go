package arch

import (
	"go/ast"
	"go/token"
	"path"
	"strconv"
	"strings"
)

// text is a string constant, or a string expression that stands by itself.
type text struct {
	pkg   *pkg
	file  *file
	name  string // of the constant, or of the function it stands in
	value string
}

// consts knows the string constants of a tree, by folder and name.
type consts struct {
	tree  *tree
	exprs map[string]map[string]ast.Expr // folder -> name -> expression
	files map[string]map[string]*file
}

func newConsts(t *tree) *consts {
	c := &consts{tree: t, exprs: map[string]map[string]ast.Expr{}, files: map[string]map[string]*file{}}
	t.each(func(p *pkg, f *file) {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if gen, ok := n.(*ast.GenDecl); ok && gen.Tok == token.CONST {
				c.add(p.dir, f, gen)
			}
			return true
		})
	})
	return c
}

func (c *consts) add(dir string, f *file, gen *ast.GenDecl) {
	if c.exprs[dir] == nil {
		c.exprs[dir], c.files[dir] = map[string]ast.Expr{}, map[string]*file{}
	}
	for _, s := range gen.Specs {
		spec := s.(*ast.ValueSpec)
		for i, name := range spec.Names {
			if i < len(spec.Values) {
				c.exprs[dir][name.Name], c.files[dir][name.Name] = spec.Values[i], f
			}
		}
	}
}

// eval gives the value of a string expression made of constants.
func (c *consts) eval(dir string, f *file, e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, e.Kind == token.STRING && err == nil
	case *ast.ParenExpr:
		return c.eval(dir, f, e.X)
	case *ast.BinaryExpr:
		left, ok := c.eval(dir, f, e.X)
		right, ok2 := c.eval(dir, f, e.Y)
		return left + right, ok && ok2 && e.Op == token.ADD
	case *ast.Ident:
		return c.named(dir, e.Name)
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok {
			return c.named(importNamed(f, x.Name), e.Sel.Name)
		}
	case *ast.CallExpr: // a conversion such as string(x)
		if fn, ok := e.Fun.(*ast.Ident); ok && fn.Name == "string" && len(e.Args) == 1 {
			return c.eval(dir, f, e.Args[0])
		}
	}
	return "", false
}

func (c *consts) named(dir, name string) (string, bool) {
	expr, ok := c.exprs[dir][name]
	if !ok {
		return "", false
	}
	return c.eval(dir, c.files[dir][name], expr)
}

// importNamed gives the folder that a file imports under a name.
func importNamed(f *file, name string) string {
	for _, spec := range f.ast.Imports {
		dir, ours := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), module+"/")
		if ours && (spec.Name == nil && path.Base(dir) == name || spec.Name != nil && spec.Name.Name == name) {
			return dir
		}
	}
	return ""
}

// texts gives every string expression of the tree, the longest ones only: not
// the parts that a sum of strings is made of.
func (c *consts) texts() []text {
	var out []text
	c.tree.each(func(p *pkg, f *file) {
		for _, d := range f.ast.Decls {
			name := declName(d)
			ast.Inspect(d, func(n ast.Node) bool {
				if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Names) > 0 {
					name = spec.Names[0].Name
				}
				e, ok := n.(ast.Expr)
				if !ok {
					return true
				}
				switch e.(type) {
				case *ast.BasicLit, *ast.BinaryExpr:
					if value, ok := c.eval(p.dir, f, e); ok {
						out = append(out, text{p, f, name, value})
						return false
					}
				}
				return true
			})
		}
	})
	return out
}

func declName(d ast.Decl) string {
	if fn, ok := d.(*ast.FuncDecl); ok {
		return funcName(fn)
	}
	return ""
}

// funcName gives F, or T.F for a method.
func funcName(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return fn.Name.Name
	}
	return recvName(fn.Recv.List[0].Type) + "." + fn.Name.Name
}

func recvName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return recvName(e.X)
	case *ast.IndexExpr:
		return recvName(e.X)
	case *ast.IndexListExpr:
		return recvName(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
