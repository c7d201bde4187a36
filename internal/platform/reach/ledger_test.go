package reach

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/id"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
)

// bench is a small region with a ledger and one counting of the year 2026.
type bench struct {
	t        testing.TB
	kit      kit.Kit
	ledger   *Ledger
	figures  *Figures
	actor    actor.Actor
	counting string
	n        int
}

func setup(t testing.TB, d *db.DB) *bench {
	keys, err := crypt.Parse(crypt.NewKey())
	if err != nil {
		t.Fatal(err)
	}
	c := clock.NewFake(time.Date(2026, 6, 1, 10, 0, 0, 0, time.UTC))
	k := kit.Kit{DB: d, Clock: c, IDs: id.NewSeeded(1, c.Now), Keys: keys, Audit: audit.New(c, id.Random{})}
	b := &bench{t: t, kit: k, ledger: NewLedger(k), figures: NewFigures(k), actor: actor.System("t1", actor.Job)}
	b.update(func(tx *db.Tx) error {
		_, err := tx.Exec(t.Context(), `INSERT INTO tenant (id, slug, name, created_at) VALUES ('t1', 'test', 'Test', '')`)
		return err
	})
	b.counting = b.addCounting(DefaultRule())
	return b
}

func (b *bench) addCounting(rule Rule) (id string) {
	b.update(func(tx *db.Tx) (err error) {
		id, err = b.ledger.AddCounting(b.t.Context(), tx, b.actor, NewCounting{Name: "2026", Rule: rule,
			Days: civil.Days(civil.MustDate(2026, 1, 1), civil.MustDate(2026, 12, 31))})
		return err
	})
	return id
}

func (b *bench) update(fn func(tx *db.Tx) error) {
	b.t.Helper()
	if err := b.kit.DB.Update(b.t.Context(), fn); err != nil {
		b.t.Fatal(err)
	}
}

// person registers somebody and gives the id.
func (b *bench) person(given, family string, born int, postcode string) string {
	id := b.kit.IDs.New()
	b.update(func(tx *db.Tx) error {
		_, err := tx.Exec(b.t.Context(), `INSERT INTO person (id, tenant_id, client_id, root_id, given_name, family_name, birth_year, postcode, searched, created_at, created_by, updated_at)
			VALUES ($1, 't1', $1, $1, $2, $3, $4, $5, '', '', '', '')`, id, given, family, born, postcode)
		return err
	})
	return id
}

// merge makes one person stand for another, or for itself again.
func (b *bench) merge(who, into string) {
	b.update(func(tx *db.Tx) error {
		was, err := rootOf(b.t.Context(), tx, "t1", who)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(b.t.Context(), `UPDATE person SET root_id = $2 WHERE tenant_id = 't1' AND id = $1`, who, into); err != nil {
			return err
		}
		return b.ledger.PeopleChanged(b.t.Context(), tx, b.actor, was, who, into)
	})
}

func (b *bench) entry(day int, who Who) Entry {
	b.n++
	return Entry{Kind: Contact, Evidence: Evidence{Kind: "contact", ID: fmt.Sprintf("c%d", b.n), Version: 1},
		At: time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, day), PlaceID: "p1", Channel: "onsite", Objective: "services",
		Themes: []string{"email"}, Minutes: 15, Who: who}
}

func (b *bench) write(e Entry) (id string) {
	b.t.Helper()
	b.update(func(tx *db.Tx) (err error) { id, err = b.ledger.Write(b.t.Context(), tx, b.actor, e); return err })
	return id
}

func (b *bench) void(id string) {
	b.t.Helper()
	b.update(func(tx *db.Tx) error { return b.ledger.Void(b.t.Context(), tx, b.actor, id) })
}

// trail notes something in the audit trail.
func (b *bench) trail() {
	b.update(func(tx *db.Tx) error {
		b.kit.Audit.Record(tx, b.actor, audit.Entry{Action: "test.note"})
		return nil
	})
}

func (b *bench) users() Users {
	b.t.Helper()
	c, err := b.figures.Counting(b.t.Context(), b.actor, b.counting)
	if err != nil {
		b.t.Fatal(err)
	}
	u, err := b.figures.Users(b.t.Context(), b.actor, c, true)
	if err != nil {
		b.t.Fatal(err)
	}
	return u
}

