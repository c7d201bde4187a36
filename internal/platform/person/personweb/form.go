package personweb

import (
	"context"
	"strconv"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

// facts are the fields of a form about a person, as named in it.
func facts() []string {
	return []string{"given_name", "family_name", "birth_year", "postcode", "gender", "language", "preferred_channel", "social_status"}
}

// readIdentity reads the fields about a person. Whether they are right is for the
// service to say, but for a year that is no number.
func readIdentity(f *web.Form) (person.Identity, error) {
	i := person.Identity{
		GivenName: f.Get("given_name"), FamilyName: f.Get("family_name"), Postcode: f.Get("postcode"),
		Gender: vocab.Gender(f.Get("gender")), Language: vocab.Language(f.Get("language")),
		Channel: person.Channel(f.Get("preferred_channel")), Status: vocab.SocialStatus(f.Get("social_status")),
	}
	typed := f.Get("birth_year")
	if typed == "" {
		return i, nil
	}
	y, err := strconv.Atoi(typed)
	if err != nil || y == 0 {
		return i, errs.OneField("birth_year", "person-birth-year")
	}
	i.BirthYear = y
	return i, nil
}

// readCreate reads the form of a new file.
func readCreate(f *web.Form) (person.Create, error) {
	i, err := readIdentity(f)
	return person.Create{
		ClientID: f.Get("client_id"), Identity: i, Phone: f.Get("phone"), Email: f.Get("email"), Address: f.Get("address"),
		Tags: readTags(f), Searched: f.Get("searched"),
	}, err
}

// fillIdentity puts a person into a form.
func fillIdentity(i person.Identity) *web.Form {
	return web.NewForm("given_name", i.GivenName, "family_name", i.FamilyName, "birth_year", year(i.BirthYear), "postcode", i.Postcode,
		"gender", string(i.Gender), "language", string(i.Language), "preferred_channel", string(i.Channel), "social_status", string(i.Status))
}

// fillFromSearch starts the form of a new file with what was looked for: the
// last word as family name unless there is one word only.
func (h *Handlers) fillFromSearch(searched string) *web.Form {
	q := person.Parse(searched)
	given, family := split(q.Name)
	form := web.NewForm("client_id", h.newID(), "searched", searched, "given_name", given, "family_name", family, "phone", q.Phone, "email", q.Email)
	if q.Birth > 0 {
		form.Values.Set("birth_year", year(q.Birth))
	}
	for _, n := range q.Numbers {
		if y, _ := strconv.Atoi(n); y >= 1900 && y < 2030 && form.Get("birth_year") == "" {
			form.Values.Set("birth_year", n)
		} else if form.Get("postcode") == "" {
			form.Values.Set("postcode", n)
		}
	}
	return form
}

// box is the field of the search.
func (p *searchPage) box(ctx context.Context) ui.Field {
	f := hinted(ctx, field(ctx, p.form, "q", "person.search"), "person.search.hint")
	f.Attrs = map[string]any{"autofocus": true, "maxlength": "200"}
	return completed(f)
}

func columns(ctx context.Context) []ui.Column {
	return []ui.Column{
		{Head: i18n.T(ctx, "person.name"), Header: true}, {Head: i18n.T(ctx, "person.birth_year")}, {Head: i18n.T(ctx, "person.lives")},
	}
}
