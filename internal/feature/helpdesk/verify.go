package helpdesk

import (
	"context"
	"fmt"
	"reflect"

	"digibank/internal/base/db"
	"digibank/internal/platform/reach"
)

// Verify compares every contact with what the ledger counts of it, both read
// from their own rows, and gives a line per difference: a kept contact has one
// live service with the same facts, a withdrawn one has none, and a live service
// of a contact has its contact. One version of a contact is current, the last.
func Verify(ctx context.Context, r db.Reader) ([]string, error) {
	tenants, err := db.All(ctx, r, db.Column[string], sqlTenants)
	if err != nil {
		return nil, err
	}
	var findings []string
	for _, t := range tenants {
		found, err := verifyTenant(ctx, r, t)
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
	}
	return findings, nil
}

func verifyTenant(ctx context.Context, r db.Reader, tenantID string) ([]string, error) {
	var findings []string
	note := func(format, id string) { findings = append(findings, fmt.Sprintf(format, id, tenantID)) }
	broken, err := db.All(ctx, r, db.Column[string], sqlBrokenVersions, tenantID)
	for _, id := range broken {
		note("contacts: %s of tenant %s misses a version, or its last one is not the only current one", id)
	}
	if err != nil {
		return nil, err
	}
	if err := compareLedger(ctx, r, tenantID, note); err != nil {
		return nil, err
	}
	orphans, err := db.All(ctx, r, db.Column[string], sqlServicesWithoutContact, tenantID)
	for _, id := range orphans {
		note("contacts: the ledger counts row %s of tenant %s, which no contact proves", id)
	}
	return findings, err
}

// compareLedger reads the contacts with their questions and services in the
// order of their ids, and compares each when its last line was read.
func compareLedger(ctx context.Context, r db.Reader, tenantID string, note func(format, id string)) error {
	var last beside
	var questions []Question
	finish := func() {
		if last.contact.ID != "" {
			last.compare(questions, note)
		}
	}
	err := db.Each(ctx, r, func(s db.Scanner) error {
		b, err := scanBeside(s)
		if err != nil {
			return err
		}
		if b.contact.ID != last.contact.ID {
			finish()
			questions = nil
		}
		last = b
		if b.question.Theme != "" {
			questions = append(questions, b.question)
		}
		return nil
	}, sqlBesideLedger, tenantID)
	finish()
	return err
}

// compare says what is wrong with one contact.
func (b beside) compare(questions []Question, note func(format, id string)) {
	c := b.contact
	if gist(questions) != gist(c.Questions) {
		note("contacts: the list line of %s of tenant %s does not say what its questions say", c.ID)
	}
	c.Questions = questions
	switch {
	case c.State == Withdrawn && b.serviceID != "":
		note("contacts: %s of tenant %s is withdrawn and still counted", c.ID)
	case c.State == Withdrawn:
	case b.serviceID == "":
		note("contacts: %s of tenant %s is not counted", c.ID)
	case b.serviceID != c.LedgerID || !same(c.entry(nil), b.service):
		note("contacts: %s of tenant %s says something else than the ledger", c.ID)
	}
}

// same says whether two entries tell the same, the moment included.
func same(a, b reach.Entry) bool {
	if !a.At.Equal(b.At) {
		return false
	}
	a.At = b.At
	return reflect.DeepEqual(a, b)
}