func (b *bench) wantUsers(want Users) {
	b.t.Helper()
	if got := b.users(); got != want {
		b.t.Errorf("users %+v, want %+v", got, want)
	}
	b.clean()
}

// clean says that the kept figures equal a count from scratch.
func (b *bench) clean() {
	b.t.Helper()
	findings, err := Verify(b.t.Context(), b.kit.DB, b.kit.Keys)
	if err != nil {
		b.t.Fatal(err)
	}
	if len(findings) > 0 {
		b.t.Errorf("verify finds:\n%s", strings.Join(findings, "\n"))
	}
}

func TestOnePersonWhoComesSevenTimesIsOneUser(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		jan := b.person("Jan", "Peeters", 1950, "8370")
		for day := range 7 {
			b.write(b.entry(10-day, Who{PersonID: jan, BirthYear: 1950}))
		}
		b.wantUsers(Users{Certain: 1})
		kinds, err := b.figures.Kinds(t.Context(), b.actor, civil.Days(civil.MustDate(2026, 1, 1), civil.MustDate(2026, 12, 31)))
		if err != nil || kinds[Contact].Services != 7 {
			t.Errorf("contacts %v %v, want 7", kinds, err) // K2: contacts are not users
		}
	})
}

func TestAnAnonymousContactIsNeverAPerson(t *testing.T) { // ID4, D36
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		b.write(b.entry(1, Who{KnownBefore: "no"}))
		b.write(b.entry(1, Who{KnownBefore: "no"}))
		b.write(b.entry(1, Who{KnownBefore: "yes"}))
		b.write(b.entry(1, Who{KnownBefore: "unknown"}))
		b.wantUsers(Users{Declared: 2, Range: 1})
		n, err := db.Value[int](t.Context(), d, `SELECT COUNT(*) FROM person`)
		if err != nil || n != 0 {
			t.Errorf("%d people were made of anonymous contacts (%v)", n, err)
		}
	})
}

func TestAPseudonymAndARegisteredPersonWithOneKeyAreOneUser(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		ps := &Pseudonym{Given: "Jé", Family: "Pe", BirthYear: 1950, Postcode: "8370"}
		b.write(b.entry(1, Who{Pseudonym: ps}))
		b.write(b.entry(2, Who{Pseudonym: &Pseudonym{Given: "je", Family: "pe", BirthYear: 1950, Postcode: "8370"}}))
		b.wantUsers(Users{Probable: 1})
		jef := b.person("Jef", "Peeters", 1950, "8370")
		visit := b.write(b.entry(3, Who{PersonID: jef, BirthYear: 1950}))
		b.wantUsers(Users{Certain: 1})
		b.void(visit)
		b.wantUsers(Users{Probable: 1})
	})
}

func TestMergingTwoFilesMakesOneUserAndUndoingItTwoAgain(t *testing.T) { // ID3, D40
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		a, z := b.person("An", "Maes", 1960, "8300"), b.person("Ann", "Maes", 1960, "8300")
		b.write(b.entry(5, Who{PersonID: a, BirthYear: 1960}))
		b.write(b.entry(3, Who{PersonID: z, BirthYear: 1960}))
		b.wantUsers(Users{Certain: 2})
		b.merge(z, a)
		b.wantUsers(Users{Certain: 1})
		b.write(b.entry(6, Who{PersonID: z, BirthYear: 1960}))
		b.wantUsers(Users{Certain: 1})
		b.merge(z, z)
		b.wantUsers(Users{Certain: 2})
	})
}

func TestOnlyAdultsCountUnderTheStandardRule(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		b.write(b.entry(1, Who{PersonID: b.person("Kid", "Maes", 2010, ""), BirthYear: 2010}))
		b.write(b.entry(1, Who{PersonID: b.person("Oud", "Maes", 2008, ""), BirthYear: 2008}))
		b.write(b.entry(1, Who{KnownBefore: "no", AgeBand: "12_17"}))
		b.wantUsers(Users{Certain: 1})
	})
}

