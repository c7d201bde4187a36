package i18ncheck

import (
	"fmt"
	"slices"
	"strings"

	"digibank/internal/base/i18n"
)

// languages checks that every key has the same shape in every language.
func languages(b *i18n.Bundle) []Finding {
	var found []Finding
	for _, key := range allKeys(b) {
		for _, l := range i18n.Languages() {
			if f := compare(b, key, l.Code); f != nil {
				found = append(found, *f)
			}
		}
	}
	return found
}

// compare sets one language against the first of the others that has the key;
// the first itself is the model and not compared.
func compare(b *i18n.Bundle, key, lang string) *Finding {
	forms := b.Forms(lang, key)
	if forms == nil {
		return &Finding{Untranslated, key, lang, "has no text"}
	}
	for _, other := range i18n.Languages() {
		if other.Code == lang {
			return nil
		}
		model := b.Forms(other.Code, key)
		if model == nil {
			continue
		}
		if shape(model) != shape(forms) {
			return &Finding{Placeholder, key, lang, fmt.Sprintf("%s, but %s has %s", shape(forms), other.Code, shape(model))}
		}
		return nil
	}
	return nil
}

// shape describes what a text needs: its placeholders, and whether a count
// picks its form.
func shape(forms map[string]string) string {
	var names []string
	for _, text := range forms {
		names = append(names, i18n.Placeholders(text)...)
	}
	slices.Sort(names)
	out := "placeholders [" + strings.Join(slices.Compact(names), " ") + "]"
	if len(forms) > 1 {
		out += " and plural forms"
	}
	return out
}

func allKeys(b *i18n.Bundle) []string {
	var keys []string
	for _, l := range i18n.Languages() {
		keys = append(keys, b.Keys(l.Code)...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
