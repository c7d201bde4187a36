package helpdesk

import (
	"context"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/place"
)

// PlacesFor lists the places at which the actor holds a right, for a choice.
func (s *Service) PlacesFor(ctx context.Context, a actor.Actor, right actor.Right) ([]place.Brief, error) {
	return s.places.Briefs(ctx, a, right)
}

// HelpersFor lists everybody who helps or helped in the actor's digibank.
func (s *Service) HelpersFor(ctx context.Context, a actor.Actor) ([]Helper, error) {
	return s.team.Team(ctx, s.kit.DB, a.TenantID)
}

// Now is the present instant of the service's clock.
func (s *Service) Now() time.Time { return s.kit.Clock.Now() }

// Today is the present day in Brussels.
func (s *Service) Today() civil.Date { return civil.DateOf(s.Now(), civil.Brussels()) }

// NewClientID makes the client id of a form.
func (s *Service) NewClientID() string { return s.kit.IDs.New() }

// Check says what Log would find wrong with the words of a request, without the
// database.
func (s *Service) Check(l *Log) error { return l.Validate(s.known) }

// MayChange says whether the actor may correct or withdraw the contact.
func (s *Service) MayChange(a actor.Actor, c Contact) bool {
	right := RightOthers
	if c.Own(a.AccountID) {
		right = RightWrite
	}
	return c.State == Kept && a.CanAt(right, c.Spot())
}
