package person_test

import (
	"io/fs"
	"testing"

	"digibank/internal/base/i18n/i18ncheck"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

func TestTextsAreThereInThreeLanguagesAndPlain(t *testing.T) {
	t.Parallel()
	i18ncheck.Run(t, i18ncheck.Options{Catalogues: []fs.FS{person.Locale, vocab.Locale}})
}
