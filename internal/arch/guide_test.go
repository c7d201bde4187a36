package arch

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"digibank/internal/base/i18n"
	"digibank/internal/base/i18n/i18ncheck"
)

// label matches a word of the screen in the guide: *Bewaar het contact*.
var label = regexp.MustCompile(`(?:^|[^*])\*([^*\n]+)\*(?:[^*]|$)`)

// checkGuide: the guide names buttons and titles as the screens do.
func checkGuide(page, text string, onScreen func(string) bool) []finding {
	var found []finding
	for _, m := range label.FindAllStringSubmatch(text, -1) {
		if !onScreen(m[1]) {
			found = append(found, finding{"guide", page, "no screen says " + m[1]})
		}
	}
	return found
}

func guidePages(t *testing.T) map[string]string {
	t.Helper()
	all := theHouse(t)
	pages := map[string]string{}
	for _, p := range all.others {
		if strings.HasPrefix(p, "docs/user/") && strings.HasSuffix(p, ".md") {
			raw, err := fs.ReadFile(all.fsys, p)
			if err != nil {
				t.Fatal(err)
			}
			pages[path.Base(p)] = string(raw)
		}
	}
	if len(pages) < 5 {
		t.Fatalf("the guide has only %d pages", len(pages))
	}
	return pages
}

func TestTheGuideNamesThingsAsTheScreensDo(t *testing.T) {
	t.Parallel()
	words := theWords(t)
	var screen []string
	for _, key := range words.Keys(i18n.Default) {
		for _, form := range words.Forms(i18n.Default, key) {
			screen = append(screen, form)
		}
	}
	for page, text := range guidePages(t) {
		holds(t, checkGuide(page, text, func(s string) bool { return slices.Contains(screen, s) }))
	}
}

func TestTheGuideIsPlainDutch(t *testing.T) {
	t.Parallel()
	for page, text := range guidePages(t) {
		if strings.Contains(page, ".fr.") || strings.Contains(page, ".en.") {
			continue
		}
		for _, f := range i18ncheck.Lint(page, text) {
			t.Error(f)
		}
	}
}

func TestALabelThatNoScreenSaysIsFound(t *testing.T) {
	t.Parallel()
	text := "Kies *Balie* en dan *Bewaar alles*. **Let op**: dit is vet."
	bites(t, checkGuide("a.md", text, func(s string) bool { return s == "Balie" }), "guide a.md")
}
