package helpdesk

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/page"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
)

// current reads the current version of a contact that the actor may read, with
// the gist of its questions and the note still sealed.
func (s *Service) current(ctx context.Context, r db.Reader, a actor.Actor, id string) (Contact, error) {
	if err := access.Require(a, RightRead); err != nil {
		return Contact{}, err
	}
	c, err := db.One(ctx, r, scanContact, sqlCurrent, a.TenantID, id)
	if err != nil {
		return Contact{}, err
	}
	return c, access.RequireAt(a, RightRead, c.Spot())
}

// Get gives a contact with its questions and, to who may read it, its note.
// Opening a contact of another helper that names somebody or holds a note
// leaves a row in the trail.
func (s *Service) Get(ctx context.Context, a actor.Actor, id string) (Contact, error) {
	c, err := s.current(ctx, s.kit.DB, a, id)
	if err != nil {
		return Contact{}, err
	}
	if c.Questions, err = questionsOf(ctx, s.kit.DB, a.TenantID, c); err != nil {
		return Contact{}, err
	}
	if err := s.reveal(a, &c); err != nil {
		return Contact{}, err
	}
	if !c.Own(a.AccountID) && (c.PersonID != "" || c.Note != "") {
		err = s.kit.DB.Update(ctx, func(tx *db.Tx) error {
			s.kit.Audit.Record(tx, a, audit.Entry{Action: "contact.read", Kind: "contact", ID: c.ID, Person: c.PersonID})
			return nil
		})
	}
	return c, err
}

// reveal opens the note for who may read it, and hides it from the others.
func (s *Service) reveal(a actor.Actor, c *Contact) (err error) {
	if !a.CanAt(RightPerson, c.Spot()) {
		c.Note, c.UrgentReason = "", ""
		return nil
	}
	c.Note, err = s.open(a.TenantID, *c)
	return err
}

// History gives every version of a contact, the newest first, without notes.
func (s *Service) History(ctx context.Context, a actor.Actor, id string) ([]Contact, error) {
	if _, err := s.current(ctx, s.kit.DB, a, id); err != nil {
		return nil, err
	}
	list, err := db.All(ctx, s.kit.DB, scanContact, sqlVersions, a.TenantID, id)
	for i := range list {
		list[i].Note = ""
	}
	return list, err
}

// FollowUpsOf gives the follow-ups of a contact, the first due first.
func (s *Service) FollowUpsOf(ctx context.Context, a actor.Actor, contactID string) ([]FollowUp, error) {
	c, err := s.current(ctx, s.kit.DB, a, contactID)
	if err != nil || !a.CanAt(RightFollowUpRead, c.Spot()) {
		return nil, err
	}
	return db.All(ctx, s.kit.DB, scanFollowUp, sqlFollowUpsOf, a.TenantID, contactID)
}

// Thing says whether the contact is one of the actor's tenant.
func (s *Service) Thing(ctx context.Context, a actor.Actor, id string) error {
	_, err := db.One(ctx, s.kit.DB, scanContact, sqlCurrent, a.TenantID, id)
	return err
}

// FollowUpThing says whether the follow-up is one of the actor's tenant.
func (s *Service) FollowUpThing(ctx context.Context, a actor.Actor, id string) error {
	_, err := db.One(ctx, s.kit.DB, scanFollowUp, sqlFollowUp, a.TenantID, id)
	return err
}

// List gives a page of contacts within the actor's limits, the newest first,
// with the gist of their questions: theme, service, outcome and referral. One
// statement, however many rows.
func (s *Service) List(ctx context.Context, a actor.Actor, f Filter, req page.Request) (page.Page[Contact], error) {
	if err := access.Require(a, RightRead); err != nil {
		return page.Page[Contact]{}, err
	}
	if err := f.Validate(); err != nil {
		return page.Page[Contact]{}, err
	}
	rows, err := f.query(a, RightRead, req).rows(ctx, s.kit.DB, req.Fetch())
	for i := range rows {
		rows[i].Note, rows[i].UrgentReason = "", ""
	}
	return page.Cut(rows, req, contactKey), err
}

// Glance gives a page like List, with no more of each contact than a list shows:
// when, who, where, by whom, how long, and the gist of the questions.
func (s *Service) Glance(ctx context.Context, a actor.Actor, f Filter, req page.Request) (page.Page[Contact], error) {
	if err := access.Require(a, RightRead); err != nil {
		return page.Page[Contact]{}, err
	}
	if err := f.Validate(); err != nil {
		return page.Page[Contact]{}, err
	}
	rows, err := f.query(a, RightRead, req).glance(ctx, s.kit.DB, req.Fetch())
	return page.Cut(rows, req, contactKey), err
}

// WithQuestions replaces the gist of listed contacts by their whole questions,
// in one statement.
func (s *Service) WithQuestions(ctx context.Context, a actor.Actor, list []Contact) error {
	if len(list) == 0 {
		return nil
	}
	return fillQuestions(ctx, s.kit.DB, a.TenantID, list)
}

func contactKey(c Contact) []string { return []string{clock.Stamp(c.At), c.ID} }

// CountCap is the most that Count counts to.
const CountCap = 1001

// Count tells how many contacts a filter gives, CountCap for more than that.
func (s *Service) Count(ctx context.Context, a actor.Actor, f Filter) (int, error) {
	if err := access.Require(a, RightRead); err != nil {
		return 0, err
	}
	if err := f.Validate(); err != nil {
		return 0, err
	}
	n, err := f.query(a, RightRead, page.Request{}).count(ctx, s.kit.DB, CountCap)
	return int(n), err
}

// Names gives the names of the people in listed contacts, by person id, to who
// may see them: one statement.
func (s *Service) Names(ctx context.Context, a actor.Actor, list []Contact) (map[string]string, error) {
	var ids []string
	for _, c := range list {
		if c.PersonID != "" && a.CanAt(RightPerson, c.Spot()) {
			ids = append(ids, c.PersonID)
		}
	}
	return s.names(ctx, a.TenantID, ids)
}

func (s *Service) names(ctx context.Context, tenantID string, ids []string) (map[string]string, error) {
	out := map[string]string{}
	if len(ids) == 0 {
		return out, nil
	}
	err := db.Each(ctx, s.kit.DB, func(row db.Scanner) error {
		var id, given, family string
		if err := row.Scan(&id, &given, &family); err != nil {
			return err
		}
		out[id] = joinName(given, family)
		return nil
	}, sqlNames, tenantID, db.List(ids))
	return out, err
}

func joinName(given, family string) string {
	if given == "" || family == "" {
		return given + family
	}
	return given + " " + family
}
