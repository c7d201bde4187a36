package api

import (
	"context"
	"net/http"

	"digibank/internal/base/errs"
	"digibank/internal/base/id"
	"digibank/internal/base/page"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

// PersonView is a person in an answer.
type PersonView struct {
	ID               string `json:"id" format:"uuid" doc:"Of the file that speaks for the person: after a merge another one than asked for"`
	Version          int64  `json:"version"`
	GivenName        string `json:"given_name"`
	FamilyName       string `json:"family_name"`
	BirthYear        int    `json:"birth_year,omitempty"`
	Gender           string `json:"gender"`
	Postcode         string `json:"postcode,omitempty"`
	Municipality     string `json:"municipality,omitempty" doc:"NIS5"`
	Language         string `json:"language,omitempty"`
	PreferredChannel string `json:"preferred_channel,omitempty"`
	SocialStatus     string `json:"social_status"`
	CreatedAt        string `json:"created_at" format:"date-time"`
	UpdatedAt        string `json:"updated_at" format:"date-time"`
}

// cardView is a person with the ways to reach them.
type cardView struct {
	PersonView
	Contacts []reachView `json:"contacts" nullable:"false"`
	Tags     []string    `json:"tags" nullable:"false" doc:"Target groups"`
}

// reachView is one way to reach a person.
type reachView struct {
	Kind  string `json:"kind" enum:"phone,email,address"`
	Value string `json:"value"`
}

// foundView is a person that a search gave.
type foundView struct {
	PersonView
	Score   float64  `json:"score" doc:"How alike the names are, 0 to 1"`
	Reasons []string `json:"reasons" nullable:"false" doc:"What else fits"`
}

// createdView is a new file with the files that may be of the same person.
type createdView struct {
	PersonView
	Duplicates []duplicateView `json:"duplicates" nullable:"false" doc:"Files that may be of the same person, likeliest first"`
}

// duplicateView is a file that may be of the same person.
type duplicateView struct {
	ID         string   `json:"id" format:"uuid"`
	GivenName  string   `json:"given_name"`
	FamilyName string   `json:"family_name"`
	BirthYear  int      `json:"birth_year,omitempty"`
	Postcode   string   `json:"postcode,omitempty"`
	Score      int      `json:"score" doc:"0 to 1000, higher is likelier"`
	Reasons    []string `json:"reasons" nullable:"false"`
}

func (v PersonView) version() int64   { return v.Version }
func (v PersonView) location() string { return "/persons/" + v.ID }

// personQuery asks for people.
type personQuery struct {
	ListQuery
	Search string `query:"search" doc:"Names in any order, birth year, postcode, telephone number or e-mail address"`
}

// newPerson asks for a new file.
type newPerson struct {
	GivenName        string       `json:"given_name"`
	FamilyName       string       `json:"family_name"`
	BirthYear        int          `json:"birth_year,omitempty" minimum:"1900"`
	Postcode         string       `json:"postcode,omitempty"`
	Phone            string       `json:"phone,omitempty"`
	Email            string       `json:"email,omitempty"`
	Address          string       `json:"address,omitempty"`
	Language         languageCode `json:"language,omitempty"`
	Gender           genderCode   `json:"gender,omitempty"`
	Municipality     string       `json:"municipality,omitempty" doc:"NIS5; follows from a Flemish postcode"`
	PreferredChannel reachCode    `json:"preferred_channel,omitempty"`
	SocialStatus     statusCode   `json:"social_status,omitempty"`
	Tags             []groupCode  `json:"tags,omitempty"`
	Searched         string       `json:"searched" doc:"What was searched for before this file was started"`
	ClientID         string       `json:"client_id,omitempty" format:"uuid" doc:"A second request with the same id gets the first file"`
}

// changedPerson changes a file; what is absent or null stays.
type changedPerson struct {
	GivenName        *string       `json:"given_name,omitempty"`
	FamilyName       *string       `json:"family_name,omitempty"`
	BirthYear        *int          `json:"birth_year,omitempty" doc:"0 for not known"`
	Gender           *genderCode   `json:"gender,omitempty"`
	Postcode         *string       `json:"postcode,omitempty"`
	Municipality     *string       `json:"municipality,omitempty"`
	Language         *languageCode `json:"language,omitempty"`
	PreferredChannel *reachCode    `json:"preferred_channel,omitempty"`
	SocialStatus     *statusCode   `json:"social_status,omitempty"`
}

// mergeInto names the file that speaks for this one from then on.
type mergeInto struct {
	Into string   `json:"into" format:"uuid" doc:"The file that stays"`
	Keep []string `json:"keep,omitempty" doc:"Fields whose value is taken from the file in the path"`
}

// nothing is the body of a request that says all in its path.
type nothing struct{}

func (s *API) persons() {
	read(s, operation{
		name: "search-persons", method: http.MethodGet, path: "/persons", tag: "Persons", right: person.RightRead,
		summary: "Search people, best first", doc: "Never gives everybody: search is needed, and at most 50 people come back. Every search leaves a row in the audit log, without what was searched for.",
	}, s.searchPersons)
	write(s, operation{
		name: "create-person", method: http.MethodPost, path: "/persons", tag: "Persons", right: person.RightCreate, status: http.StatusCreated,
		summary: "Start the file of a person", doc: "Look first: `searched` says what was looked for. The answer lists files that may be of the same person.",
	}, s.createPerson)
	read(s, operation{
		name: "get-person", method: http.MethodGet, path: "/persons/{id}", tag: "Persons", right: person.RightRead,
		summary: "One person", doc: "Opening a file leaves a row in the audit log.", thing: s.People.Exists,
	}, s.getPerson)
	write(s, operation{
		name: "change-person", method: http.MethodPatch, path: "/persons/{id}", tag: "Persons", right: person.RightWrite,
		summary: "Change the facts of a person", thing: s.People.Exists, version: s.personVersion,
	}, s.changePerson)
	write(s, operation{
		name: "merge-person", method: http.MethodPost, path: "/persons/{id}/merge", tag: "Persons", right: person.RightMerge,
		summary: "Let another file speak for this one", doc: "Both are one user from then on, in every figure. It can be undone for 30 days.", thing: s.People.Exists,
	}, s.mergePerson)
	write(s, operation{
		name: "unmerge-person", method: http.MethodPost, path: "/persons/{id}/unmerge", tag: "Persons", right: person.RightMerge,
		summary: "Undo the merge of this file", thing: s.People.Exists,
	}, s.unmergePerson)
}

func (s *API) searchPersons(c *call, in *personQuery) (list[foundView], error) {
	req, err := in.request(0)
	if err != nil {
		return list[foundView]{}, err
	}
	if in.Search == "" {
		return list[foundView]{}, errs.OneField("search", "required")
	}
	res, err := s.People.Search(c.ctx(), c.actor, in.Search, req.Limit)
	return mapped(page.Page[person.Found]{Items: res.Items}, func(f person.Found) foundView {
		return foundView{PersonView: viewPerson(f.Person), Score: f.Score, Reasons: texts(f.Reasons)}
	}), renamed(err, "q", "search")
}

func (s *API) createPerson(c *call, b *newPerson) (createdView, error) {
	if b.ClientID == "" {
		b.ClientID = c.effectID
	}
	p, dups, err := s.People.Create(c.ctx(), c.actor, person.Create{
		ClientID: b.ClientID, Phone: b.Phone, Email: b.Email, Address: b.Address, Tags: convert[vocab.TargetGroup](b.Tags), Searched: b.Searched,
		Identity: person.Identity{
			GivenName: b.GivenName, FamilyName: b.FamilyName, BirthYear: b.BirthYear, Gender: vocab.Gender(b.Gender), Postcode: b.Postcode, NIS: b.Municipality,
			Language: vocab.Language(b.Language), Channel: person.Channel(b.PreferredChannel), Status: vocab.SocialStatus(b.SocialStatus),
		},
	})
	v := createdView{PersonView: viewPerson(p), Duplicates: []duplicateView{}}
	for _, d := range dups {
		v.Duplicates = append(v.Duplicates, duplicateView{ID: d.ID, GivenName: d.GivenName, FamilyName: d.FamilyName,
			BirthYear: d.BirthYear, Postcode: d.Postcode, Score: d.Score, Reasons: texts(d.Reasons)})
	}
	return v, err
}

func (s *API) getPerson(c *call, _ *IDPath) (cardView, error) {
	card, err := s.People.Card(c.ctx(), c.actor, c.id)
	v := cardView{PersonView: viewPerson(card.Person), Contacts: []reachView{}, Tags: texts(card.Tags)}
	for _, p := range card.Contacts {
		v.Contacts = append(v.Contacts, reachView{Kind: string(p.Kind), Value: p.Value})
	}
	return v, err
}

func (s *API) changePerson(c *call, b *changedPerson) (PersonView, error) {
	p, err := s.People.Update(c.ctx(), c.actor, person.Update{
		ID: c.id, Version: c.version, GivenName: b.GivenName, FamilyName: b.FamilyName, BirthYear: b.BirthYear, Postcode: b.Postcode, NIS: b.Municipality,
		Gender: as[vocab.Gender](b.Gender), Language: as[vocab.Language](b.Language), Channel: as[person.Channel](b.PreferredChannel), Status: as[vocab.SocialStatus](b.SocialStatus),
	})
	return viewPerson(p), err
}

func (s *API) mergePerson(c *call, b *mergeInto) (PersonView, error) {
	if !id.Valid(b.Into) {
		return PersonView{}, errs.OneField("into", "required")
	}
	p, err := s.People.Merge(c.ctx(), c.actor, person.Merge{From: c.id, Into: b.Into, Keep: b.Keep})
	if err != nil && c.retaken && errs.Code(err) == "person-merged" { // the try before did it
		p, err = s.People.Get(c.ctx(), c.actor, c.id)
	}
	return viewPerson(p), err
}

func (s *API) unmergePerson(c *call, _ *nothing) (PersonView, error) {
	p, err := s.People.Unmerge(c.ctx(), c.actor, c.id)
	if err != nil && c.retaken && errs.Code(err) == "person-not-merged" { // the try before did it
		p, err = s.People.Get(c.ctx(), c.actor, c.id)
	}
	return viewPerson(p), err
}

func (s *API) personVersion(ctx context.Context, a actor.Actor, personID string) (int64, error) {
	p, err := s.People.Get(ctx, a, personID)
	return p.Version, err
}

func viewPerson(p person.Person) PersonView {
	return PersonView{
		ID: p.ID, Version: p.Version, GivenName: p.GivenName, FamilyName: p.FamilyName, BirthYear: p.BirthYear, Gender: string(p.Gender),
		Postcode: p.Postcode, Municipality: p.NIS, Language: string(p.Language), PreferredChannel: string(p.Channel), SocialStatus: string(p.Status),
		CreatedAt: stamp(p.CreatedAt), UpdatedAt: stamp(p.UpdatedAt),
	}
}

// convert turns codes of the API into those of a slice.
func convert[T, F ~string](codes []F) []T {
	var out []T
	for _, c := range codes {
		out = append(out, T(c))
	}
	return out
}

// as turns an optional code of the API into that of a slice.
func as[T, F ~string](code *F) *T {
	if code == nil {
		return nil
	}
	t := T(*code)
	return &t
}
