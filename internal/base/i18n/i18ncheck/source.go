package i18ncheck

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"digibank/internal/base/i18n"
)

// source is what the code says about keys.
type source struct {
	asked    map[string]string // key that is looked up by name -> file:line
	literals map[string]bool   // every string constant in the code
	problems []Finding
}

// usage compares the keys of the catalogues with those in the code.
func usage(b *i18n.Bundle, o Options) []Finding {
	s := &source{asked: make(map[string]string), literals: make(map[string]bool)}
	for _, dir := range o.Source {
		s.read(dir)
	}
	found := s.problems
	for key, where := range s.asked {
		if !b.Has(key) {
			found = append(found, Finding{Unknown, key, where, "no catalogue has this key"})
		}
	}
	for _, key := range allKeys(b) {
		if !s.literals[key] && !computed(key, o.Computed) {
			found = append(found, Finding{Unused, key, "code", "no code names this key"})
		}
	}
	return found
}

func computed(key string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(key, p) {
			return true
		}
	}
	return false
}

// read collects the keys of all Go and templ files under dir. Tests and the Go
// that templ generates do not count as use.
func (s *source) read(dir string) {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_templ.go") {
			return err
		}
		switch filepath.Ext(path) {
		case ".go":
			return s.readGo(path)
		case ".templ":
			return s.readTempl(path)
		}
		return nil
	})
	if err != nil {
		s.problems = append(s.problems, Finding{Unreadable, "", dir, err.Error()})
	}
}

func (s *source) readGo(path string) error {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if text, ok := literal(n); ok {
				s.literals[text] = true
			}
		case *ast.CallExpr:
			if key, ok := keyOf(n); ok {
				s.asked[key] = files.Position(n.Pos()).String()
			}
		}
		return true
	})
	return nil
}

// keyOf returns the literal key of a call i18n.T(ctx, "key", …) or x.T("key", …).
func keyOf(call *ast.CallExpr) (string, bool) {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "T" {
		return "", false
	}
	at := 0
	if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "i18n" {
		at = 1
	}
	if len(call.Args) <= at {
		return "", false
	}
	return literal(call.Args[at])
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// readTempl reads a templ file as text: its syntax is not Go's.
func (s *source) readTempl(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	quoted := regexp.MustCompile(`"(?:[^"\\\n]|\\.)*"`)
	for _, q := range quoted.FindAllString(string(data), -1) {
		if text, err := strconv.Unquote(q); err == nil {
			s.literals[text] = true
		}
	}
	call := regexp.MustCompile(`\bi18n\.T\(\s*[^,"()]+(?:\(\))?\s*,\s*("(?:[^"\\\n]|\\.)*")\s*[,)]|\.T\(\s*("(?:[^"\\\n]|\\.)*")\s*[,)]`)
	for _, m := range call.FindAllStringSubmatchIndex(string(data), -1) {
		from, to := m[2], m[3]
		if from < 0 {
			from, to = m[4], m[5]
		}
		if key, err := strconv.Unquote(string(data[from:to])); err == nil {
			line := 1 + strings.Count(string(data[:from]), "\n")
			s.asked[key] = path + ":" + strconv.Itoa(line)
		}
	}
	return nil
}
