package i18n

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync/atomic"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Bundle holds the texts of all languages.
type Bundle struct {
	localizers map[string]*Localizer
	missing    atomic.Pointer[func(lang, key string)]
}

// New reads locale/nl.json, locale/fr.json and locale/en.json of every file
// system. A missing file, an unreadable text and a key that occurs twice in one
// language are errors; all of them are reported together.
func New(fsys ...fs.FS) (*Bundle, error) {
	b := &Bundle{localizers: make(map[string]*Localizer)}
	var problems []error
	for _, l := range Languages() {
		loc := newLocalizer(b, l.Code)
		for _, f := range fsys {
			problems = append(problems, loc.load(f))
		}
		b.localizers[l.Code] = loc
	}
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	b.fallBack()
	return b, nil
}

// fallBack gives every other language access to the Dutch texts.
func (b *Bundle) fallBack() {
	for code, loc := range b.localizers {
		if code != Default {
			loc.fallback = b.localizers[Default].messages
		}
	}
}

// load adds the catalogue of the localizer's language found in fsys.
func (l *Localizer) load(fsys fs.FS) error {
	path := "locale/" + l.lang + ".json"
	data, err := fs.ReadFile(fsys, path)
	if err != nil {
		return fmt.Errorf("read texts: %w", err)
	}
	if err := checkFlat(data); err != nil {
		return fmt.Errorf("read texts %s: %w", path, err)
	}
	file, err := goi18n.NewBundle(language.Make(l.lang)).ParseMessageFileBytes(data, path)
	if err != nil {
		return fmt.Errorf("read texts %s: %w", path, err)
	}
	var problems []error
	for _, m := range file.Messages {
		problems = append(problems, l.add(path, m))
	}
	return errors.Join(problems...)
}

// add compiles one text and files it under its key.
func (l *Localizer) add(path string, m *goi18n.Message) error {
	if _, double := l.messages[m.ID]; double {
		return fmt.Errorf("read texts %s: key %q occurs twice", path, m.ID)
	}
	compiled, err := compile(m)
	if err != nil {
		return fmt.Errorf("read texts %s: key %q: %w", path, m.ID, err)
	}
	l.messages[m.ID] = compiled
	return nil
}

// Localizer returns the texts of a language; of Dutch when the language is not
// one of the interface.
func (b *Bundle) Localizer(lang string) *Localizer {
	if l, ok := b.localizers[lang]; ok {
		return l
	}
	return b.localizers[Default]
}

// OnMissing sets the function that hears of every key that has no text in the
// language asked for, and of every placeholder without a value (as key{name}).
// It is called while a page is being made: it must be quick and safe for
// concurrent use.
func (b *Bundle) OnMissing(report func(lang, key string)) {
	b.missing.Store(&report)
}

func (b *Bundle) report(lang, key string) {
	if f := b.missing.Load(); f != nil && *f != nil {
		(*f)(lang, key)
	}
}

// Keys returns the keys that have a text of their own in a language, sorted.
func (b *Bundle) Keys(lang string) []string {
	l, ok := b.localizers[lang]
	if !ok {
		return nil
	}
	return slices.Sorted(maps.Keys(l.messages))
}

// Has reports whether a key has a Dutch text.
func (b *Bundle) Has(key string) bool {
	_, ok := b.localizers[Default].messages[key]
	return ok
}

// Forms returns the text of a key in a language by plural form; a text without
// plural forms has one, "other". It is nil when the language lacks the key.
func (b *Bundle) Forms(lang, key string) map[string]string {
	l, ok := b.localizers[lang]
	if !ok {
		return nil
	}
	m, ok := l.messages[key]
	if !ok {
		return nil
	}
	return m.source()
}
