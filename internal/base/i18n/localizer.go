package i18n

import (
	"fmt"
	"strconv"
	"strings"
)

// Localizer gives the texts of one language. It never changes and is safe for
// concurrent use.
type Localizer struct {
	bundle   *Bundle
	lang     string
	plurals  *plurals
	messages map[string]*message
	fallback map[string]*message
}

func newLocalizer(b *Bundle, lang string) *Localizer {
	return &Localizer{bundle: b, lang: lang, plurals: newPlurals(lang), messages: make(map[string]*message)}
}

// Lang returns the language code, for the lang attribute.
func (l *Localizer) Lang() string { return l.lang }

// Dir returns the writing direction, for the dir attribute.
func (l *Localizer) Dir() string { return Dir(l.lang) }

// T returns the text of a key. The arguments are pairs of a name and a value
// that fill the placeholders {{.name}}; the pair "count", n also picks the
// plural form, and is written the way the language writes numbers. A key that
// only Dutch has gives the Dutch text, a key that no language has gives the key
// itself; both are reported to OnMissing.
func (l *Localizer) T(key string, args ...any) string {
	m, ok := l.messages[key]
	if !ok {
		if m, ok = l.lacking(key); !ok {
			return key
		}
	}
	if m.plain {
		return m.text
	}
	return l.fill(key, m, args)
}

// lacking reports a missing key and looks it up in Dutch.
func (l *Localizer) lacking(key string) (*message, bool) {
	if l.bundle != nil {
		l.bundle.report(l.lang, key)
	}
	m, ok := l.fallback[key]
	return m, ok
}

func (l *Localizer) fill(key string, m *message, args []any) string {
	p := m.forms[formOther]
	if n, ok := integer(value(args, "count")); ok {
		if chosen := m.forms[l.plurals.of(n)]; chosen != nil {
			p = chosen
		}
	}
	var b strings.Builder
	b.Grow(len(p.source) + 16)
	for i, name := range p.name {
		b.WriteString(p.literal[i])
		l.write(&b, key, name, value(args, name))
	}
	b.WriteString(p.literal[len(p.name)])
	return b.String()
}

func (l *Localizer) write(b *strings.Builder, key, name string, v any) {
	switch v := v.(type) {
	case nil:
		if l.bundle != nil {
			l.bundle.report(l.lang, key+"{"+name+"}")
		}
		b.WriteString("{" + name + "}")
	case string:
		b.WriteString(v)
	default:
		n, whole := integer(v)
		switch {
		case whole && name == "count":
			b.WriteString(l.Number(n))
		case whole:
			b.WriteString(strconv.FormatInt(n, 10))
		default:
			fmt.Fprint(b, v)
		}
	}
}

// value returns what follows a name in a list of pairs, nil when it is absent.
func value(args []any, name string) any {
	for i := 0; i+1 < len(args); i += 2 {
		if s, ok := args[i].(string); ok && s == name {
			return args[i+1]
		}
	}
	return nil
}

func integer(v any) (int64, bool) {
	switch v := v.(type) {
	case int:
		return int64(v), true
	case int64:
		return v, true
	case int32:
		return int64(v), true
	}
	return 0, false
}
