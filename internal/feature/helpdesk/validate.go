package helpdesk

import (
	"fmt"
	"slices"
	"time"
	"unicode"

	"digibank/internal/base/errs"
	"digibank/internal/base/text"
	"digibank/internal/platform/vocab"
)

// How far from now a contact may lie.
const (
	futureSlack = 5 * time.Minute // clocks differ
	oldest      = 2               // years back, without RightOld
)

func (d *Details) check(ck *errs.Check, known func(nis string) bool) {
	ck.That(d.PlaceID != "", "place", "required")
	ck.That(d.Minutes >= 0 && d.Minutes <= MaxMinutes, "minutes", "contact-minutes")
	ck.That(d.Channel.Valid(), "channel", "choose")
	if d.Objective == "" {
		d.Objective = vocab.ObjectiveServices
	}
	ck.That(d.Objective.Valid(), "objective", "choose")
	ck.That(d.Language == "" || d.Language.Valid(), "language", "choose")
	ck.That(d.Autonomy == "" || d.Autonomy.Valid(), "autonomy", "choose")
	d.UrgentReason = line(ck, "urgent_reason", d.UrgentReason, maxReason)
	if !d.Urgent {
		d.UrgentReason = ""
	}
	d.Note = text.CleanLines(d.Note)
	free(ck, "note", d.Note, maxNote)
	d.Who.check(ck, known)
	d.Questions = slices.Clone(d.Questions)
	checkQuestions(ck, d.Questions)
}

// checkAt is apart: it needs the clock and the right.
func checkAt(ck *errs.Check, at, now time.Time, mayOld bool) {
	switch {
	case at.IsZero():
		ck.Add("at", "required")
	case at.After(now.Add(futureSlack)):
		ck.Add("at", "contact-future")
	case !mayOld && at.Before(now.AddDate(-oldest, 0, 0)):
		ck.Add("at", "contact-too-old")
	}
}

func (w *Who) check(ck *errs.Check, known func(nis string) bool) {
	orUnknown(&w.KnownBefore, vocab.KnownUnknown)
	orUnknown(&w.AgeBand, vocab.AgeUnknown)
	orUnknown(&w.Gender, vocab.GenderUnknown)
	orUnknown(&w.Status, vocab.StatusUnknown)
	ck.That(w.KnownBefore.Valid(), "known_before", "choose")
	ck.That(w.AgeBand.Valid(), "age_band", "choose")
	ck.That(w.Gender.Valid(), "gender", "choose")
	ck.That(w.Status.Valid(), "status", "choose")
	ck.That(w.NIS == "" || known(w.NIS), "municipality", "municipality")
	if w.Pseudonym != nil && w.PersonID == "" {
		w.Pseudonym.check(ck)
	}
}

// earliestBirth is the first year of birth that can be right.
const earliestBirth = 1900

func (p *Pseudonym) check(ck *errs.Check) {
	p.Given = line(ck, "pseudonym_given", p.Given, maxName)
	p.Family = line(ck, "pseudonym_family", p.Family, maxName)
	ck.That(hasLetter(p.Given), "pseudonym_given", "required")
	ck.That(hasLetter(p.Family), "pseudonym_family", "required")
	ck.That(p.BirthYear >= earliestBirth && p.BirthYear < 2200, "birth_year", "contact-birth-year")
	ck.That(text.IsPostcode(p.Postcode), "postcode", "postcode")
	ck.That(p.Consent, "consent", "contact-consent")
}

func checkQuestions(ck *errs.Check, list []Question) {
	ck.That(len(list) > 0, "questions", "required")
	ck.That(len(list) <= MaxQuestions, "questions", "too-many", "max", MaxQuestions)
	for i := range list[:min(len(list), MaxQuestions)] {
		list[i].check(ck, fmt.Sprintf("questions[%d].", i))
	}
}

func (q *Question) check(ck *errs.Check, at string) {
	ck.That(q.Theme != "", at+"theme", "contact-theme")
	ck.That(q.Theme == "" || q.Theme.Valid(), at+"theme", "choose")
	if q.Theme != vocab.ThemeAdminProcedures {
		q.AdminTheme = ""
	} else {
		ck.That(q.AdminTheme != "", at+"admin_theme", "contact-admin-theme")
		ck.That(q.AdminTheme == "" || q.AdminTheme.Valid(), at+"admin_theme", "choose")
	}
	ck.That(q.Service == "" || q.Service.Valid(), at+"service", "choose")
	q.ServiceOther = line(ck, at+"service_other", q.ServiceOther, maxOther)
	if q.Service != vocab.ServiceOther {
		q.ServiceOther = ""
	}
	ck.That(q.Outcome.Valid(), at+"outcome", "choose")
	q.ReferredName = line(ck, at+"referred_name", q.ReferredName, maxName)
	ck.That(q.ReferredTo == "" || q.ReferredTo.Valid(), at+"referred_to", "choose")
	ck.That(q.ReferredTo != vocab.ReferralOther || q.ReferredName != "", at+"referred_name", "required")
	if q.ReferredTo == "" {
		q.ReferredName = ""
	}
	q.Materials = slices.Clone(q.Materials)
	slices.Sort(q.Materials)
	q.Materials = slices.Compact(q.Materials)
	for _, m := range q.Materials {
		ck.That(m.Valid(), at+"material", "choose")
	}
}

func orUnknown[T ~string](code *T, unknown T) {
	if *code == "" {
		*code = unknown
	}
}

// line cleans a text of one line and checks it.
func line(ck *errs.Check, field, s string, limit int) string {
	s = text.Clean(s)
	free(ck, field, s, limit)
	return s
}

// free refuses what is too long, and digits and secrets that may never be
// stored (domain/helpdesk.md §8).
func free(ck *errs.Check, field, s string, limit int) {
	ck.That(text.Runes(s) <= limit, field, "too-long", "max", limit)
	_, found := text.Forbidden(s)
	ck.That(!found, field, "forbidden-digits")
}

func hasLetter(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

func printable(s string) bool {
	for _, r := range s {
		if r <= ' ' || r > '~' {
			return false
		}
	}
	return true
}

// reasonOf cleans a reason and checks it; it may only stay away when free.
func reasonOf(reason string, needed bool) (string, error) {
	var ck errs.Check
	reason = line(&ck, "reason", reason, maxReason)
	ck.That(!needed || hasLetter(reason), "reason", "contact-reason")
	return reason, ck.Err()
}
