package app

import (
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/id"
	"digibank/internal/base/obs"
	"digibank/internal/base/password"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

// histories is how many are played on each engine, steps how long each is.
const (
	histories = 15
	steps     = 40
)

// Whatever happens at the desks and to the files of people, in whatever order:
// the checks of the whole program find nothing, and the figures are those of a
// plain count of contacts and questions.
func TestTheFiguresAreRightAfterAnyHistory(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		l, past := liveInThePast(t, d)
		played, broken := 0, false
		rapid.Check(t, func(rt *rapid.T) {
			if played++; played > histories && !broken {
				return
			}
			broken = true
			play(l, past, rt, "history-"+strconv.Itoa(played))
			broken = false
		})
	})
}

// liveInThePast wires the program around a clock that the test moves.
func liveInThePast(t *testing.T, d *db.DB) (*live, *clock.Fake) {
	t.Helper()
	keys, err := crypt.LoadOrCreate(filepath.Join(t.TempDir(), "key"))
	if err != nil {
		t.Fatal(err)
	}
	past := clock.NewFake(time.Date(2026, 3, 18, 11, 0, 0, 0, time.UTC))
	k := kit.Kit{DB: d, Clock: past, IDs: id.Random{}, Keys: keys, Audit: audit.New(past, id.Random{})}
	log, err := obs.NewLogger(io.Discard, obs.JSON, nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := newProgram(Config{Data: t.TempDir(), demo: true}, k, log)
	if err != nil {
		t.Fatal(err)
	}
	p.accounts.Hasher = password.NewHasher(password.Params{Memory: 64, Passes: 1, Threads: 1}, 2)
	return &live{bundle: &bundle{program: p, t: t, log: &safeBuffer{}}}, past
}

// history is one digibank with what happened to it.
type history struct {
	*live
	*region
	rt       *rapid.T
	past     *clock.Fake
	helper   actor.Actor
	places   []string
	people   []string
	contacts []string
	sent     []helpdesk.Log
	// said is the pseudonym of a contact, as said at a moment when it was counted;
	// of it the program itself keeps a hash only.
	said map[string]helpdesk.Pseudonym
}

func play(l *live, past *clock.Fake, rt *rapid.T, slug string) {
	h := &history{live: l, rt: rt, past: past, said: map[string]helpdesk.Pseudonym{}}
	h.region = l.furnish(slug, "Noord", "31004", "8370")
	boss := actor.System(h.tenant.ID, actor.CLI)
	h.helper = boss
	h.helper.AccountID = h.ids["account"]
	h.places = []string{h.ids["place"]}
	l.makePlace(h.region, boss, "31006", "8340")
	h.places, h.people = append(h.places, h.ids["place"]), []string{h.ids["person"], h.ids["twin"], h.ids["double"], h.ids["rest"]}
	h.contacts = []string{h.ids["contact"]}
	actions := map[string]func() error{
		"log": h.logs, "correct": h.corrects, "withdraw": h.withdraws, "repeat": h.repeats, "person": h.meets, "rename": h.renames,
		"merge": h.merges, "unmerge": h.unmerges, "follow": h.follows,
	}
	for range steps {
		step := rapid.SampledFrom([]string{"log", "log", "log", "correct", "correct", "withdraw", "repeat", "person", "rename", "merge", "merge", "unmerge", "follow"}).Draw(rt, "step")
		if err := actions[step](); err != nil && !errs.Is(err, errs.Conflict) && !errs.Is(err, errs.Invalid) {
			rt.Fatalf("%s: %v", step, err)
		}
		past.Advance(time.Duration(rapid.SampledFrom([]int{1, 60, 3600 * 30}).Draw(rt, "wait")) * time.Second)
	}
	h.isRight(boss)
}

// pick draws one of a list.
func pick[T any](h *history, label string, list []T) T {
	return list[rapid.IntRange(0, len(list)-1).Draw(h.rt, label)]
}

func (h *history) logs() error {
	c := helpdesk.Log{ClientID: h.kit.IDs.New(), Details: helpdesk.Details{PlaceID: pick(h, "place", h.places), At: h.moment(), Minutes: rapid.IntRange(0, 90).Draw(h.rt, "minutes"),
		Channel: pick(h, "channel", vocab.Channels()), Who: h.who(), Questions: h.questions()}}
	if rapid.IntRange(0, 4).Draw(h.rt, "task") == 0 {
		c.FollowUp = &helpdesk.NewFollowUp{Due: h.tenants.Today().AddDays(3)}
	}
	made, err := h.desk.Log(h.t.Context(), h.helper, c)
	if err == nil {
		h.contacts, h.sent = append(h.contacts, made.ID), append(h.sent, c)
		h.hears(made.ID, &c.Who, c.At)
	}
	return err
}

// moment is in the period of the fund, or before it.
func (h *history) moment() time.Time {
	return h.past.Now().Add(-time.Duration(rapid.IntRange(1, 330*24).Draw(h.rt, "hours ago")) * time.Hour)
}

// hears notes a pseudonym while its contact is in the period.
func (h *history) hears(contactID string, who *helpdesk.Who, at time.Time) {
	if who == nil {
		return
	}
	delete(h.said, contactID)
	if who.Pseudonym != nil && h.span().Contains(civil.DateOf(at, civil.Brussels())) {
		h.said[contactID] = *who.Pseudonym
	}
}

func (h *history) who() helpdesk.Who {
	switch rapid.SampledFrom([]string{"person", "person", "pseudonym", "anonymous"}).Draw(h.rt, "who") {
	case "person":
		return helpdesk.Who{PersonID: pick(h, "person", h.people)}
	case "pseudonym":
		return helpdesk.Who{Pseudonym: &helpdesk.Pseudonym{Given: pick(h, "given", []string{"Ja", "Ri"}), Family: "No", BirthYear: pick(h, "born", []int{1950, 1960, 2015}), Postcode: "8370", Consent: true}}
	}
	return helpdesk.Who{KnownBefore: pick(h, "before", []vocab.KnownBefore{vocab.KnownYes, vocab.KnownNo, vocab.KnownUnknown, ""}), AgeBand: pick(h, "age", []vocab.AgeBand{"", "u12", "12_17", "70_plus"})}
}

func (h *history) questions() []helpdesk.Question {
	themes := []vocab.Theme{vocab.ThemeEmail, vocab.ThemeHealth, vocab.ThemeDigitalSafety}
	out := make([]helpdesk.Question, rapid.IntRange(1, 3).Draw(h.rt, "questions"))
	for i := range out {
		out[i] = helpdesk.Question{Theme: pick(h, "theme", themes), Outcome: vocab.OutcomeSolved}
	}
	return out
}

// corrects changes one or more things of a contact.
func (h *history) corrects() error {
	c, err := h.desk.Get(h.t.Context(), h.helper, pick(h, "contact", h.contacts))
	if err != nil {
		return err
	}
	ask := helpdesk.Correct{ID: c.ID, Version: c.Version, Reason: "verkeerd genoteerd"}
	at := c.At
	if rapid.Bool().Draw(h.rt, "when") {
		at = h.moment()
		ask.At = &at
	}
	if rapid.Bool().Draw(h.rt, "where") {
		where := pick(h, "place", h.places)
		ask.PlaceID = &where
	}
	if rapid.Bool().Draw(h.rt, "what") {
		what, minutes := h.questions(), rapid.IntRange(0, 90).Draw(h.rt, "minutes")
		ask.Questions, ask.Minutes = &what, &minutes
	}
	if rapid.Bool().Draw(h.rt, "whose") {
		who := h.who()
		ask.Who = &who
	}
	if _, err = h.desk.Correct(h.t.Context(), h.helper, ask); err == nil {
		h.hears(c.ID, ask.Who, at)
	}
	return err
}

func (h *history) withdraws() error {
	_, err := h.desk.Withdraw(h.t.Context(), h.helper, helpdesk.Withdraw{ID: pick(h, "contact", h.contacts), Reason: "dubbel"})
	return err
}

// repeats sends a contact again, as a phone does that had no answer.
func (h *history) repeats() error {
	if len(h.sent) == 0 {
		return nil
	}
	again, err := h.desk.Log(h.t.Context(), h.helper, pick(h, "again", h.sent))
	if err == nil && !again.Repeated {
		h.rt.Fatal("a repeated contact is noted twice")
	}
	return err
}

func (h *history) meets() error {
	p, _, err := h.program.people.Create(h.t.Context(), h.boss(), person.Create{ClientID: h.kit.IDs.New(), Searched: "x", Identity: h.identity()})
	if err == nil {
		h.people = append(h.people, p.ID)
	}
	return err
}

func (h *history) identity() person.Identity {
	return person.Identity{GivenName: pick(h, "given", []string{"Jan", "Janne", "Rik"}), FamilyName: "Noord", BirthYear: pick(h, "born", []int{0, 1950, 1960, 2015}), Postcode: pick(h, "postcode", []string{"", "8370", "8340"})}
}

// renames changes what a file says, and so with which pseudonym it is one.
func (h *history) renames() error {
	p, err := h.program.people.Get(h.t.Context(), h.boss(), pick(h, "person", h.people))
	if err != nil {
		return err
	}
	i := h.identity()
	_, err = h.program.people.Update(h.t.Context(), h.boss(), person.Update{ID: p.ID, Version: p.Version, GivenName: &i.GivenName, BirthYear: &i.BirthYear, Postcode: &i.Postcode})
	return err
}

func (h *history) merges() error {
	_, err := h.program.people.Merge(h.t.Context(), h.boss(), person.Merge{From: pick(h, "from", h.people), Into: pick(h, "into", h.people)})
	return err
}

func (h *history) unmerges() error {
	_, err := h.program.people.Unmerge(h.t.Context(), h.boss(), pick(h, "person", h.people))
	return err
}

func (h *history) follows() error {
	_, err := h.desk.AddFollowUp(h.t.Context(), h.helper, helpdesk.AddFollowUp{ClientID: h.kit.IDs.New(), ContactID: pick(h, "contact", h.contacts), NewFollowUp: helpdesk.NewFollowUp{Due: h.tenants.Today().AddDays(1)}})
	return err
}

func (h *history) boss() actor.Actor { return actor.System(h.tenant.ID, actor.CLI) }

// findings runs every check that `digibank verify` runs.
func (l *live) findings() string {
	l.t.Helper()
	var out []string
	for _, ck := range l.checks {
		found, err := ck.find(l.t.Context(), l.kit.DB)
		l.must(err)
		out = append(out, found...)
	}
	return strings.Join(out, "\n")
}
