package i18ncheck

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"digibank/internal/base/i18n"
)

// defaultMaxWords is the absolute limit of words in a sentence at level B1.
const defaultMaxWords = 25

// plainDutch checks the Dutch texts: sentence length, hard words, abbreviations.
func plainDutch(b *i18n.Bundle, o Options) []Finding {
	l := newLint(o.MaxWords)
	var found []Finding
	excused := make(map[string]bool)
	for _, key := range b.Keys("nl") {
		forms := b.Forms("nl", key)
		for _, form := range slices.Sorted(maps.Keys(forms)) {
			for _, f := range l.text(key, forms[form]) {
				if o.Except[key] == "" {
					found = append(found, f)
				}
				excused[key] = true
			}
		}
	}
	for key, reason := range o.Except {
		if !excused[key] || reason == "" {
			found = append(found, Finding{Stale, key, "nl", "the exception excuses nothing or gives no reason"})
		}
	}
	return found
}

// Lint checks one Dutch text that is in no catalogue, such as a letter or a
// knowledge card; name says which in the findings.
func Lint(name, text string) []Finding {
	return newLint(0).text(name, text)
}

type lint struct {
	maxWords int
	hard     []hardWord
	short    *regexp.Regexp
	ends     *regexp.Regexp
}

func newLint(maxWords int) *lint {
	if maxWords == 0 {
		maxWords = defaultMaxWords
	}
	return &lint{
		maxWords: maxWords,
		hard:     hardWords(),
		short:    abbreviations(),
		ends:     regexp.MustCompile(`[.!?:;]["”»)]*(?:\s+|$)|\n+`),
	}
}

func (l *lint) text(key, text string) []Finding {
	var found []Finding
	for _, sentence := range l.ends.Split(text, -1) {
		if n := len(strings.Fields(sentence)); n > l.maxWords {
			found = append(found, Finding{LongSentence, key, "nl", fmt.Sprintf("%d words, at most %d: %q", n, l.maxWords, sentence)})
		}
	}
	for _, short := range l.short.FindAllString(text, -1) {
		found = append(found, Finding{Abbreviation, key, "nl", fmt.Sprintf("write %q in full", strings.TrimSpace(short))})
	}
	lower := strings.ToLower(text)
	for _, w := range l.hard {
		if w.in(lower) {
			found = append(found, Finding{HardWord, key, "nl", fmt.Sprintf("say %q instead of %q", w.say, w.avoid)})
		}
	}
	return found
}
