package api

import (
	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/person"
	"digibank/internal/platform/reach"
)

// evidenceQuery asks for the rows behind a figure.
type evidenceQuery struct {
	IDPath
	ListQuery
	Figure string  `query:"figure" enum:"users,contacts,services" default:"users" doc:"The figure to open"`
	From   dayText `query:"from" doc:"First day, for contacts and services"`
	To     dayText `query:"to" doc:"Last day, for contacts and services"`
}

// evidenceRow is a user of a fund, or a service.
type evidenceRow struct {
	User       string     `json:"user,omitempty" doc:"The same for every service of one user; tells nothing else"`
	Confidence string     `json:"confidence,omitempty" doc:"certain, probable or declared"`
	FirstDay   string     `json:"first_day,omitempty" format:"date"`
	Services   int        `json:"services,omitempty" doc:"How many services the user has"`
	Service    ledgerView `json:"service" doc:"The service itself, or the first one of the user"`
}

// ledgerView is a row of the ledger of services.
type ledgerView struct {
	ID           string       `json:"id" format:"uuid"`
	Kind         string       `json:"kind"`
	Day          string       `json:"day" format:"date"`
	Place        string       `json:"place"`
	Partner      string       `json:"partner,omitempty"`
	Objective    string       `json:"objective"`
	Channel      string       `json:"channel,omitempty"`
	Themes       []string     `json:"themes" nullable:"false" doc:"One for each question"`
	Minutes      int          `json:"minutes"`
	AgeBand      string       `json:"age_band,omitempty"`
	Gender       string       `json:"gender,omitempty"`
	Municipality string       `json:"municipality,omitempty" doc:"NIS5, of residence"`
	Person       string       `json:"person,omitempty" format:"uuid" doc:"Only for who may see people"`
	Evidence     evidenceView `json:"evidence" doc:"The row that proves it"`
	Hash         string       `json:"hash" doc:"SHA-256 of what never changes in the row"`
}

// evidenceView points to the row that proves a service.
type evidenceView struct {
	Kind    string `json:"kind"`
	ID      string `json:"id"`
	Version int64  `json:"version"`
}

func (s *API) listEvidence(c *call, in *evidenceQuery) (list[evidenceRow], error) {
	req, err := in.request(2)
	if err != nil {
		return list[evidenceRow]{}, err
	}
	f, err := s.Grants.Get(c.ctx(), c.actor, c.id)
	if err != nil {
		return list[evidenceRow]{}, err
	}
	rows, err := in.filter(f.Days)
	if err != nil {
		return list[evidenceRow]{}, err
	}
	if in.Figure == "" || in.Figure == "users" {
		users, err := s.Figures.UserRows(c.ctx(), c.actor, f.CountingID, req)
		return mapped(users, func(r reach.Row) evidenceRow { return s.userRow(c.actor, r) }), err
	}
	services, err := s.Figures.ServiceRows(c.ctx(), c.actor, rows, req)
	return mapped(services, func(x reach.Service) evidenceRow { return evidenceRow{Service: viewService(c.actor, x)} }), err
}

func (q evidenceQuery) filter(period civil.Interval) (reach.RowFilter, error) {
	var ck errs.Check
	f := reach.RowFilter{Span: period}
	users := q.Figure == "" || q.Figure == "users"
	ck.That(users || q.Figure == "contacts" || q.Figure == "services", "figure", "choose")
	ck.That(!users || q.From == "", "from", "users-period")
	ck.That(!users || q.To == "", "to", "users-period")
	if q.Figure == "contacts" {
		f.Kind = reach.Contact
	}
	if first := q.From.day(&ck, "from"); !first.IsZero() {
		f.Span.From = first
	}
	if last := q.To.day(&ck, "to"); !last.IsZero() {
		f.Span.To = last.AddDays(1)
	}
	ck.That(!f.Span.IsEmpty(), "to", "before-start")
	return f, ck.Err()
}

// userRow shows a user under a name that tells nothing: keys of pseudonyms stay
// inside.
func (s *API) userRow(a actor.Actor, r reach.Row) evidenceRow {
	return evidenceRow{
		User: s.Kit.Keys.Blind("api.user", a.TenantID, r.Key), Confidence: string(r.Confidence), FirstDay: dayOf(r.FirstDay), Services: r.Services,
		Service: viewService(a, r.FirstSeen),
	}
}

func viewService(a actor.Actor, x reach.Service) ledgerView {
	v := ledgerView{
		ID: x.ID, Kind: string(x.Kind), Day: dayOf(x.Day), Place: x.PlaceID, Partner: x.PartnerID, Objective: x.Objective, Channel: x.Channel,
		Themes: texts(x.Themes), Minutes: x.Minutes, AgeBand: x.Who.AgeBand, Gender: x.Who.Gender, Municipality: x.Who.NIS, Hash: x.Hash,
		Evidence: evidenceView{Kind: x.Evidence.Kind, ID: x.Evidence.ID, Version: x.Evidence.Version},
	}
	if a.Can(person.RightRead) {
		v.Person = x.Who.PersonID
	}
	return v
}
