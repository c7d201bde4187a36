package personweb

import (
	"context"

	"digibank/internal/base/i18n"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

// labelOf gives the key of a field's label.
func labelOf(name string) string {
	switch name {
	case person.FieldGivenName:
		return "person.given_name"
	case person.FieldFamilyName:
		return "person.family_name"
	case person.FieldBirthYear:
		return "person.birth_year"
	case person.FieldPostcode:
		return "person.postcode"
	case person.FieldGender:
		return "person.gender"
	case person.FieldLanguage:
		return "person.language"
	case person.FieldChannel:
		return "person.channel"
	}
	return "person.status"
}

// words says a fact in the words of the reader; a code that is on no list is shown
// as it is.
func words(ctx context.Context, name, value string) string {
	switch {
	case value == "":
		return i18n.T(ctx, "person.unknown")
	case name == person.FieldGender && vocab.Gender(value).Valid():
		return label(ctx, vocab.Gender(value))
	case name == person.FieldLanguage && vocab.Language(value).Valid():
		return label(ctx, vocab.Language(value))
	case name == person.FieldStatus && vocab.SocialStatus(value).Valid():
		return label(ctx, vocab.SocialStatus(value))
	case name == person.FieldChannel && person.Channel(value).Valid():
		return channelWords(ctx, person.Channel(value))
	}
	return value
}
