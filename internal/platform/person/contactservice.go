package person

import (
	"context"

	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/vocab"
)

// AddContact adds one more way to reach somebody. Others may have the same (ID1).
func (s *Service) AddContact(ctx context.Context, a actor.Actor, c AddContact) (Contact, error) {
	if err := access.Require(a, RightWrite); err != nil {
		return Contact{}, err
	}
	var err error
	if c.Value, err = c.Kind.normal("value", c.Value); err != nil {
		return Contact{}, err
	}
	var out Contact
	err = s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if _, err := s.own(ctx, tx, a, c.PersonID); err != nil {
			return err
		}
		s.record(tx, a, "person.contact.add", c.PersonID)
		out, err = s.insertContact(ctx, tx, a, c)
		return err
	})
	return out, err
}

// insertContact seals and writes a contact point that was checked.
func (s *Service) insertContact(ctx context.Context, tx *db.Tx, a actor.Actor, c AddContact) (Contact, error) {
	out := Contact{ID: s.kit.IDs.New(), PersonID: c.PersonID, Kind: c.Kind, Value: c.Value, CreatedAt: s.kit.Clock.Now()}
	sealed := s.kit.Keys.Seal([]byte(c.Value), contactAAD(a.TenantID, out.ID))
	blind := ""
	if c.Kind != ContactAddress {
		blind = s.kit.Keys.Blind(purpose(c.Kind), a.TenantID, c.Value)
	}
	_, err := tx.Exec(ctx, sqlInsertContact, out.ID, a.TenantID, c.PersonID, string(c.Kind), sealed, blind, clock.Stamp(out.CreatedAt), a.AccountID)
	return out, err
}

// RemoveContact takes a contact point out of a file; other people who share it
// keep theirs (ID1).
func (s *Service) RemoveContact(ctx context.Context, a actor.Actor, contactID string) (personID string, err error) {
	return s.changeContact(ctx, a, contactID, "person.contact.remove", func(tx *db.Tx) (int64, error) {
		return tx.Exec(ctx, sqlRemoveContact, a.TenantID, contactID, clock.Stamp(s.kit.Clock.Now()))
	})
}

// RestoreContact puts back a contact point that was taken out.
func (s *Service) RestoreContact(ctx context.Context, a actor.Actor, contactID string) (personID string, err error) {
	return s.changeContact(ctx, a, contactID, "person.contact.restore", func(tx *db.Tx) (int64, error) {
		return tx.Exec(ctx, sqlRestoreContact, a.TenantID, contactID)
	})
}

func (s *Service) changeContact(ctx context.Context, a actor.Actor, contactID, action string, do func(*db.Tx) (int64, error)) (string, error) {
	if err := access.Require(a, RightWrite); err != nil {
		return "", err
	}
	var owner string
	err := s.kit.DB.Update(ctx, func(tx *db.Tx) (err error) {
		if owner, err = db.Value[string](ctx, tx, sqlContactOwner, a.TenantID, contactID); err != nil {
			return err
		}
		n, err := do(tx)
		if err == nil && n > 0 {
			s.record(tx, a, action, owner)
		}
		return err
	})
	return owner, err
}

// SetTags replaces what somebody says of themselves.
func (s *Service) SetTags(ctx context.Context, a actor.Actor, personID string, tags []vocab.TargetGroup) error {
	if err := access.Require(a, RightWrite); err != nil {
		return err
	}
	if err := checkTags(tags); err != nil {
		return err
	}
	return s.kit.DB.Update(ctx, func(tx *db.Tx) error {
		if _, err := s.own(ctx, tx, a, personID); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, sqlDropTags, a.TenantID, personID, db.List(texts(tags))); err != nil {
			return err
		}
		s.record(tx, a, "person.tags", personID)
		return s.addTags(ctx, tx, a.TenantID, personID, tags)
	})
}

func (s *Service) addTags(ctx context.Context, tx *db.Tx, tenantID, personID string, tags []vocab.TargetGroup) error {
	for _, t := range tags {
		if _, err := tx.Exec(ctx, sqlAddTag, tenantID, personID, string(t), clock.Stamp(s.kit.Clock.Now())); err != nil {
			return err
		}
	}
	return nil
}

func texts[T ~string](list []T) []string {
	out := make([]string, 0, len(list))
	for _, v := range list {
		out = append(out, string(v))
	}
	return out
}

// contacts opens the contact points of a file.
func (s *Service) contacts(ctx context.Context, r db.Reader, tenantID, rootID string) ([]Contact, error) {
	rows, err := db.All(ctx, r, scanContact, sqlContacts, tenantID, rootID)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		value, err := s.kit.Keys.Open(rows[i].Value, contactAAD(tenantID, rows[i].ID))
		if err != nil {
			return nil, err
		}
		rows[i].Value = string(value)
	}
	return rows, nil
}

func contactAAD(tenantID, contactID string) crypt.AAD {
	return crypt.AAD{Tenant: tenantID, Table: "person_contact", Column: "value", Row: contactID}
}

// purpose names the blind index of a kind of contact point.
func purpose(k ContactKind) string { return "person." + string(k) }
