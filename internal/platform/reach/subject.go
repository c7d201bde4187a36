package reach

import (
	"context"
	"strings"

	"digibank/internal/base/db"
)

// noteKeys keeps the hash of a service's pseudonym in every period that counts it.
func noteKeys(ctx context.Context, tx *db.Tx, s Service, countings []Counting) error {
	if s.keepsWho() {
		_, err := tx.Exec(ctx, sqlCopyKeys, s.TenantID, s.Replaces, s.ID)
		return err
	}
	if s.Who.Pseudonym == nil {
		return nil
	}
	done := map[string]bool{}
	for _, c := range countings {
		if done[c.Period.ID] || !c.Days.Contains(s.Day) {
			continue
		}
		done[c.Period.ID] = true
		key := c.Period.Key(*s.Who.Pseudonym)
		if key == "" {
			continue
		}
		if err := insertKey(ctx, tx, s, c.Period.ID, key); err != nil {
			return err
		}
	}
	return nil
}

// touch counts a new service that the rule of c accepts.
func touch(ctx context.Context, tx *db.Tx, c Counting, s Service) error {
	if s.Who.PersonID != "" {
		return touchPerson(ctx, tx, c, s)
	}
	key, err := pseudonymOf(ctx, tx, c, s)
	if err != nil {
		return err
	}
	if key != "" {
		return touchKey(ctx, tx, c, s, "k:"+key)
	}
	return touchAnonymous(ctx, tx, c, s)
}

// pseudonymOf gives the hash of a service's pseudonym in the counting's period,
// "" when there is none.
func pseudonymOf(ctx context.Context, tx *db.Tx, c Counting, s Service) (string, error) {
	switch {
	case s.Who.Pseudonym != nil:
		return c.Period.Key(*s.Who.Pseudonym), nil
	case s.keepsWho():
		return keyOfService(ctx, tx, s.TenantID, c.Period.ID, s.ID)
	}
	return "", nil
}

// touchKey adds one to a pseudonym that was counted on an earlier day, and
// recounts any other.
func touchKey(ctx context.Context, tx *db.Tx, c Counting, s Service, subject string) error {
	if c.Rule.MinServices <= 1 {
		n, err := bump(ctx, tx, c.ID, subject, s)
		if err != nil || n > 0 {
			return err
		}
	}
	return refresh(ctx, tx, c, subject)
}

// touchPerson adds one to a person who was counted on an earlier day, and
// recounts anybody else.
func touchPerson(ctx context.Context, tx *db.Tx, c Counting, s Service) error {
	if c.Rule.MinServices <= 1 {
		n, err := bumpPerson(ctx, tx, c.ID, s)
		if err != nil || n > 0 {
			return err
		}
	}
	root, err := rootOf(ctx, tx, s.TenantID, s.Who.PersonID)
	if err != nil {
		return err
	}
	return refresh(ctx, tx, c, "p:"+root)
}

func touchAnonymous(ctx context.Context, tx *db.Tx, c Counting, s Service) error {
	conf := c.anonymous(s)
	if conf == "" {
		return nil
	}
	sub, ok := c.tally("s:"+s.ID, conf, []Service{s})
	if !ok {
		return nil
	}
	return putSubject(ctx, tx, c, sub)
}

// untouch takes an ended service out of a count.
func untouch(ctx context.Context, tx *db.Tx, c Counting, s Service) error {
	if s.Who.PersonID != "" {
		root, err := rootOf(ctx, tx, s.TenantID, s.Who.PersonID)
		if err != nil {
			return err
		}
		return refresh(ctx, tx, c, "p:"+root)
	}
	key, err := keyOfService(ctx, tx, s.TenantID, c.Period.ID, s.ID)
	if err != nil {
		return err
	}
	if key != "" {
		return refresh(ctx, tx, c, "k:"+key)
	}
	return dropSubject(ctx, tx, c, "s:"+s.ID)
}

// refresh counts a person or a pseudonym again from its rows in the ledger.
func refresh(ctx context.Context, tx *db.Tx, c Counting, key string) error {
	if err := tx.Lock(ctx, c.ID+key); err != nil {
		return err
	}
	old, err := lockSubject(ctx, tx, c, key)
	if err != nil {
		return err
	}
	sub, ok, err := recount(ctx, tx, c, key)
	if err != nil {
		return err
	}
	if ok {
		err = putSubject(ctx, tx, c, sub)
	} else {
		err = dropSubject(ctx, tx, c, key)
	}
	if err != nil || !strings.HasPrefix(key, "p:") {
		return err
	}
	return settle(ctx, tx, c, old.PseudoKey, sub.PseudoKey)
}

// recount computes a subject from scratch.
func recount(ctx context.Context, r db.Reader, c Counting, key string) (Subject, bool, error) {
	id := key[2:]
	if strings.HasPrefix(key, "k:") {
		services, err := servicesOfKey(ctx, r, c, id)
		if err != nil {
			return Subject{}, false, err
		}
		sub, ok := c.tally(key, Probable, services)
		sub.PseudoKey = id
		shadowed, err := personHasKey(ctx, r, c, id)
		sub.Counts = sub.Counts && !shadowed
		return sub, ok, err
	}
	services, err := servicesOfPerson(ctx, r, c, id)
	if err != nil {
		return Subject{}, false, err
	}
	sub, ok := c.tally(key, Certain, services)
	if !ok {
		return Subject{}, false, nil
	}
	sub.PseudoKey, err = pseudoKeyOf(ctx, r, c, id)
	return sub, true, err
}

// settle lets a pseudonym count or not, after a person with its key came or
// went: a registered person and a pseudonym with one key are one user.
func settle(ctx context.Context, tx *db.Tx, c Counting, keys ...string) error {
	last := ""
	for _, key := range keys {
		if key == "" || key == last {
			continue
		}
		last = key
		if err := tx.Lock(ctx, c.ID+"k:"+key); err != nil {
			return err
		}
		if _, err := lockSubject(ctx, tx, c, "k:"+key); err != nil {
			return err
		}
		sub, ok, err := recount(ctx, tx, c, "k:"+key)
		if err != nil {
			return err
		}
		if ok {
			if err := putSubject(ctx, tx, c, sub); err != nil {
				return err
			}
		}
	}
	return nil
}

// pseudoKeyOf hashes a registered person as if met under a pseudonym, so that
// both are counted once (domain/reporting.md §3).
func pseudoKeyOf(ctx context.Context, r db.Reader, c Counting, personID string) (string, error) {
	ps, err := identityOf(ctx, r, c.TenantID, personID)
	if err != nil {
		return "", err
	}
	return c.Period.Key(ps), nil
}
