package helpdesk

import (
	"strings"

	"digibank/internal/platform/vocab"
)

// Question is one question inside a contact.
type Question struct {
	Theme        vocab.Theme
	AdminTheme   vocab.AdminTheme  // with the theme admin_procedures only
	Service      vocab.ServiceCode // "" when none
	ServiceOther string            // what it was, when Service is other
	Outcome      vocab.Outcome
	ReferredTo   vocab.Referral // "" when nobody was sent on
	ReferredName string         // the service or person by name
	Materials    []vocab.Material
}

// gist writes what lists show and filter on as one text:
// " theme:service:outcome:referral theme:…: ". It is derived from the questions
// when a version is written, and never changed.
func gist(questions []Question) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, q := range questions {
		for i, part := range []string{string(q.Theme), string(q.Service), string(q.Outcome), string(q.ReferredTo)} {
			if i > 0 {
				b.WriteByte(':')
			}
			b.WriteString(part)
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// ungist reads back what gist wrote.
func ungist(s string) []Question {
	out := make([]Question, 0, strings.Count(s, " "))
	for word := range strings.FieldsSeq(s) {
		theme, rest, _ := strings.Cut(word, ":")
		service, rest, _ := strings.Cut(rest, ":")
		outcome, referral, _ := strings.Cut(rest, ":")
		out = append(out, Question{
			Theme: vocab.Theme(theme), Service: vocab.ServiceCode(service),
			Outcome: vocab.Outcome(outcome), ReferredTo: vocab.Referral(referral),
		})
	}
	return out
}

func joinMaterials(list []vocab.Material) string {
	words := make([]string, 0, len(list))
	for _, m := range list {
		words = append(words, string(m))
	}
	return strings.Join(words, " ")
}

func splitMaterials(s string) []vocab.Material {
	var out []vocab.Material
	for word := range strings.FieldsSeq(s) {
		out = append(out, vocab.Material(word))
	}
	return out
}
