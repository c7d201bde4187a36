package person

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/base/geo"
	"digibank/internal/base/search"
	"digibank/internal/base/text"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
)

// Counter hears when people become other ones for counting: merged, parted, or
// with another name, birth year or postcode. It works in the same transaction.
type Counter interface {
	PeopleChanged(ctx context.Context, tx *db.Tx, a actor.Actor, personIDs ...string) error
}

// Service holds the use cases.
type Service struct {
	kit     kit.Kit
	atlas   *geo.Atlas
	counter Counter
	sources []Source
	guard   func(from, into Person) error // mergeable; its test takes it off to see a cycle
}

// New returns the service. It counts nothing and shows only its own rows in
// timelines until it is connected.
func New(k kit.Kit, atlas *geo.Atlas) *Service {
	return &Service{kit: k, atlas: atlas, guard: mergeable}
}

// Connect tells the service, once at start, who counts people and who else has
// something to show in the timeline of a file.
func (s *Service) Connect(counter Counter, sources ...Source) {
	s.counter, s.sources = counter, sources
}

// Create starts a file and gives the files that may be of the same person (ID2).
// The same client id again gives the first file.
func (s *Service) Create(ctx context.Context, a actor.Actor, c Create) (Person, []Duplicate, error) {
	if err := access.Require(a, RightCreate); err != nil {
		return Person{}, nil, err
	}
	if err := c.validate(s); err != nil {
		return Person{}, nil, err
	}
	dups, err := s.duplicates(ctx, a.TenantID, c.suspect())
	if err != nil {
		return Person{}, nil, err
	}
	now := s.kit.Clock.Now()
	p := Person{ID: s.kit.IDs.New(), TenantID: a.TenantID, ClientID: c.ClientID, Version: 1, Identity: c.Identity, CreatedAt: now, CreatedBy: a.AccountID, UpdatedAt: now}
	p.RootID = p.ID
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		fresh, err := insert(ctx, tx, p, s.searched(a.TenantID, c.Searched))
		if err != nil {
			return err
		}
		if !fresh {
			p, err = db.One(ctx, tx, scan, sqlByClient, a.TenantID, c.ClientID)
			dups = without(dups, p.ID)
			return err
		}
		s.record(tx, a, "person.create", p.ID)
		if err := s.addPairs(ctx, tx, p, dups); err != nil {
			return err
		}
		return s.attach(ctx, tx, a, p, c)
	})
	return p, dups, err
}

// attach writes what hangs on a new file.
func (s *Service) attach(ctx context.Context, tx *db.Tx, a actor.Actor, p Person, c Create) error {
	for _, v := range []AddContact{{p.ID, ContactPhone, c.Phone}, {p.ID, ContactEmail, c.Email}, {p.ID, ContactAddress, c.Address}} {
		if v.Value == "" {
			continue
		}
		if _, err := s.insertContact(ctx, tx, a, v); err != nil {
			return err
		}
	}
	if err := s.addTags(ctx, tx, a.TenantID, p.ID, c.Tags); err != nil {
		return err
	}
	if err := s.Seen(ctx, tx, a, p.ID); err != nil {
		return err
	}
	return search.Put(ctx, tx, p.doc())
}

// Get gives the facts of a file and notes that it was opened. A file that was
// merged leads to the survivor, whose ID is then another one than asked for.
func (s *Service) Get(ctx context.Context, a actor.Actor, personID string) (Person, error) {
	if err := access.Require(a, RightRead); err != nil {
		return Person{}, err
	}
	p, err := s.survivor(ctx, s.kit.DB, a, personID)
	if err != nil {
		return Person{}, err
	}
	return p, s.opened(ctx, a, p.ID)
}

// Exists says whether a person is of the actor's tenant, errs.NotFound if not.
func (s *Service) Exists(ctx context.Context, a actor.Actor, personID string) error {
	_, err := s.survivor(ctx, s.kit.DB, a, personID)
	return err
}

// Facts gives what other slices freeze of a person, merged or not. They check
// the right to their own action.
func (s *Service) Facts(ctx context.Context, r db.Reader, tenantID, personID string) (Facts, error) {
	return db.One(ctx, r, scanFacts, sqlFacts, tenantID, personID)
}

// Update changes the facts of a file.
func (s *Service) Update(ctx context.Context, a actor.Actor, u Update) (Person, error) {
	if err := access.Require(a, RightWrite); err != nil {
		return Person{}, err
	}
	dups, err := s.foresee(ctx, a, u)
	if err != nil {
		return Person{}, err
	}
	var p Person
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		if p, err = s.own(ctx, tx, a, u.ID); err != nil {
			return err
		}
		before := p.Identity
		if err := s.change(&p, u); err != nil {
			return err
		}
		if err := update(ctx, tx, p, u.Version); err != nil {
			return err
		}
		p.Version = u.Version + 1
		s.record(tx, a, "person.update", p.ID)
		if err := s.addPairs(ctx, tx, p, dups); err != nil {
			return err
		}
		return s.indexed(ctx, tx, a, p, before)
	})
	return p, err
}

// foresee looks for files that a changed one may be a duplicate of, before the
// transaction: looking takes longer than writing may.
func (s *Service) foresee(ctx context.Context, a actor.Actor, u Update) ([]Duplicate, error) {
	p, err := db.One(ctx, s.kit.DB, scan, sqlByID, a.TenantID, u.ID)
	if err != nil {
		return nil, err
	}
	before := p.Identity
	if err := s.change(&p, u); err != nil || !p.countsBy(before) {
		return nil, err
	}
	dups, err := s.duplicates(ctx, a.TenantID, suspect{Identity: p.Identity})
	return without(dups, p.RootID), err
}

// change applies an update and checks the outcome.
func (s *Service) change(p *Person, u Update) error {
	p.Identity.apply(u)
	p.UpdatedAt = s.kit.Clock.Now()
	return s.check(&p.Identity)
}

// indexed tells the search index and the counter when a change touches them.
func (s *Service) indexed(ctx context.Context, tx *db.Tx, a actor.Actor, p Person, before Identity) error {
	if !p.countsBy(before) {
		return nil
	}
	if err := search.Put(ctx, tx, p.doc()); err != nil {
		return err
	}
	return s.changed(ctx, tx, a, p.ID)
}

// changed tells the counter.
func (s *Service) changed(ctx context.Context, tx *db.Tx, a actor.Actor, personIDs ...string) error {
	if s.counter == nil {
		return nil
	}
	return s.counter.PeopleChanged(ctx, tx, a, personIDs...)
}

// survivor reads the file that speaks for a person.
func (s *Service) survivor(ctx context.Context, r db.Reader, a actor.Actor, personID string) (Person, error) {
	return db.One(ctx, r, scan, sqlSurvivor, a.TenantID, personID)
}

// own locks a file to change it. A merged one is changed through its survivor.
func (s *Service) own(ctx context.Context, tx *db.Tx, a actor.Actor, personID string) (Person, error) {
	locked, err := lock(ctx, tx, a.TenantID, personID)
	if err != nil {
		return Person{}, err
	}
	p := locked[personID]
	if p.Merged() {
		return Person{}, errMerged(p)
	}
	return p, nil
}

// searched is what is kept of the search before a file was started: a keyed hash
// that proves it, and tells nothing (ID2).
func (s *Service) searched(tenantID, what string) string {
	return s.kit.Keys.Blind("person.searched", tenantID, text.Fold(what))
}

func (s *Service) record(tx *db.Tx, a actor.Actor, action, personID string) {
	s.kit.Audit.Record(tx, a, audit.Entry{Action: action, Kind: Kind, ID: personID, Person: personID})
}
