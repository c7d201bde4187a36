package helpdesk

import (
	"context"
	"slices"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/place"
	"digibank/internal/platform/reach"
	"digibank/internal/platform/vocab"
)

// compose makes a contact of details: it checks place, moment and helper
// against the actor, and freezes the facts of who was helped.
func (s *Service) compose(ctx context.Context, a actor.Actor, d Details) (Contact, error) {
	b, err := s.placeFor(ctx, a, d.PlaceID)
	if err != nil {
		return Contact{}, err
	}
	var ck errs.Check
	now := s.kit.Clock.Now()
	checkAt(&ck, d.At, now, a.CanAt(RightOld, b.Spot()))
	ck.That(!b.Closed || d.At.Before(now.AddDate(0, 0, -1)), "place", "contact-place-closed")
	if err := ck.Err(); err != nil {
		return Contact{}, err
	}
	helper, err := s.helperFor(ctx, a, d.HelperID, b)
	if err != nil {
		return Contact{}, err
	}
	facts, err := s.freeze(ctx, a, d.Who, civil.DateOf(d.At, civil.Brussels()).Year)
	if err != nil {
		return Contact{}, err
	}
	return Contact{
		At: d.At, Minutes: d.Minutes, Channel: d.Channel, PlaceID: b.ID, PlaceNIS: b.NIS, PartnerID: b.PartnerID, HelperID: helper,
		Facts: facts, Questions: d.Questions, Objective: d.Objective, Language: d.Language, Autonomy: d.Autonomy,
		Urgent: d.Urgent, UrgentReason: d.UrgentReason, HasNote: d.Note != "",
	}, nil
}

// placeFor finds a place where the actor may log.
func (s *Service) placeFor(ctx context.Context, a actor.Actor, placeID string) (place.Brief, error) {
	b, err := s.places.Brief(ctx, s.kit.DB, a.TenantID, placeID)
	if errs.Is(err, errs.NotFound) {
		return b, errs.OneField("place", "choose")
	}
	if err != nil {
		return b, err
	}
	return b, access.RequireAt(a, RightWrite, b.Spot())
}

// helperFor says who helped: the actor, or somebody else when the actor may say so.
func (s *Service) helperFor(ctx context.Context, a actor.Actor, helperID string, b place.Brief) (string, error) {
	if helperID == "" || helperID == a.AccountID {
		return a.AccountID, nil
	}
	if err := access.RequireAt(a, RightOthers, b.Spot()); err != nil {
		return "", err
	}
	team, err := s.team.Team(ctx, s.kit.DB, a.TenantID)
	if err != nil {
		return "", err
	}
	if !slices.ContainsFunc(team, func(h Helper) bool { return h.ID == helperID }) {
		return "", errs.OneField("helper", "choose")
	}
	return helperID, nil
}

// freeze takes over the facts of who was helped, as they are now. D38
func (s *Service) freeze(ctx context.Context, a actor.Actor, w Who, year int) (Facts, error) {
	if w.PersonID != "" {
		return s.freezePerson(ctx, a, w, year)
	}
	f := Facts{Kind: Anonymous, KnownBefore: w.KnownBefore, AgeBand: w.AgeBand, Gender: w.Gender, NIS: w.NIS, Status: w.Status}
	if p := w.Pseudonym; p != nil {
		f.Kind, f.KnownBefore, f.BirthYear, f.AgeBand = ByPseudonym, "", p.BirthYear, vocab.BandOf(p.BirthYear, year)
		if m, ok := s.atlas.ByPostcode(p.Postcode); ok && f.NIS == "" {
			f.NIS = m.NIS
		}
	}
	return f, nil
}

func (s *Service) freezePerson(ctx context.Context, a actor.Actor, w Who, year int) (Facts, error) {
	p, err := s.people.Facts(ctx, s.kit.DB, a.TenantID, w.PersonID)
	if errs.Is(err, errs.NotFound) {
		return Facts{}, errs.OneField("person", "contact-person")
	}
	f := Facts{
		Kind: ByPerson, PersonID: p.ID, AgeBand: vocab.BandOf(p.BirthYear, year), Gender: vocab.Gender(p.Gender),
		NIS: p.NIS, BirthYear: p.BirthYear, Status: w.Status,
	}
	if f.Status == vocab.StatusUnknown && p.Status != "" {
		f.Status = vocab.SocialStatus(p.Status)
	}
	orUnknown(&f.Gender, vocab.GenderUnknown)
	return f, err
}

// pseudonym is what the ledger hashes, nil for a known person and for nobody known.
func (w Who) pseudonym() *reach.Pseudonym {
	if w.Pseudonym == nil || w.PersonID != "" {
		return nil
	}
	p := w.Pseudonym
	return &reach.Pseudonym{Given: p.Given, Family: p.Family, BirthYear: p.BirthYear, Postcode: p.Postcode}
}
