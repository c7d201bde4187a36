package helpdesk

import (
	"context"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/vocab"
)

// Correct writes a new version of a contact; the old one stays.
func (s *Service) Correct(ctx context.Context, a actor.Actor, c Correct) (Result, error) {
	old, err := s.changeable(ctx, a, c.ID)
	if err != nil {
		return Result{}, err
	}
	if old.Version != c.Version {
		return Result{}, errs.New(errs.Stale, "stale")
	}
	reason, err := reasonOf(c.Reason, !old.Free(a.AccountID, s.kit.Clock.Now()))
	if err != nil {
		return Result{}, err
	}
	next, err := s.revise(ctx, a, old, c.Change)
	if err != nil {
		return Result{}, err
	}
	next.Reason = reason
	var who Who
	if c.Who != nil {
		who = *c.Who
	}
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		if next.LedgerID, err = s.ledger.Replace(ctx, tx, a, old.LedgerID, next.entry(who.pseudonym())); err != nil {
			return err
		}
		return s.supersede(ctx, tx, a, "contact.correct", next)
	})
	return result(next), err
}

// Withdraw takes a contact out of every count. It stays readable.
func (s *Service) Withdraw(ctx context.Context, a actor.Actor, w Withdraw) (Result, error) {
	old, err := s.changeable(ctx, a, w.ID)
	if err != nil {
		return Result{}, err
	}
	if w.Version != 0 && old.Version != w.Version {
		return Result{}, errs.New(errs.Stale, "stale")
	}
	reason, err := reasonOf(w.Reason, !old.Free(a.AccountID, s.kit.Clock.Now()))
	if err != nil {
		return Result{}, err
	}
	next := s.follow(a, old)
	next.State, next.Reason = Withdrawn, reason
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if err := s.ledger.Void(ctx, tx, a, old.LedgerID); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, sqlCancelFollowUps, a.TenantID, old.ID, clock.Stamp(s.kit.Clock.Now())); err != nil {
			return err
		}
		return s.supersede(ctx, tx, a, "contact.withdraw", next)
	})
	return result(next), err
}

// changeable reads a contact that the actor may correct or withdraw.
func (s *Service) changeable(ctx context.Context, a actor.Actor, id string) (Contact, error) {
	if err := access.Require(a, RightWrite); err != nil {
		return Contact{}, err
	}
	c, err := s.current(ctx, s.kit.DB, a, id)
	if err != nil {
		return c, err
	}
	right := RightOthers
	if c.Own(a.AccountID) {
		right = RightWrite
	}
	if err := access.RequireAt(a, right, c.Spot()); err != nil {
		return c, err
	}
	if c.State == Withdrawn {
		return c, errs.New(errs.Conflict, "contact-withdrawn")
	}
	c.Questions, err = questionsOf(ctx, s.kit.DB, a.TenantID, c)
	return c, err
}

// follow starts the next version of a contact.
func (s *Service) follow(a actor.Actor, c Contact) Contact {
	c.Version++
	c.WrittenAt, c.WrittenBy = s.kit.Clock.Now(), a.AccountID
	return c
}

// supersede retires the version before and writes the new one. Somebody else
// was first when there is nothing to retire.
func (s *Service) supersede(ctx context.Context, tx *db.Tx, a actor.Actor, action string, next Contact) error {
	n, err := tx.Exec(ctx, sqlRetire, a.TenantID, next.ID, next.Version-1)
	if err != nil {
		return err
	}
	if n == 0 {
		return errs.New(errs.Stale, "stale")
	}
	isNew, err := insertContact(ctx, tx, a.TenantID, "", next)
	if err == nil && !isNew {
		err = errs.New(errs.Stale, "stale")
	}
	if err != nil {
		return err
	}
	if err := insertQuestions(ctx, tx, a.TenantID, next); err != nil {
		return err
	}
	s.kit.Audit.Record(tx, a, audit.Entry{Action: action, Kind: "contact", ID: next.ID, Person: next.PersonID, Reason: next.Reason})
	return nil
}

// revise makes the next version from what changes. What does not change stays
// as it was frozen, and is not checked against today's rights and rules again.
func (s *Service) revise(ctx context.Context, a actor.Actor, old Contact, ch Change) (Contact, error) {
	note, err := s.open(a.TenantID, old)
	if err != nil {
		return old, err
	}
	d := ch.on(detailsOf(old, note))
	var ck errs.Check
	d.check(&ck, s.known)
	if !d.At.Equal(old.At) {
		checkAt(&ck, d.At, s.kit.Clock.Now(), a.CanAt(RightOld, old.Spot()))
	}
	if err := ck.Err(); err != nil {
		return old, err
	}
	next := s.follow(a, old)
	if err := s.move(ctx, a, &next, d); err != nil {
		return next, err
	}
	year := civil.DateOf(d.At, civil.Brussels()).Year
	switch {
	case ch.Who != nil:
		if next.Facts, err = s.freeze(ctx, a, d.Who, year); err != nil {
			return next, err
		}
	case next.BirthYear > 0:
		next.AgeBand = vocab.BandOf(next.BirthYear, year)
	}
	next.At, next.Minutes, next.Channel, next.Questions = d.At, d.Minutes, d.Channel, d.Questions
	next.Objective, next.Language, next.Autonomy = d.Objective, d.Language, d.Autonomy
	next.Urgent, next.UrgentReason = d.Urgent, d.UrgentReason
	if d.Note != note {
		next.Note = s.seal(a.TenantID, old.ID, d.Note)
	}
	return next, nil
}

// move changes place and helper, where they changed.
func (s *Service) move(ctx context.Context, a actor.Actor, next *Contact, d Details) error {
	b, err := s.places.Brief(ctx, s.kit.DB, a.TenantID, next.PlaceID)
	if d.PlaceID != next.PlaceID {
		b, err = s.placeFor(ctx, a, d.PlaceID)
		next.PlaceID, next.PlaceNIS, next.PartnerID = b.ID, b.NIS, b.PartnerID
	}
	if err == nil && d.HelperID != next.HelperID {
		next.HelperID, err = s.helperFor(ctx, a, d.HelperID, b)
	}
	return err
}

// detailsOf gives what was noted, to be changed.
func detailsOf(c Contact, note string) Details {
	return Details{
		PlaceID: c.PlaceID, At: c.At, Minutes: c.Minutes, Channel: c.Channel, HelperID: c.HelperID, Questions: c.Questions,
		Who:       Who{PersonID: c.PersonID, KnownBefore: c.KnownBefore, AgeBand: c.AgeBand, Gender: c.Gender, NIS: c.NIS, Status: c.Status},
		Objective: c.Objective, Language: c.Language, Autonomy: c.Autonomy, Urgent: c.Urgent, UrgentReason: c.UrgentReason, Note: note,
	}
}
