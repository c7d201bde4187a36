package api

import (
	"context"
	"net/http"

	"digibank/internal/base/errs"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/vocab"
)

// contactQuery narrows the list of contacts.
type contactQuery struct {
	ListQuery
	Place        string      `query:"place" format:"uuid"`
	From         dayText     `query:"from" doc:"First day, in Brussels"`
	To           dayText     `query:"to" doc:"Last day, in Brussels"`
	Theme        themeCode   `query:"theme"`
	UpdatedSince instantText `query:"updated_since" doc:"Only what was logged, corrected or withdrawn since; withdrawn ones included. Take the instant at which your last round began."`
}

// ResultView is the answer to a new contact.
type ResultView struct {
	ID      string   `json:"id" format:"uuid"`
	Version int64    `json:"version"`
	Ledger  []string `json:"ledger" nullable:"false" doc:"Rows of the ledger of services that count it"`
}

// endedView is the answer to a withdrawal.
type endedView struct {
	ResultView
	State string `json:"state" enum:"kept,withdrawn"`
}

func (v ResultView) version() int64   { return v.Version }
func (v ResultView) location() string { return "/contacts/" + v.ID }

func (s *API) contacts() {
	write(s, operation{
		name: "create-contact", method: http.MethodPost, path: "/contacts", tag: "Contacts", right: helpdesk.RightWrite, status: http.StatusCreated,
		summary: "Log a contact at the desk", doc: "Safe to repeat: a second request with the same client_id gets the answer of the first.",
	}, s.createContact)
	read(s, operation{
		name: "list-contacts", method: http.MethodGet, path: "/contacts", tag: "Contacts", right: helpdesk.RightRead,
		summary: "Contacts within your limits, newest first",
	}, s.listContacts)
	read(s, operation{
		name: "get-contact", method: http.MethodGet, path: "/contacts/{id}", tag: "Contacts", right: helpdesk.RightRead,
		summary: "One contact", doc: "Who it was for and the note are only there for who may see them; opening such a contact of a colleague leaves a row in the audit log.", thing: s.Desk.Thing,
	}, s.getContact)
	write(s, operation{
		name: "correct-contact", method: http.MethodPatch, path: "/contacts/{id}", tag: "Contacts", right: helpdesk.RightWrite,
		summary: "Correct a contact", doc: "Makes a new version; the old one stays. A reason is needed, but not for your own contact in its first ten minutes.",
		thing: s.Desk.Admit, version: s.contactVersion,
	}, s.correctContact)
	write(s, operation{
		name: "withdraw-contact", method: http.MethodPost, path: "/contacts/{id}/withdraw", tag: "Contacts", right: helpdesk.RightWrite,
		summary: "Take a contact out of every figure", doc: "It stays readable.",
		thing: s.Desk.Admit, version: s.contactVersion, optional: true,
	}, s.withdrawContact)
}

func (s *API) createContact(c *call, b *newContact) (ResultView, error) {
	if b.ClientID == "" {
		b.ClientID = c.effectID
	}
	d, err := b.details()
	if err != nil {
		return ResultView{}, err
	}
	res, err := s.Desk.Log(c.ctx(), c.actor, helpdesk.Log{ClientID: b.ClientID, Details: d})
	return viewResult(res), apiFields(err)
}

func (s *API) listContacts(c *call, in *contactQuery) (list[contactView], error) {
	req, err := in.request(2)
	if err != nil {
		return list[contactView]{}, err
	}
	f, err := in.filter()
	if err != nil {
		return list[contactView]{}, err
	}
	found, err := s.Desk.List(c.ctx(), c.actor, f, req)
	if err == nil {
		err = s.Desk.WithQuestions(c.ctx(), c.actor, found.Items)
	}
	return mapped(found, func(x helpdesk.Contact) contactView { return viewContact(c.actor, x) }), err
}

func (q contactQuery) filter() (helpdesk.Filter, error) {
	var ck errs.Check
	f := helpdesk.Filter{
		Theme: vocab.Theme(q.Theme), From: q.From.day(&ck, "from"), To: q.To.day(&ck, "to"), UpdatedSince: q.UpdatedSince.instant(&ck, "updated_since"),
	}
	if q.Place != "" {
		f.Places = []string{q.Place}
	}
	return f, ck.Err()
}

func (s *API) getContact(c *call, _ *IDPath) (contactView, error) {
	found, err := s.Desk.Get(c.ctx(), c.actor, c.id)
	return viewContact(c.actor, found), err
}

func (s *API) correctContact(c *call, b *changedContact) (ResultView, error) {
	change, err := b.change()
	if err != nil {
		return ResultView{}, err
	}
	if b.touchesWho() {
		if change.Who, err = s.newWho(c, b); err != nil {
			return ResultView{}, err
		}
	}
	res, err := s.Desk.Correct(c.ctx(), c.actor, helpdesk.Correct{ID: c.id, Version: c.version, Reason: b.Reason, Change: change})
	return viewResult(res), apiFields(err)
}

// newWho puts what changes about who was helped into what is known.
func (s *API) newWho(c *call, b *changedContact) (*helpdesk.Who, error) {
	now, err := s.Desk.Get(c.ctx(), c.actor, c.id)
	if err != nil {
		return nil, err
	}
	if now.Kind == helpdesk.ByPseudonym && b.Person == nil && b.Pseudonym == nil {
		return nil, errs.OneField("pseudonym", "required") // only its hash was kept
	}
	w := helpdesk.Who{PersonID: now.PersonID, KnownBefore: now.KnownBefore, AgeBand: now.AgeBand, Gender: now.Gender, NIS: now.NIS, Status: now.Status}
	b.overWho(&w)
	return &w, nil
}

func (s *API) withdrawContact(c *call, b *withdrawal) (endedView, error) {
	res, err := s.Desk.Withdraw(c.ctx(), c.actor, helpdesk.Withdraw{ID: c.id, Version: c.version, Reason: b.Reason})
	if err != nil && c.retaken && errs.Code(err) == "contact-withdrawn" { // the try before did it
		var now helpdesk.Contact
		now, err = s.Desk.Get(c.ctx(), c.actor, c.id)
		res = helpdesk.Result{ID: now.ID, Version: now.Version}
	}
	return endedView{viewResult(res), string(helpdesk.Withdrawn)}, err
}

func (s *API) contactVersion(ctx context.Context, a actor.Actor, id string) (int64, error) {
	found, err := s.Desk.Get(ctx, a, id)
	return found.Version, err
}

func viewResult(r helpdesk.Result) ResultView {
	return ResultView{ID: r.ID, Version: r.Version, Ledger: texts(r.LedgerIDs)}
}

// apiFields gives the fields of the desk's form the names of the API.
func apiFields(err error) error {
	return renamed(err, "pseudonym_given", "pseudonym.given", "pseudonym_family", "pseudonym.family",
		"birth_year", "pseudonym.birth_year", "postcode", "pseudonym.postcode", "consent", "pseudonym.consent", "status", "social_status")
}
