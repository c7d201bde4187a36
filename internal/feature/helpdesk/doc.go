// Package helpdesk is the desk of a digipunt: what a helper notes about one
// conversation with somebody, and what is still to be done afterwards.
//
// Words. A contact is one conversation or visit, at a point, by phone or at
// home, with one or more questions. It is for a known person, for a pseudonym
// (first letters, birth year and postcode, said once with consent; only a keyed
// hash is kept, by the ledger), or anonymous. An anonymous contact is a complete
// record and never makes a person (ID4, D36). The facts about who was helped
// (age band, gender, municipality) are frozen at the moment of the service (D38).
// A follow-up is a task with a due date and an owner, with or without a contact.
//
// States. A contact is kept or withdrawn; a follow-up is open, done or cancelled.
// Overdue is computed, never stored.
//
// Versions. Nothing is overwritten: a correction is a new version of the contact
// with a reason, a withdrawal too. Exactly one version is current. Who logged a
// contact may correct or withdraw it without a reason for ten minutes.
//
// Each version writes the ledger of services and the audit trail in its own
// transaction.
//
// Tables: contact, question, followup, followup_attempt.
// Rights: contact.read, contact.person, contact.write, contact.write.old,
// contact.correct.others, contact.export, followup.read, followup.write.
package helpdesk
