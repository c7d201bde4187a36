package helpdesk_test

import (
	"io/fs"
	"testing"

	"digibank/internal/base/i18n/i18ncheck"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/vocab"
)

func TestTheTextsArePlainDutchCompleteAndUsed(t *testing.T) {
	t.Parallel()
	i18ncheck.Run(t, i18ncheck.Options{
		Catalogues: []fs.FS{helpdesk.Locale, vocab.Locale},
		Source:     []string{"."},
		Computed: []string{
			"vocab.", "error.", "invalid.", "nav.", "helpdesk.who.", "helpdesk.task.", "helpdesk.tasks.view.", "helpdesk.timeline.", "helpdesk.filter.", "helpdesk.export.",
		},
	})
}
