package person

import (
	"context"

	"digibank/internal/base/db"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/vocab"
)

// Card is the facts of a file with the ways to reach somebody: a file without
// notes and history.
type Card struct {
	Person
	Contacts []Contact
	Tags     []vocab.TargetGroup
}

// Card gives them and notes that the file was opened. A file that was merged
// leads to the survivor, whose ID is then another one than asked for.
func (s *Service) Card(ctx context.Context, a actor.Actor, personID string) (Card, error) {
	if err := access.Require(a, RightRead); err != nil {
		return Card{}, err
	}
	var c Card
	var err error
	if c.Person, err = s.survivor(ctx, s.kit.DB, a, personID); err != nil {
		return Card{}, err
	}
	if c.Contacts, err = s.contacts(ctx, s.kit.DB, a.TenantID, c.ID); err != nil {
		return Card{}, err
	}
	if c.Tags, err = db.All(ctx, s.kit.DB, db.Column[vocab.TargetGroup], sqlTags, a.TenantID, c.ID); err != nil {
		return Card{}, err
	}
	return c, s.opened(ctx, a, c.ID)
}
