package placeweb_test

import (
	"io/fs"
	"testing"

	"digibank/internal/base/i18n/i18ncheck"
	"digibank/internal/base/ui"
	"digibank/internal/platform/place"
	"digibank/internal/platform/vocab"
)

func TestTheTextsOfPlacesAreCompletePlainAndUsed(t *testing.T) {
	t.Parallel()
	i18ncheck.Run(t, i18ncheck.Options{
		Catalogues: []fs.FS{place.Locale, vocab.Locale, ui.Locale},
		Source:     []string{".."},
		Computed: []string{"vocab.", "ui.", "nav.", "invalid.", "error.undo", "place.hours.nth.", "place.hours.service.", "place.access.", "place.nth.",
			"place.part.", "place.except.kind.", "place.except.hint."},
	})
}
