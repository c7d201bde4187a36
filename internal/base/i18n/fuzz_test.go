package i18n_test

import (
	"strings"
	"testing"

	"digibank/internal/base/i18n"
)

func FuzzACatalogueIsReadOrRefusedNeverHalfRead(f *testing.F) {
	for _, s := range []string{"plain", "{{.a}}", "a {{.b}} c {{ .d }}", "{{", "}}", "{{.}}", "{{{.a}}}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		names := i18n.Placeholders(text)
		for _, n := range names {
			if n == "" || !strings.Contains(text, n) {
				t.Fatalf("name %q is not in %q", n, text)
			}
		}
		if names != nil && strings.Count(text, "{{") < len(names) {
			t.Fatalf("more placeholders than braces in %q", text)
		}
	})
}
