package ui_test

import (
	"io/fs"
	"strings"
	"testing"

	"digibank/internal/base/i18n"
	"digibank/internal/base/i18n/i18ncheck"
	"digibank/internal/base/ui"

	"golang.org/x/net/html"
)

func TestTheWordsOfTheComponentsAreCompletePlainAndUsed(t *testing.T) {
	t.Parallel()
	i18ncheck.Run(t, i18ncheck.Options{Catalogues: []fs.FS{ui.Locale}, Source: []string{"."}, MaxWords: 15})
}

func TestNoKeyOrPlaceholderIsShown(t *testing.T) {
	t.Parallel()
	for _, l := range i18n.Languages() {
		for name, doc := range shells(t, l.Code) {
			for n := range doc.Descendants() {
				if n.Type == html.TextNode && (strings.Contains(n.Data, "ui.") || strings.Contains(n.Data, "{{")) {
					t.Errorf("%s, %s: %q", l.Code, name, n.Data)
				}
			}
		}
	}
}
