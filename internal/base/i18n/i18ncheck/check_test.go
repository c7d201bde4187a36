package i18ncheck_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"digibank/internal/base/i18n/i18ncheck"

	"github.com/google/go-cmp/cmp"
)

func catalogue(nl, fr, en string) []fs.FS {
	return []fs.FS{fstest.MapFS{
		"locale/nl.json": {Data: []byte(nl)},
		"locale/fr.json": {Data: []byte(fr)},
		"locale/en.json": {Data: []byte(en)},
	}}
}

func same(text string) []fs.FS { return catalogue(text, text, text) }

// code writes source files in a directory of the test's own.
func code(t *testing.T, files map[string]string) []string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return []string{dir}
}

// brief writes findings as "rule key where", with only the base of a path.
func brief(found []i18ncheck.Finding) []string {
	var out []string
	for _, f := range found {
		out = append(out, strings.Join([]string{string(f.Rule), f.Key, filepath.Base(f.Where)}, " "))
	}
	return out
}

func expect(t *testing.T, o i18ncheck.Options, want ...string) {
	t.Helper()
	if d := cmp.Diff(want, brief(i18ncheck.Check(o))); d != "" {
		t.Error(d)
	}
}

func TestSoundTextsAndCodeGiveNoFinding(t *testing.T) {
	t.Parallel()
	o := i18ncheck.Options{
		Catalogues: same(`{"a.go":"Dag {{.name}}","a.templ":"Balie","a.state.open":"Open","a.nav":"Menu"}`),
		Source: code(t, map[string]string{
			"a.go":        "package a\nfunc f() { i18n.T(ctx, \"a.go\", \"name\", n); i18n.T(ctx, \"a.state.\"+s); menu(`a.nav`) }",
			"sub/a.templ": "package a\ntempl P() {\n<h1>{ i18n.T(ctx, \"a.templ\") }</h1>\n}",
		}),
		Computed: []string{"a.state."},
	}
	i18ncheck.Run(t, o)
	expect(t, o)
}

func TestAKeyThatALanguageLacksIsFound(t *testing.T) {
	t.Parallel()
	expect(t, i18ncheck.Options{Catalogues: catalogue(`{"a":"x"}`, `{"b":"x"}`, `{"a":"x","b":"x"}`)},
		"untranslated a fr", "untranslated b nl")
}

func TestAKeyThatTheCodeNamesButNoCatalogueHasIsFound(t *testing.T) {
	t.Parallel()
	expect(t, i18ncheck.Options{
		Catalogues: same(`{}`),
		Source: code(t, map[string]string{
			"a.go":       "package a\n\nfunc f() { i18n.T(ctx, \"no.go\"); l.T(\"no.method\", \"n\", 1) }",
			"a.templ":    "templ P() {\n{ i18n.T(ctx, \"no.templ\") }\n{ i18n.T(r.Context(),\n\"no.call\") } { l.T(\"no.loc\") }\n}",
			"a_test.go":  "package a\nfunc g() { i18n.T(ctx, \"no.test\") }",
			"a_templ.go": "package a\nfunc g() { i18n.T(ctx, \"no.generated\") }",
		}),
	}, "unknown no.call a.templ:4", "unknown no.go a.go:3:12", "unknown no.loc a.templ:4", "unknown no.method a.go:3:34", "unknown no.templ a.templ:2")
}

func TestAKeyThatNoCodeNamesIsFound(t *testing.T) {
	t.Parallel()
	expect(t, i18ncheck.Options{
		Catalogues: same(`{"used":"x","left.over":"x","state.a":"x"}`),
		Source:     code(t, map[string]string{"a.go": "package a\nvar k = \"used\"", "b_test.go": "package a\nvar t = \"left.over\""}),
		Computed:   []string{"state."},
	}, "unused left.over code")
}

func TestSourceThatCannotBeReadIsFound(t *testing.T) {
	t.Parallel()
	dir := code(t, map[string]string{"a.go": "pakket a"})
	expect(t, i18ncheck.Options{Catalogues: same(`{}`), Source: dir}, "unreadable  "+filepath.Base(dir[0]))
	expect(t, i18ncheck.Options{Catalogues: same(`{"a":1}`)}, "unreadable  catalogues")
}

func TestPlaceholdersThatDifferBetweenLanguagesAreFound(t *testing.T) {
	t.Parallel()
	expect(t, i18ncheck.Options{Catalogues: catalogue(
		`{"a":"{{.name}} {{.day}}","b":{"one":"{{.count}} dag","other":"{{.count}} dagen"},"c":{"one":"één dag","other":"{{.count}} dagen"}}`,
		`{"a":"{{.day}} {{.name}}","b":"{{.count}} jours","c":{"one":"{{.count}} jour","other":"{{.count}} jours"}}`,
		`{"a":"{{.naam}} {{.day}}","b":{"one":"{{.count}} day","other":"{{.count}} days"},"c":{"one":"one day","other":"{{.count}} days"}}`)},
		"placeholder a en", "placeholder b fr")
}

func TestAnExceptionExcusesTheLanguageRulesOnlyWhenNeeded(t *testing.T) {
	t.Parallel()
	cat := same(`{"a":"Indien nodig","b":"Als het nodig is"}`)
	expect(t, i18ncheck.Options{Catalogues: cat, Except: map[string]string{"a": "title of a law"}})
	expect(t, i18ncheck.Options{Catalogues: cat, Except: map[string]string{"b": "just because"}}, "stale b nl", "word a nl")
	expect(t, i18ncheck.Options{Catalogues: cat, Except: map[string]string{"a": ""}}, "stale a nl", "word a nl")
}
