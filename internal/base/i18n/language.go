package i18n

import (
	"slices"

	"golang.org/x/text/language"
)

// Default is the language of a bare request and the fallback for a text that
// another language lacks.
const Default = "nl"

// maxAcceptLanguage is the longest Accept-Language header read, in bytes;
// browsers send far less.
const maxAcceptLanguage = 1000

// Language is one language of the interface.
type Language struct {
	Code string // BCP 47 tag: nl, fr or en
	Name string // its own name, as its speakers write it
}

// Languages returns the languages of the interface, Dutch first, each with its
// own name.
func Languages() []Language {
	return []Language{{"nl", "Nederlands"}, {"fr", "Français"}, {"en", "English"}}
}

// Known reports whether lang is a language of the interface.
func Known(lang string) bool {
	return lang == "nl" || lang == "fr" || lang == "en"
}

// Match returns the language of the interface that suits an Accept-Language
// header best; Default when none does or when the header cannot be read.
func Match(acceptLanguage string) string {
	if len(acceptLanguage) > maxAcceptLanguage {
		return Default
	}
	tags, weights, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil {
		return Default
	}
	for i, tag := range tags {
		base, _ := tag.Base()
		if weights[i] > 0 && Known(base.String()) {
			return base.String()
		}
	}
	return Default
}

// Dir returns the writing direction of a language, "ltr" or "rtl", for the dir
// attribute. It also knows the languages of letters and cards.
func Dir(lang string) string {
	base, _ := language.Make(lang).Base()
	if slices.Contains([]string{"ar", "fa", "prs", "ps", "ur", "he"}, base.String()) {
		return "rtl"
	}
	return "ltr"
}
