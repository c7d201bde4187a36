package obs

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
)

// blanked stands where a value was left out.
const blanked = "[blanked]"

// maxRemembered bounds how many names a redactor remembers: names come from
// code, but one could come from outside.
const maxRemembered = 1000

// redactor knows which attribute names may hold a secret or personal data.
type redactor struct {
	names []string // with a space on both sides
	glued map[string]bool
	known sync.Map // name -> whether it is sensitive
	size  atomic.Int32
}

func newRedactor() *redactor {
	r := &redactor{glued: make(map[string]bool)}
	for _, name := range sensitiveNames() {
		r.names = append(r.names, " "+name+" ")
		r.glued[strings.ReplaceAll(name, " ", "")] = true
	}
	return r
}

// sensitive reports whether an attribute of this name is blanked
// (v5.0.0-16.2.5).
func (r *redactor) sensitive(name string) bool {
	if known, ok := r.known.Load(name); ok {
		return known.(bool)
	}
	found := r.judge(name)
	if r.size.Load() < maxRemembered {
		r.known.Store(name, found)
		r.size.Add(1)
	}
	return found
}

// judge looks at whole words, so "token_count" is blanked too, but "tokenizer"
// is not: better one figure less in the log.
func (r *redactor) judge(name string) bool {
	all := strings.Join(nameWords(name), " ")
	if r.glued[all] {
		return true
	}
	return slices.ContainsFunc(r.names, func(s string) bool { return strings.Contains(" "+all+" ", s) })
}

// sensitiveNames lists words, or rows of words, in lower case.
func sensitiveNames() []string {
	return []string{
		"password", "passwd", "passphrase", "pw", "pin", "otp", "totp", "secret", "secrets", "token", "tokens", "csrf",
		"authorization", "cookie", "cookies", "session id", "credential", "credentials", "signature", "dsn", "database url",
		"api key", "master key", "private key", "recovery code", "access key",
		"email", "mail", "e mail", "phone", "mobile", "telephone", "tel", "fax", "given name", "family name", "first name", "last name", "full name",
		"person name", "birth", "birthdate", "birth date", "birth year", "dob", "street", "note", "notes", "body", "iban", "card number", "rrn", "insz", "niss", "ssn",
		"wachtwoord", "voornaam", "familienaam", "achternaam", "naam", "telefoon", "gsm", "adres", "geboortedatum", "rijksregisternummer", "nota",
	}
}

// nameWords cuts a name into lower-case words: at signs, and where a capital
// follows a small letter.
func nameWords(name string) []string {
	var spaced strings.Builder
	small := false
	for _, r := range name {
		if unicode.IsUpper(r) && small {
			spaced.WriteByte(' ')
		}
		small = unicode.IsLower(r)
		spaced.WriteRune(r)
	}
	return slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(spaced.String()), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	}), func(s string) bool { return s == "" })
}
