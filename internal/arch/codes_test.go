package arch

import (
	"go/ast"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"digibank/internal/base/i18n"
)

// codeCalls are the functions of errs that take a code, with the argument that
// it is and the part of the catalogue where its text stands.
var codeCalls = map[string]struct {
	at  int
	key string
}{
	"New": {1, "error."}, "Wrap": {1, "error."},
	"OneField": {1, "invalid."}, "That": {2, "invalid."}, "Add": {1, "invalid."},
}

// checkCodes: every failure that the program can tell of has a text.
func checkCodes(t *tree, has func(key string) bool) []finding {
	c := newConsts(t)
	var found []finding
	t.each(func(p *pkg, f *file) {
		errsUsed := false
		for _, dir := range imported(f) {
			errsUsed = errsUsed || dir == "internal/base/errs"
		}
		if !errsUsed {
			return
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			code, prefix := codeOf(c, p.dir, f, n)
			if code != "" && !strings.HasSuffix(code, "-") && !has(prefix+code) {
				found = append(found, finding{"code", prefix + code, f.path + ": no catalogue has this text"})
			}
			return true
		})
	})
	return compact(found)
}

// codeOf gives the code that a call of package errs names, and where its text is.
func codeOf(c *consts, dir string, f *file, n ast.Node) (code, prefix string) {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return "", ""
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", ""
	}
	x, _ := sel.X.(*ast.Ident)
	what, known := codeCalls[sel.Sel.Name]
	isFunc := x != nil && importNamed(f, x.Name) == "internal/base/errs"
	isCheck := x != nil && (sel.Sel.Name == "That" || sel.Sel.Name == "Add") && (x.Name == "ck" || x.Name == "check")
	if !known || !isFunc && !isCheck || len(call.Args) <= what.at {
		return "", ""
	}
	code, _ = c.eval(dir, f, call.Args[what.at])
	return code, what.key
}

func theWords(t *testing.T) *i18n.Bundle {
	t.Helper()
	var texts []fs.FS
	for _, dir := range catalogues(theHouse(t)) {
		texts = append(texts, os.DirFS(path.Join(root, dir)))
	}
	bundle, err := i18n.New(texts...)
	if err != nil {
		t.Fatal(err)
	}
	return bundle
}

func TestEveryFailureHasAText(t *testing.T) {
	t.Parallel()
	holds(t, checkCodes(theHouse(t), theWords(t).Has), "code")
}

// A text for a failure that no code names is left over.
func TestEveryTextOfAFailureIsOfAFailure(t *testing.T) {
	t.Parallel()
	said := map[string]bool{}
	for _, x := range newConsts(theHouse(t)).texts() {
		said[x.value] = true
	}
	for _, key := range theWords(t).Keys(i18n.Default) {
		code, ok := strings.CutPrefix(key, "error.")
		if !ok {
			code, ok = strings.CutPrefix(key, "invalid.")
		}
		if ok && !said[code] && !startsWithSaid(code, said) {
			t.Errorf("%s: no code names this failure", key)
		}
	}
}

// startsWithSaid says whether the code is put together: "hours-" and a reason.
func startsWithSaid(code string, said map[string]bool) bool {
	first, _, cut := strings.Cut(code, "-")
	return cut && said[first+"-"]
}

func TestAFailureWithoutATextIsFound(t *testing.T) {
	t.Parallel()
	all := example(t, `
-- internal/feature/desk/a.go --
package desk
import "digibank/internal/base/errs"
const busy = "busy"
func a() error { return errs.New(errs.Conflict, "said") }
func b() error { return errs.New(errs.Conflict, busy) }
func c() error { var ck errs.Check; ck.That(false, "name", "required"); return ck.Err() }
func d(code string) error { return errs.OneField("name", code) }
`)
	bites(t, checkCodes(all, func(key string) bool { return key == "error.said" }), "code error.busy", "code invalid.required")
}
