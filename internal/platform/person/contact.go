package person

import (
	"time"

	"digibank/internal/base/errs"
	"digibank/internal/base/text"
)

// ContactKind says what sort of contact point it is.
type ContactKind string

// The sorts of contact points.
const (
	ContactPhone   ContactKind = "phone"
	ContactEmail   ContactKind = "email"
	ContactAddress ContactKind = "address"
)

// ContactKinds lists them.
func ContactKinds() []ContactKind { return []ContactKind{ContactPhone, ContactEmail, ContactAddress} }

// maxAddress is the longest address, in letters.
const maxAddress = 200

// Contact is one way to reach a person. Several people may share it (ID1).
type Contact struct {
	ID        string
	PersonID  string // the file it was added to
	Kind      ContactKind
	Value     string // +32475123456, x@y.be, or an address of one line
	CreatedAt time.Time
}

// Shown is the value as people write it.
func (c Contact) Shown() string {
	if c.Kind == ContactPhone {
		return text.FormatPhone(c.Value)
	}
	return c.Value
}

// Link is what a click on it opens: a call, a mail, or nothing.
func (c Contact) Link() string {
	switch c.Kind {
	case ContactPhone:
		return "tel:" + c.Value
	case ContactEmail:
		return "mailto:" + c.Value
	}
	return ""
}

// normal gives the stored form of a contact point. A number or secret that no
// field may hold is refused before anything else is tried.
func (k ContactKind) normal(field, value string) (string, error) {
	value = text.Clean(value)
	if err := guard(field, value); err != nil {
		return "", err
	}
	var err error
	switch k {
	case ContactPhone:
		if value, err = text.Phone(value); err != nil {
			return "", errs.OneField(field, "phone")
		}
	case ContactEmail:
		if value, err = text.Email(value); err != nil {
			return "", errs.OneField(field, "email")
		}
	case ContactAddress:
		if text.Runes(value) > maxAddress {
			return "", errs.OneField(field, "too-long", "max", maxAddress)
		}
	default:
		return "", errs.OneField("kind", "choose")
	}
	if value == "" {
		return "", errs.OneField(field, "required")
	}
	return value, nil
}

// guard refuses a text that holds a national number, an account, a card or a
// secret; the error names the field, never the text.
func guard(field, value string) error {
	if _, found := text.Forbidden(value); found {
		return errs.OneField(field, "forbidden-digits")
	}
	return nil
}
