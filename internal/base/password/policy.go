package password

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lengths. Characters are Unicode code points.
const (
	MinChars     = 8   // v5.0.0-6.2.1
	AdvisedChars = 15  // v5.0.0-6.2.1: what the screen advises
	MaxBytes     = 256 // 64 characters of any script fit; more is refused, never cut (v5.0.0-6.2.8, 6.2.9)
)

// Problem says why a password is refused. Its text is stable: screens and the
// API use it as a code.
type Problem string

// Why a password is refused.
const (
	None     Problem = ""
	TooShort Problem = "too-short"
	TooLong  Problem = "too-long"
	Common   Problem = "common"   // an attacker tries it first (v5.0.0-6.2.4)
	Personal Problem = "personal" // it is little more than the name, address or organisation (v5.0.0-6.2.11)
	Breached Problem = "breached" // it is in a list of leaked passwords (v5.0.0-6.2.12)
)

// Leaked knows leaked passwords.
type Leaked interface {
	Has(password string) (bool, error)
}

// Policy decides which passwords are accepted. It is safe for concurrent use.
type Policy struct {
	words  map[string]bool
	exact  map[string]bool
	leaked Leaked
}

// NewPolicy returns the policy; leaked may be nil.
func NewPolicy(leaked Leaked) *Policy {
	return &Policy{words: set(words), exact: set(exact), leaked: leaked}
}

// Check returns why a password is refused, None when it is accepted. Context
// holds what others know of the person: name, e-mail address, organisation.
// The password is judged as it is, whatever its characters (v5.0.0-6.2.5). The
// error is that of the list of leaked passwords; the other rules then passed.
func (p *Policy) Check(password string, context []string) (Problem, error) {
	switch {
	case utf8.RuneCountInString(password) < MinChars:
		return TooShort, nil
	case len(password) > MaxBytes:
		return TooLong, nil
	case p.common(password):
		return Common, nil
	case personal(password, context):
		return Personal, nil
	case p.leaked == nil:
		return None, nil
	}
	found, err := p.leaked.Has(password)
	if found {
		return Breached, err
	}
	return None, err
}

// personal reports whether a password without the words of the context is
// shorter than a password may be. A long sentence may hold the name of a town.
func personal(password string, context []string) bool {
	rest := strings.ToLower(password)
	for _, word := range contextWords(context) {
		rest = strings.ReplaceAll(rest, word, "")
	}
	return len(rest) < len(strings.ToLower(password)) && utf8.RuneCountInString(rest) < MinChars
}

// contextWords cuts the context into words of at least three letters, longest
// first, so that a short word does not break a long one.
func contextWords(context []string) []string {
	var out []string
	for _, text := range context {
		for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
			if utf8.RuneCountInString(word) >= 3 {
				out = append(out, word)
			}
		}
	}
	sortByLength(out)
	return out
}
