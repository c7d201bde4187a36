package helpdesk

import (
	"context"

	"digibank/internal/base/errs"
	"digibank/internal/platform/actor"
)

// Admit says whether the actor may correct or withdraw a contact, before what is
// asked is looked at. A contact that was withdrawn already is let through: Correct
// and Withdraw refuse it, and a repeated request must get its first answer.
func (s *Service) Admit(ctx context.Context, a actor.Actor, id string) error {
	_, err := s.changeable(ctx, a, id)
	if errs.Is(err, errs.Conflict) {
		return nil
	}
	return err
}
