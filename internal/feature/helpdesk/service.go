package helpdesk

import (
	"context"
	"errors"

	"digibank/internal/base/db"
	"digibank/internal/base/geo"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/place"
	"digibank/internal/platform/reach"
)

// Ledger is the part of the ledger of services that the desk writes.
type Ledger interface {
	Write(ctx context.Context, tx *db.Tx, a actor.Actor, e reach.Entry) (string, error)
	Replace(ctx context.Context, tx *db.Tx, a actor.Actor, oldID string, e reach.Entry) (string, error)
	Void(ctx context.Context, tx *db.Tx, a actor.Actor, id string) error
}

// Places tells of places.
type Places interface {
	Brief(ctx context.Context, r db.Reader, tenantID, placeID string) (place.Brief, error)
	Briefs(ctx context.Context, a actor.Actor, right actor.Right) ([]place.Brief, error)
}

// Helper is an account that helps at the desk.
type Helper struct {
	ID   string
	Name string
	Gone bool // no longer active: still named in lists, not offered in forms
}

// Team tells who helps, past helpers included, in the order of their names.
type Team interface {
	Team(ctx context.Context, r db.Reader, tenantID string) ([]Helper, error)
}

// People tells the facts of a person.
type People interface {
	Facts(ctx context.Context, r db.Reader, tenantID, personID string) (person.Facts, error)
}

// Service holds the use cases of the desk.
type Service struct {
	kit    kit.Kit
	ledger Ledger
	places Places
	people People
	team   Team
	atlas  *geo.Atlas
}

// Needs is what the desk uses of other slices.
type Needs struct {
	Ledger Ledger
	Places Places
	People People
	Team   Team
	Atlas  *geo.Atlas
}

// New returns the service.
func New(k kit.Kit, n Needs) *Service {
	return &Service{kit: k, ledger: n.Ledger, places: n.Places, people: n.People, team: n.Team, atlas: n.Atlas}
}

// known says whether a municipality exists or existed.
func (s *Service) known(nis string) bool {
	_, ok := s.atlas.Municipality(nis)
	return ok
}

// errRepeated ends the transaction of a request that was answered before.
var errRepeated = errors.New("helpdesk: client id used before")

// Log notes a contact: one row, its questions, its service in the ledger and,
// when asked for, a follow-up. A repeated client id gives the first answer.
func (s *Service) Log(ctx context.Context, a actor.Actor, l Log) (Result, error) {
	if err := access.Require(a, RightWrite); err != nil {
		return Result{}, err
	}
	if err := l.Validate(s.known); err != nil {
		return Result{}, err
	}
	c, err := s.compose(ctx, a, l.Details)
	if err != nil {
		return Result{}, err
	}
	now := s.kit.Clock.Now()
	c.ID, c.Version, c.State = s.kit.IDs.New(), 1, Kept
	c.LoggedAt, c.LoggedBy, c.WrittenAt, c.WrittenBy = now, a.AccountID, now, a.AccountID
	c.Note = s.seal(a.TenantID, c.ID, l.Note)
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) error { return s.store(ctx, tx, a, l, &c) })
	if errors.Is(err, errRepeated) {
		return s.first(ctx, a, l.ClientID)
	}
	return result(c), err
}

// store writes a new contact inside a transaction.
func (s *Service) store(ctx context.Context, tx *db.Tx, a actor.Actor, l Log, c *Contact) (err error) {
	if c.LedgerID, err = s.ledger.Write(ctx, tx, a, c.entry(l.Who.pseudonym())); err != nil {
		return err
	}
	isNew, err := insertContact(ctx, tx, a.TenantID, l.ClientID, *c)
	if err != nil {
		return err
	}
	if !isNew {
		return errRepeated
	}
	if err := insertQuestions(ctx, tx, a.TenantID, *c); err != nil {
		return err
	}
	if l.FollowUp != nil {
		if err := s.addFollowUp(ctx, tx, a, *l.FollowUp, followUpOf(*c)); err != nil {
			return err
		}
	}
	s.kit.Audit.Record(tx, a, audit.Entry{Action: "contact.create", Kind: "contact", ID: c.ID, Person: c.PersonID})
	return nil
}

// first gives the answer that a client id got before.
func (s *Service) first(ctx context.Context, a actor.Actor, clientID string) (Result, error) {
	c, err := db.One(ctx, s.kit.DB, scanContact, sqlByClient, a.TenantID, clientID)
	if err != nil {
		return Result{}, err
	}
	r := result(c)
	r.Repeated = true
	return r, nil
}
