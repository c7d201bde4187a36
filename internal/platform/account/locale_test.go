package account_test

import (
	"io/fs"
	"testing"

	"digibank/internal/base/i18n/i18ncheck"
	"digibank/internal/platform/account"
)

func TestTextsAreCompleteAndPlain(t *testing.T) {
	t.Parallel()
	i18ncheck.Run(t, i18ncheck.Options{
		Catalogues: []fs.FS{account.Locale}, Source: []string{"."},
		Computed: []string{"invalid.", "error.", "nav.", "account.state.", "account.limit.", "account.mail.", "account.done."},
	})
}
