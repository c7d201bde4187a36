package arch

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

const (
	module = "digibank"
	root   = "../.."
)

// file is one Go file.
type file struct {
	path      string // from the root, with slashes
	ast       *ast.File
	lines     int
	test      bool
	generated bool
}

// plain says whether people wrote the file and the program runs it.
func (f *file) plain() bool { return !f.test && !f.generated }

// pkg is the files of one folder.
type pkg struct {
	dir   string // from the root, with slashes
	files []*file
}

// name is the folder's last part, which packages of this program are called by.
func (p *pkg) name() string { return path.Base(p.dir) }

// tree is a source tree.
type tree struct {
	fsys     fs.FS
	fset     *token.FileSet
	packages []*pkg // by folder
	others   []string
}

func (t *tree) find(dir string) *pkg {
	i, found := slices.BinarySearchFunc(t.packages, dir, func(p *pkg, dir string) int { return strings.Compare(p.dir, dir) })
	if !found {
		return nil
	}
	return t.packages[i]
}

// skipped folders hold what is not committed.
func skipped(p string) bool {
	return slices.Contains([]string{".git", "bin", "tmp", "node_modules", "internal/base/ui/dist"}, p) || path.Base(p) == "testdata" && strings.HasPrefix(p, "internal/")
}

func load(fsys fs.FS) (*tree, error) {
	t := &tree{fsys: fsys, fset: token.NewFileSet()}
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a test beside this one removed it
		}
		if err != nil {
			return err
		}
		if d.IsDir() && skipped(p) {
			return fs.SkipDir
		}
		if d.IsDir() {
			return nil
		}
		if path.Ext(p) != ".go" {
			t.others = append(t.others, p)
			return nil
		}
		return t.add(p)
	})
	slices.SortFunc(t.packages, func(a, b *pkg) int { return strings.Compare(a.dir, b.dir) })
	return t, err
}

func (t *tree) add(p string) error {
	src, err := fs.ReadFile(t.fsys, p)
	if err != nil {
		return err
	}
	parsed, err := parser.ParseFile(t.fset, p, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	f := &file{path: p, ast: parsed, lines: bytes.Count(src, []byte("\n")), test: strings.HasSuffix(p, "_test.go"), generated: ast.IsGenerated(parsed)}
	dir := path.Dir(p)
	i := slices.IndexFunc(t.packages, func(k *pkg) bool { return k.dir == dir })
	if i < 0 {
		t.packages = append(t.packages, &pkg{dir: dir})
		i = len(t.packages) - 1
	}
	t.packages[i].files = append(t.packages[i].files, f)
	return nil
}

// each calls fn for every file that people wrote and the program runs.
func (t *tree) each(fn func(p *pkg, f *file)) {
	for _, p := range t.packages {
		for _, f := range p.files {
			if f.plain() {
				fn(p, f)
			}
		}
	}
}

// house is the tree of this repository, read once.
var house = sync.OnceValues(func() (*tree, error) { return load(os.DirFS(root)) })

func theHouse(t *testing.T) *tree {
	t.Helper()
	all, err := house()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// example makes a tree of the files in a txtar archive.
func example(t *testing.T, archive string) *tree {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	all, err := load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return all
}
