package ui_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sources returns the style sheets of web/scss by name.
func sources(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir("../../../web/scss", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		found[filepath.Base(path)] = string(data)
		return err
	})
	if err != nil || len(found) < 20 {
		t.Fatalf("%d style sheets, error %v", len(found), err)
	}
	return found
}

func TestStylesUseLogicalPropertiesOnly(t *testing.T) {
	t.Parallel()
	physical := regexp.MustCompile(`(?m)^\s*(margin|padding|border|inset)?-?(left|right|top|bottom)(-\w+)?\s*:|text-align:\s*(left|right)|float:\s*(left|right)`)
	for name, css := range sources(t) {
		for _, hit := range physical.FindAllString(css, -1) {
			t.Errorf("%s: %q does not turn round on a right-to-left page", name, strings.TrimSpace(hit))
		}
	}
}

func TestColoursComeFromTheTokens(t *testing.T) {
	t.Parallel()
	colour := regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b`)
	for name, css := range sources(t) {
		if name == "_print.scss" { // paper is white and ink is black
			continue
		}
		for _, hit := range colour.FindAllString(css, -1) {
			t.Errorf("%s: colour %s is not a token, so it has no dark twin", name, hit)
		}
	}
}

func TestEveryTokenInTheStylesExists(t *testing.T) {
	t.Parallel()
	light := themes(t)["light"]
	use := regexp.MustCompile(`var\(--(?:govuk-([a-z-]+)-colour|(ui-[a-z0-9-]+))\)`)
	for name, css := range sources(t) {
		for _, m := range use.FindAllStringSubmatch(css, -1) {
			if light[m[1]+m[2]] == "" {
				t.Errorf("%s: no token %s", name, m[0])
			}
		}
	}
}
