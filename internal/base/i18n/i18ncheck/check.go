package i18ncheck

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"testing"

	"digibank/internal/base/i18n"
)

// Rule names one rule of this package.
type Rule string

// The rules.
const (
	Unreadable   Rule = "unreadable"   // a catalogue or a source file cannot be read
	Untranslated Rule = "untranslated" // a language lacks the key
	Unknown      Rule = "unknown"      // the code names a key without a text
	Unused       Rule = "unused"       // no code names the key
	Placeholder  Rule = "placeholder"  // the languages differ in placeholders or plural forms
	LongSentence Rule = "sentence"     // a Dutch sentence has too many words
	HardWord     Rule = "word"         // a Dutch word that level B1 avoids
	Abbreviation Rule = "abbreviation" // a Dutch abbreviation
	Stale        Rule = "stale"        // an exception that excuses nothing
)

// Options says what to check.
type Options struct {
	Catalogues []fs.FS           // each with locale/nl.json, fr.json and en.json
	Source     []string          // directories with the Go and templ files that use the keys
	Computed   []string          // prefixes of keys that the code puts together at run time
	Except     map[string]string // key of a Dutch text that may break the language rules -> reason
	MaxWords   int               // words in a Dutch sentence; 0 means 25
}

// Finding is one broken rule.
type Finding struct {
	Rule   Rule
	Key    string
	Where  string // language, or file and line
	Detail string
}

// String writes the finding as one line.
func (f Finding) String() string {
	return fmt.Sprintf("%s: %s (%s): %s", f.Rule, f.Key, f.Where, f.Detail)
}

// Run fails the test with one line per finding.
func Run(t testing.TB, o Options) {
	t.Helper()
	for _, f := range Check(o) {
		t.Error(f)
	}
}

// Check returns every broken rule, in a fixed order.
func Check(o Options) []Finding {
	b, err := i18n.New(o.Catalogues...)
	if err != nil {
		return []Finding{{Rule: Unreadable, Where: "catalogues", Detail: err.Error()}}
	}
	found := languages(b)
	if len(o.Source) > 0 {
		found = append(found, usage(b, o)...)
	}
	found = append(found, plainDutch(b, o)...)
	slices.SortFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Where, b.Where), cmp.Compare(a.Detail, b.Detail))
	})
	return found
}
