package i18n

import (
	"fmt"
	"strings"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
)

// message is one text, ready for use.
type message struct {
	plain bool        // neither placeholders nor plural forms: text is the answer
	text  string      // the source of the form "other"
	forms [6]*pattern // by form
}

// pattern is one plural form cut at its placeholders:
// literal[0] name[0] literal[1] name[1] ... literal[n].
type pattern struct {
	source  string
	literal []string
	name    []string
}

func compile(m *goi18n.Message) (*message, error) {
	out := &message{text: m.Other}
	texts := [...]string{m.Other, m.Zero, m.One, m.Two, m.Few, m.Many}
	plain := true
	for i, text := range texts {
		if text == "" && form(i) != formOther {
			continue
		}
		p, err := cut(text)
		if err != nil {
			return nil, err
		}
		out.forms[i] = p
		plain = plain && len(p.name) == 0 && form(i) == formOther
	}
	out.plain = plain
	return out, nil
}

// cut splits a text at its placeholders. Only {{.name}} is a placeholder;
// anything else between braces is an error, so that a catalogue stays data.
func cut(text string) (*pattern, error) {
	p := &pattern{source: text}
	rest := text
	for {
		before, after, found := strings.Cut(rest, "{{")
		p.literal = append(p.literal, before)
		if strings.Contains(before, "}}") {
			return nil, fmt.Errorf("}} without {{ in %q", text)
		}
		if !found {
			return p, nil
		}
		inside, tail, closed := strings.Cut(after, "}}")
		name, dotted := strings.CutPrefix(strings.TrimSpace(inside), ".")
		if !closed || !dotted || !isName(name) {
			return nil, fmt.Errorf("placeholder is not {{.name}} in %q", text)
		}
		p.name = append(p.name, name)
		rest = tail
	}
}

func isName(s string) bool {
	for _, r := range s {
		if !(r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') {
			return false
		}
	}
	return s != ""
}

func (m *message) source() map[string]string {
	out := make(map[string]string)
	for i, name := range formNames() {
		if m.forms[i] != nil {
			out[name] = m.forms[i].source
		}
	}
	return out
}

// Placeholders returns the names between {{. and }} in a text, in order of
// appearance; nil when the text has none or cannot be read.
func Placeholders(text string) []string {
	p, err := cut(text)
	if err != nil {
		return nil
	}
	return p.name
}
