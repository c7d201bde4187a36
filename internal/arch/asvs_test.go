package arch

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// asvsWanted are the requirements of OWASP ASVS 5.0.0 that this program holds
// itself to; docs/security.md says of each which test covers it, or why it comes later.
const asvsWanted = `1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.2.10 1.3.1 2.2.1 2.3.3 2.3.4 2.3.5 2.4.1 3.2.1 3.2.2
3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.4.7 3.4.8 3.5.1 3.5.3 4.1.1 4.1.3
5.2.1 5.2.2 5.3.2 5.4.1 5.4.2 6.2.1 6.2.4 6.2.5 6.2.7 6.2.8 6.2.9 6.2.10 6.2.12 6.3.1 6.3.2 6.3.3 6.4.1
7.2.1 7.2.3 7.2.4 7.3.1 7.3.2 7.4.1 7.4.2 7.4.3 7.4.5 7.5.2 8.2.1 8.2.2 8.2.3 8.3.1 8.3.2 8.4.1 11.4.2
12.1.1 12.2.1 13.4.1 13.4.2 13.4.3 13.4.4 13.4.5 14.2.1 14.2.6 14.2.7 14.2.8 14.3.1 14.3.2
16.2.1 16.2.5 16.3.1 16.3.2 16.3.3 16.4.1 16.5.1`

var asvsRow = regexp.MustCompile(`(?m)^\| v5\.0\.0-([0-9.]+) \|[^|]*\| ([^|]*) \|$`)

// checkCoverage: each wanted requirement has a row, and a row names tests that
// exist, or says "later" and with what.
func checkCoverage(doc string, wanted []string, exists func(test string) bool) []finding {
	rows := map[string]string{}
	for _, m := range asvsRow.FindAllStringSubmatch(doc, -1) {
		rows[m[1]] = m[2]
	}
	test := regexp.MustCompile("`(?:[a-z0-9/]+\\.)?(Test\\w+)`")
	var found []finding
	for _, id := range wanted {
		cover, ok := rows[id]
		names := test.FindAllStringSubmatch(cover, -1)
		switch {
		case !ok:
			found = append(found, finding{"asvs", id, "docs/security.md has no row for it"})
		case len(names) == 0 && !strings.HasPrefix(cover, "later, with "):
			found = append(found, finding{"asvs", id, "its row names no test and does not say: later, with …"})
		}
		for _, m := range names {
			if !exists(m[1]) {
				found = append(found, finding{"asvs", id, "there is no " + m[1]})
			}
		}
	}
	return found
}

// testNames are the tests of a tree, those of the browser included.
func testNames(t *tree) map[string]bool {
	out := map[string]bool{}
	form := regexp.MustCompile(`(?m)^func (Test\w+|Fuzz\w+)\(`)
	for _, p := range t.packages {
		for _, f := range p.files {
			if raw, err := fs.ReadFile(t.fsys, f.path); err == nil && f.test {
				for _, m := range form.FindAllStringSubmatch(string(raw), -1) {
					out[m[1]] = true
				}
			}
		}
	}
	return out
}

func TestTheSecurityPageSaysWhichTestCoversEachRequirement(t *testing.T) {
	t.Parallel()
	all := theHouse(t)
	doc, err := fs.ReadFile(all.fsys, "docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	names := testNames(all)
	holds(t, checkCoverage(string(doc), strings.Fields(asvsWanted), func(name string) bool { return names[name] }), "asvs")
}

func TestARequirementWithoutACoveringTestIsFound(t *testing.T) {
	t.Parallel()
	doc := "| v5.0.0-1.2.4 | SQL | `arch.TestSQLIsConstant` |\n| v5.0.0-1.2.5 | shell | `TestGone` |\n| v5.0.0-2.2.1 | forms | soon |\n| v5.0.0-5.2.1 | uploads | later, with files |\n"
	bites(t, checkCoverage(doc, []string{"1.2.4", "1.2.5", "2.2.1", "5.2.1", "9.9.9"}, func(name string) bool { return name == "TestSQLIsConstant" }),
		"asvs 1.2.5", "asvs 2.2.1", "asvs 9.9.9")
}
