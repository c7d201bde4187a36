package arch

import (
	"go/ast"
	"go/token"
	"testing"
)

// checkComments: every package and every exported name says what it is. Design rule 7.
func checkComments(t *tree) []finding {
	var found []finding
	for _, p := range t.packages {
		said, code := false, false
		for _, f := range p.files {
			code = code || f.plain()
			said = said || !f.test && f.ast.Doc != nil && f.ast.Doc.Text() != ""
		}
		if code && !said {
			found = append(found, finding{"doc-package", p.dir, "say in doc.go what the package is for"})
		}
	}
	t.each(func(p *pkg, f *file) {
		for _, d := range f.ast.Decls {
			for _, name := range unsaid(d) {
				found = append(found, finding{"doc-name", p.dir + "." + name, f.path + ": say what it means"})
			}
		}
	})
	return found
}

// unsaid lists the exported names of a declaration that have no comment.
func unsaid(d ast.Decl) []string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		exported := d.Name.IsExported() && (d.Recv == nil || ast.IsExported(recvName(d.Recv.List[0].Type)))
		if exported && d.Doc.Text() == "" {
			return []string{funcName(d)}
		}
	case *ast.GenDecl:
		var out []string
		for _, s := range d.Specs {
			out = append(out, unsaidSpec(d, s)...)
		}
		return out
	}
	return nil
}

func unsaidSpec(d *ast.GenDecl, s ast.Spec) []string {
	var out []string
	switch s := s.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() && s.Doc.Text() == "" && s.Comment.Text() == "" && (d.Lparen != token.NoPos || d.Doc.Text() == "") {
			out = append(out, s.Name.Name)
		}
	case *ast.ValueSpec:
		for _, name := range s.Names {
			if name.IsExported() && s.Doc.Text() == "" && s.Comment.Text() == "" && d.Doc.Text() == "" {
				out = append(out, name.Name)
			}
		}
	}
	return out
}

func TestEveryPackageAndExportedNameSaysWhatItIs(t *testing.T) {
	t.Parallel()
	holds(t, checkComments(theHouse(t)), "doc-package", "doc-name")
}

func TestANameWithoutACommentIsFound(t *testing.T) {
	t.Parallel()
	bites(t, checkComments(example(t, `
-- internal/base/mute/a.go --
package mute
type Thing struct{}
func (Thing) Do() {}
func (hidden) Do() {}
type hidden int
var One, two = 1, 2
-- internal/base/said/doc.go --
// Package said says.
package said
-- internal/base/said/a.go --
package said
// The sizes.
const (
	Small = 1
	Large = 2
)
// Run runs.
func Run() {}
-- internal/base/tested/a_test.go --
package tested
func Helper() {}
`)), "doc-package internal/base/mute", "doc-name internal/base/mute.Thing", "doc-name internal/base/mute.Thing.Do", "doc-name internal/base/mute.One")
}
