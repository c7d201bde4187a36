package helpdesk

import (
	"slices"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/page"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/vocab"
)

// Filter narrows a list of contacts; empty fields do not narrow.
type Filter struct {
	Places       []string
	Municipality string // NIS5 of the place
	Residence    string // NIS5 of who was helped
	Helper       string // account id
	Theme        vocab.Theme
	Service      vocab.ServiceCode
	Outcome      vocab.Outcome
	Channel      vocab.Channel
	Who          WhoKind
	Objective    vocab.Objective
	Urgent       bool
	FollowUpOpen bool
	From, To     civil.Date // both inside
	UpdatedSince time.Time  // with withdrawn ones, for synchronising
	Withdrawn    bool       // the withdrawn ones instead of the kept ones
}

// Validate says what is wrong.
func (f Filter) Validate() error {
	var ck errs.Check
	ck.That(f.Theme == "" || f.Theme.Valid(), "theme", "choose")
	ck.That(f.Service == "" || f.Service.Valid(), "service", "choose")
	ck.That(f.Outcome == "" || f.Outcome.Valid(), "outcome", "choose")
	ck.That(f.Channel == "" || f.Channel.Valid(), "channel", "choose")
	ck.That(f.Who == "" || f.Who.Valid(), "who", "choose")
	ck.That(f.Objective == "" || f.Objective.Valid(), "objective", "choose")
	ck.That(f.From.IsZero() || f.To.IsZero() || !f.To.Before(f.From), "to", "contact-span")
	return ck.Err()
}

// state is which contacts are listed, "" for all.
func (f Filter) state() State {
	switch {
	case !f.UpdatedSince.IsZero():
		return ""
	case f.Withdrawn:
		return Withdrawn
	}
	return Kept
}

// stamps sorted after and before every stored instant.
const afterAll = "~"

// span gives the stored instants between which the contacts lie, half-open.
func (f Filter) span() (from, to string) {
	to = afterAll
	if !f.From.IsZero() {
		start, _ := civil.DayBounds(f.From, civil.Brussels())
		from = clock.Stamp(start)
	}
	if !f.To.IsZero() {
		_, end := civil.DayBounds(f.To, civil.Brussels())
		to = clock.Stamp(end)
	}
	return from, to
}

// query makes the filter ready to be read, within the limits of a right.
func (f Filter) query(a actor.Actor, right actor.Right, req page.Request) query {
	l := a.Within(right)
	places := f.Places
	if len(places) == 0 && !l.All && len(l.Places) == 1 && len(l.Municipalities)+len(l.Partners) == 0 {
		places = l.Places
	}
	place := db.List(places)
	if len(places) == 1 {
		place = places[0]
	}
	from, to := f.span()
	args := []any{
		a.TenantID, from, req.Key(0, to), req.Key(1, ""), place, f.Municipality, f.Residence, f.Helper, string(f.Channel), string(f.Who), string(f.Objective),
		db.Bool(f.Urgent), string(f.state()), clock.StampOrEmpty(f.UpdatedSince),
		like("% ", string(f.Theme), ":%"), like("%:", string(f.Service), ":%"), like("%:", string(f.Outcome), ":%"), db.Bool(f.FollowUpOpen),
		db.Bool(l.All), db.List(l.Places), db.List(l.Municipalities), db.List(l.Partners),
	}
	q := query{args: args, onePlace: len(places) == 1}
	if q.onePlace && (l.All || slices.Contains(l.Places, place)) && f.plain() {
		q.plain = append([]any{a.TenantID}, args[2], args[3], place, string(f.Channel), like("% ", string(f.Theme), ":%"), f.Helper)
	}
	return q
}

// plain says whether nothing but place, channel, theme, helper and a last day narrow.
func (f Filter) plain() bool {
	others := f.Municipality + f.Residence + string(f.Service) + string(f.Outcome) + string(f.Who) + string(f.Objective)
	return others == "" && f.From.IsZero() && !f.Urgent && !f.FollowUpOpen && !f.Withdrawn && f.UpdatedSince.IsZero()
}

// like makes the pattern of a code inside a gist, "" for no code.
func like(before, code, after string) string {
	if code == "" {
		return ""
	}
	return before + code + after
}
