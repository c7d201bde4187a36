package ui

import (
	"context"
	"encoding/json"

	"digibank/internal/base/i18n"

	"github.com/a-h/templ"
)

// Option is one answer of a Select. Options with the same Group stand together.
type Option struct {
	Value string
	Text  string
	Group string
}

// Select is a list to choose one answer from; Value is the chosen one.
type Select struct {
	Field
	Options []Option
	Empty   string // text of the answer "nothing chosen"; empty: no such answer
	Suggest bool   // with scripts: a field that suggests while typing
}

// Choice is one answer of Radios, Checkboxes or tiles.
type Choice struct {
	Value    string
	Label    string
	Hint     string // examples
	Icon     string // pictogram, on tiles
	Checked  bool
	Disabled bool
	Reveal   templ.Component // fields that belong to this answer
}

// Choices is a question with answers to click: Radios (one) or Checkboxes (any
// number). Label is the question.
type Choices struct {
	Field
	Items  []Choice
	Inline bool // short answers side by side
	Tiles  bool // large picture tiles
}

// Radios is a question with one answer.
type Radios Choices

// Checkboxes is a question with any number of answers.
type Checkboxes Choices

// optionGroup is a run of options under one heading.
type optionGroup struct {
	name    string
	options []Option
}

func (s Select) groups() []optionGroup {
	var groups []optionGroup
	for _, o := range s.Options {
		if n := len(groups); n == 0 || groups[n-1].name != o.Group {
			groups = append(groups, optionGroup{name: o.Group})
		}
		last := &groups[len(groups)-1]
		last.options = append(last.options, o)
	}
	return groups
}

// control adds what the suggestion script needs: its words in this language.
func (s Select) attributes(ctx context.Context) templ.Attributes {
	a := s.control()
	delete(a, "readonly")
	if !s.Suggest {
		return a
	}
	a["data-autocomplete"] = true
	words, err := json.Marshal(map[string]string{
		"none":   i18n.T(ctx, "ui.suggest.none"),
		"short":  i18n.T(ctx, "ui.suggest.short", "number", "%{count}"),
		"chosen": i18n.T(ctx, "ui.suggest.chosen", "option", "%{option}", "index", "%{index}", "length", "%{length}"),
		"found":  i18n.T(ctx, "ui.suggest.found", "number", "%{count}"),
		"help":   i18n.T(ctx, "ui.suggest.help"),
		"label":  s.Label,
	})
	if err == nil {
		a["data-texts"] = string(words)
	}
	return a
}

// reveals reports whether an answer shows more fields.
func (c Choices) reveals() bool {
	for _, item := range c.Items {
		if item.Reveal != nil {
			return true
		}
	}
	return false
}

// boxClass is the class around the answers; kind is "radios" or "checkboxes".
func (c Choices) boxClass(kind string) string {
	class := "govuk-" + kind
	if c.Tiles {
		class = "ui-tiles"
	}
	if c.Inline {
		class += " govuk-" + kind + "--inline"
	}
	return class
}

func (c Choices) revealID(n int) string { return "more-" + c.itemID(n) }

// inputAttrs are the attributes of the n-th answer's control.
func (c Choices) inputAttrs(n int) templ.Attributes {
	item := c.Items[n]
	a := templ.Attributes{
		"id": c.itemID(n), "name": c.Name, "value": item.Value,
		"checked": item.Checked, "disabled": item.Disabled || c.Disabled,
	}
	if item.Hint != "" && !c.Tiles {
		a["aria-describedby"] = c.itemID(n) + "-item-hint"
	}
	if item.Reveal != nil {
		a["data-reveal"] = c.revealID(n)
	}
	for name, value := range c.Attrs {
		a[name] = value
	}
	return a
}