func TestAServiceOutsideThePeriodDoesNotCount(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		jan := b.person("Jan", "Peeters", 1950, "8370")
		b.write(b.entry(-1, Who{PersonID: jan, BirthYear: 1950}))
		b.write(b.entry(365, Who{PersonID: jan, BirthYear: 1950}))
		b.wantUsers(Users{})
		b.write(b.entry(364, Who{PersonID: jan, BirthYear: 1950}))
		b.wantUsers(Users{Certain: 1})
	})
}

func TestACorrectionMovesTheServiceAndKeepsTheOldRow(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		jan, piet := b.person("Jan", "Peeters", 1950, "8370"), b.person("Piet", "Janssens", 1940, "8370")
		e := b.entry(1, Who{PersonID: jan, BirthYear: 1950})
		first := b.write(e)
		e.Who.PersonID, e.Evidence.Version = piet, 2
		b.update(func(tx *db.Tx) error { _, err := b.ledger.Replace(t.Context(), tx, b.actor, first, e); return err })
		b.wantUsers(Users{Certain: 1})
		old, err := serviceByID(t.Context(), d, "t1", first)
		if err != nil || old.Live() || old.Who.PersonID != jan {
			t.Errorf("the old row reads %+v, %v", old, err)
		}
		err = d.Update(t.Context(), func(tx *db.Tx) error { return b.ledger.Void(t.Context(), tx, b.actor, first) })
		if !errs.Is(err, errs.Conflict) {
			t.Errorf("a replaced row was ended again: %v", err)
		}
	})
}

func TestOneEvidenceCountsOnce(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		e := b.entry(1, Who{KnownBefore: "no"})
		b.write(e)
		err := d.Update(t.Context(), func(tx *db.Tx) error { _, err := b.ledger.Write(t.Context(), tx, b.actor, e); return err })
		if !db.IsDuplicate(err) {
			t.Errorf("the same contact was counted twice: %v", err)
		}
	})
}

func TestVerifyFindsAPlantedErrorAndRepairMendsWhatIsKept(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		b.write(b.entry(1, Who{PersonID: b.person("Jan", "Peeters", 1950, "8370"), BirthYear: 1950}))
		b.write(b.entry(1, Who{KnownBefore: "no"}))
		for name, plant := range map[string]string{
			"a sum":         `UPDATE rollup SET services = services + 1 WHERE dim = 'place'`,
			"a user less":   `DELETE FROM counted WHERE confidence = 'declared'`,
			"a user more":   `INSERT INTO counted (tenant_id, counting_id, subject, confidence, first_day, first_service, services, pseudo_key, counts) SELECT tenant_id, counting_id, 'p:ghost', confidence, first_day, first_service, services, '', 1 FROM counted WHERE confidence = 'certain'`,
			"a first visit": `UPDATE counted SET first_day = '2026-11-11'`,
		} {
			b.clean()
			b.update(func(tx *db.Tx) error { _, err := tx.Exec(t.Context(), plant); return err })
			findings, err := Verify(t.Context(), d, b.kit.Keys)
			if err != nil || len(findings) == 0 {
				t.Errorf("verify overlooks %s (%v)", name, err)
			}
			if err := b.ledger.Repair(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		b.clean()
		b.update(func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), `UPDATE service SET minutes = 999 WHERE person_id <> ''`)
			return err
		})
		if err := b.ledger.Repair(t.Context()); err != nil {
			t.Fatal(err)
		}
		findings, err := Verify(t.Context(), d, b.kit.Keys)
		if err != nil || len(findings) != 1 || !strings.Contains(findings[0], "was changed") {
			t.Errorf("a changed ledger row gives %q, %v", findings, err)
		}
	})
}

func TestAFailedTransactionLeavesNothing(t *testing.T) { // v5.0.0-2.3.3
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		b := setup(t, d)
		stop := errors.New("stop")
		err := d.Update(t.Context(), func(tx *db.Tx) error {
			if _, err := b.ledger.Write(context.Background(), tx, b.actor, b.entry(1, Who{KnownBefore: "no"})); err != nil {
				return err
			}
			return stop
		})
		if !errors.Is(err, stop) {
			t.Fatal(err)
		}
		b.wantUsers(Users{})
	})
}
