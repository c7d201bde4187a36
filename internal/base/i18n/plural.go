package i18n

import (
	"fmt"
	"slices"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// form is a CLDR plural category, an index of formNames.
type form int

const formOther form = 0

// formNames lists the CLDR plural categories, "other" first.
func formNames() []string {
	return []string{"other", "zero", "one", "two", "few", "many"}
}

// remembered is how many counts a language knows the form of without asking
// the rules again: 0 up to 999.
const remembered = 1000

// plurals knows the plural form of a count in one language.
type plurals struct {
	rules *goi18n.Localizer
	small [remembered]form
}

// newPlurals asks go-i18n, which carries the CLDR rules, by way of a message
// whose every form is its own name.
func newPlurals(lang string) *plurals {
	b := goi18n.NewBundle(language.Make(lang))
	b.MustAddMessages(language.Make(lang), &goi18n.Message{
		ID: "form", Other: "other", Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many",
	})
	p := &plurals{rules: goi18n.NewLocalizer(b, lang)}
	for n := range p.small {
		p.small[n] = p.ask(int64(n))
	}
	return p
}

// of returns the form of n; a negative count has the form of its size.
func (p *plurals) of(n int64) form {
	if n < 0 {
		n = -n
	}
	if n >= 0 && n < remembered {
		return p.small[n]
	}
	return p.ask(n)
}

func (p *plurals) ask(n int64) form {
	name, err := p.rules.Localize(&goi18n.LocalizeConfig{MessageID: "form", PluralCount: fmt.Sprint(n)})
	if err != nil {
		return formOther
	}
	return form(max(0, slices.Index(formNames(), name)))
}
