package helpdesk_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/vocab"
)

func ptr[T any](v T) *T { return &v }

func TestACorrectionIsANewVersionAndTheOldOneStays(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		l := h.visit()
		l.Note = "Komt met tablet"
		first := h.log(t, h.an(), l)
		h.clock.Advance(time.Hour)
		second, err := h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: first.ID, Version: 1, Reason: "verkeerd getypt", Change: helpdesk.Change{
			Minutes: ptr(30), Questions: ptr([]helpdesk.Question{{Theme: "health", Outcome: "referred", ReferredTo: "social_help"}}),
		}})
		if err != nil {
			t.Fatal(err)
		}
		c := h.get(t, first.ID)
		if c.Version != 2 || c.Minutes != 30 || c.Questions[0].Theme != "health" || c.Note != "Komt met tablet" || c.Reason != "verkeerd getypt" || !c.LoggedAt.Equal(noon) {
			t.Errorf("after the correction: %+v", c)
		}
		if second.LedgerIDs[0] == first.LedgerIDs[0] || c.LedgerID != second.LedgerIDs[0] {
			t.Error("the correction has no service of its own")
		}
		versions, err := h.History(t.Context(), h.an(), first.ID)
		if err != nil || len(versions) != 2 || versions[1].Minutes != 15 || versions[1].Questions[0].Theme != "email" || versions[1].Current {
			t.Errorf("history %+v, %v", versions, err)
		}
		h.verify(t)
	})
}

func TestSomebodyElseWasFirst(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		r := h.log(t, h.an(), h.visit())
		change := helpdesk.Correct{ID: r.ID, Version: 1, Reason: "eerste", Change: helpdesk.Change{Minutes: ptr(20)}}
		if _, err := h.Correct(t.Context(), h.an(), change); err != nil {
			t.Fatal(err)
		}
		_, err := h.Correct(t.Context(), h.lea(), change)
		refused(t, err, errs.Stale, "", "")
		_, err = h.Withdraw(t.Context(), h.lea(), helpdesk.Withdraw{ID: r.ID, Version: 1, Reason: "dubbel"})
		refused(t, err, errs.Stale, "", "")
	})
}

// Twenty corrections of one version at once: one wins, the others hear of it.
func TestTwentyCorrectionsAtOnceLeaveOneNewVersion(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		r := h.log(t, h.an(), h.visit())
		var won atomic.Int64
		var wg sync.WaitGroup
		for n := range 20 {
			wg.Go(func() {
				_, err := h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: r.ID, Version: 1, Change: helpdesk.Change{Minutes: ptr(n)}})
				switch {
				case err == nil:
					won.Add(1)
				case !errs.Is(err, errs.Stale) && !errs.Is(err, errs.Conflict):
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if won.Load() != 1 || h.number(t, `SELECT count(*) FROM contact`) != 2 || h.number(t, `SELECT count(*) FROM service WHERE replaced_by = ''`) != 1 {
			t.Errorf("%d corrections won", won.Load())
		}
		h.verify(t)
	})
}

func TestTenMinutesWithoutAReason(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	young, old, others := h.log(t, h.an(), h.visit()), h.log(t, h.an(), h.visit()), h.log(t, h.an(), h.visit())
	_, err := h.Withdraw(t.Context(), h.lea(), helpdesk.Withdraw{ID: others.ID, Version: 1})
	refused(t, err, errs.Invalid, "reason", "contact-reason")
	h.clock.Advance(helpdesk.Undo)
	if r, err := h.Withdraw(t.Context(), h.an(), helpdesk.Withdraw{ID: young.ID, Version: 1}); err != nil || len(r.LedgerIDs) != 0 {
		t.Errorf("undo after exactly ten minutes: %v %v", r, err)
	}
	h.clock.Advance(time.Second)
	_, err = h.Withdraw(t.Context(), h.an(), helpdesk.Withdraw{ID: old.ID, Version: 1})
	refused(t, err, errs.Invalid, "reason", "contact-reason")
	_, err = h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: old.ID, Version: 1, Reason: " .-", Change: helpdesk.Change{Minutes: ptr(1)}})
	refused(t, err, errs.Invalid, "reason", "contact-reason")
	_, err = h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: old.ID, Version: 1, Reason: "pincode 4821", Change: helpdesk.Change{Minutes: ptr(1)}})
	refused(t, err, errs.Invalid, "reason", "forbidden-digits")
	if _, err = h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: old.ID, Version: 1, Reason: "vergist", Change: helpdesk.Change{Minutes: ptr(1)}}); err != nil {
		t.Error(err)
	}
}

func TestWhoMayCorrectWhat(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	colleague := h.an()
	colleague.AccountID = "bert"
	r := h.log(t, h.an(), h.visit())
	w := helpdesk.Withdraw{ID: r.ID, Version: 1, Reason: "dubbel"}
	_, err := h.Withdraw(t.Context(), colleague, w)
	refused(t, err, errs.Forbidden, "", "")
	far := h.as("lea", "lead", grantAt(damme))
	_, err = h.Withdraw(t.Context(), far, w)
	refused(t, err, errs.Forbidden, "", "")
	_, err = h.Withdraw(t.Context(), h.stranger(), w)
	refused(t, err, errs.NotFound, "", "")
	if _, err = h.Withdraw(t.Context(), h.lea(), w); err != nil {
		t.Error(err)
	}
	_, err = h.Withdraw(t.Context(), h.lea(), helpdesk.Withdraw{ID: r.ID, Reason: "nog eens"})
	refused(t, err, errs.Conflict, "", "")
	_, err = h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: r.ID, Version: 2, Reason: "toch niet"})
	refused(t, err, errs.Conflict, "", "")
}

func TestAMoveToAnotherPlaceNeedsTheRightThere(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	r := h.log(t, h.an(), h.visit())
	move := helpdesk.Correct{ID: r.ID, Version: 1, Reason: "was in Damme", Change: helpdesk.Change{PlaceID: ptr(sociaal)}}
	_, err := h.Correct(t.Context(), h.an(), move)
	refused(t, err, errs.Forbidden, "", "")
	if _, err := h.Correct(t.Context(), h.cor(), move); err != nil {
		t.Fatal(err)
	}
	if c := h.get(t, r.ID); c.PlaceID != sociaal || c.PlaceNIS != damme || c.PartnerID != "partner-b" {
		t.Errorf("moved to %s in %s of %s", c.PlaceID, c.PlaceNIS, c.PartnerID)
	}
}

// A correction of the minutes cannot lose who was counted: the desk no longer
// knows the letters of the pseudonym.
func TestACorrectionKeepsThePseudonym(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		l := h.visit()
		l.Who.Pseudonym = pseudonym()
		r := h.log(t, h.an(), l)
		for version := range int64(3) {
			if _, err := h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: r.ID, Version: version + 1, Change: helpdesk.Change{Minutes: ptr(int(version))}}); err != nil {
				t.Fatal(err)
			}
		}
		if n := h.number(t, `SELECT count(*) FROM counted WHERE subject LIKE 'k:%' AND counts = 1 AND services = 1`); n != 1 {
			t.Errorf("%d pseudonyms counted, want 1", n)
		}
		h.verify(t)
		if _, err := h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: r.ID, Version: 4, Change: helpdesk.Change{Who: &helpdesk.Who{PersonID: h.meet(t, "Mia", "Peeters", 1950)}}}); err != nil {
			t.Fatal(err)
		}
		if n := h.number(t, `SELECT count(*) FROM counted WHERE counts = 1`); n != 1 {
			t.Errorf("%d users after the pseudonym turned out to be a person, want 1", n)
		}
		h.verify(t)
	})
}

// D38: another day brings another band; another length does not.
func TestACorrectionOfTheDayFollowsTheAge(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	l := h.visit()
	l.Who.PersonID = h.meet(t, "Mia", "Peeters", 1956)
	r := h.log(t, h.an(), l)
	if c := h.get(t, r.ID); c.AgeBand != vocab.AgeFrom70 {
		t.Fatalf("band %s", c.AgeBand)
	}
	if _, err := h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: r.ID, Version: 1, Change: helpdesk.Change{At: ptr(noon.AddDate(-1, 0, 0))}}); err != nil {
		t.Fatal(err)
	}
	if c := h.get(t, r.ID); c.AgeBand != vocab.AgeFrom60 {
		t.Errorf("band %s of a year before", c.AgeBand)
	}
}

func TestAWithdrawnContactCountsNoMoreAndStaysReadable(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		l := h.visit()
		l.FollowUp = &helpdesk.NewFollowUp{Due: today().AddDays(1)}
		r := h.log(t, h.an(), l)
		if _, err := h.Withdraw(t.Context(), h.an(), helpdesk.Withdraw{ID: r.ID, Version: 1}); err != nil {
			t.Fatal(err)
		}
		if c := h.get(t, r.ID); c.State != helpdesk.Withdrawn || c.Version != 2 {
			t.Errorf("state %s, version %d", c.State, c.Version)
		}
		if n := len(h.list(t, h.an(), helpdesk.Filter{})); n != 0 {
			t.Errorf("%d contacts in the list", n)
		}
		if n := len(h.list(t, h.an(), helpdesk.Filter{Withdrawn: true})); n != 1 {
			t.Errorf("%d contacts in the list of withdrawn ones", n)
		}
		if n := h.number(t, `SELECT count(*) FROM service WHERE replaced_by = ''`); n != 0 {
			t.Errorf("%d services still count", n)
		}
		if tasks, _ := h.FollowUpsOf(t.Context(), h.an(), r.ID); tasks[0].State != helpdesk.TaskCancelled {
			t.Error("the follow-up of a withdrawn contact is still open")
		}
		h.verify(t)
	})
}

// Random histories: versions are 1..n with one current, older versions never
// change, and exactly the kept contacts count.
func TestVersionsNeverLie(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		mia := h.meet(t, "Mia", "Peeters", 1950)
		seen := map[string][]helpdesk.Contact{}
		rapid.Check(t, func(rt *rapid.T) {
			l := h.visit()
			l.Who = rapid.SampledFrom([]helpdesk.Who{{PersonID: mia}, {KnownBefore: "no"}, {KnownBefore: "yes"}, {Pseudonym: pseudonym()}}).Draw(rt, "who")
			r := h.log(t, h.an(), l)
			for version, live := int64(1), true; live && version < 6; version++ {
				var err error
				switch rapid.IntRange(0, 4).Draw(rt, "what") {
				case 0:
					_, err = h.Withdraw(t.Context(), h.an(), helpdesk.Withdraw{ID: r.ID, Version: version})
					live = false
				case 1:
					_, err = h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: r.ID, Version: version, Change: helpdesk.Change{Who: &helpdesk.Who{KnownBefore: "no"}}})
				case 2:
					_, err = h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: r.ID, Version: version, Change: helpdesk.Change{Who: &helpdesk.Who{PersonID: mia}}})
				default:
					_, err = h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: r.ID, Version: version, Change: helpdesk.Change{Minutes: ptr(rapid.IntRange(0, 1439).Draw(rt, "minutes"))}})
				}
				if err != nil {
					rt.Fatal(err)
				}
				h.checkHistory(rt, r.ID, seen)
			}
		})
		kept := h.number(t, `SELECT count(*) FROM contact WHERE current = 1 AND state = 'kept'`)
		if live := h.number(t, `SELECT count(*) FROM service WHERE replaced_by = ''`); live != kept {
			t.Errorf("%d services count for %d kept contacts", live, kept)
		}
		h.verify(t)
	})
}

func (h *desk) checkHistory(rt *rapid.T, contactID string, seen map[string][]helpdesk.Contact) {
	versions, err := h.History(rt.Context(), h.cor(), contactID)
	if err != nil {
		rt.Fatal(err)
	}
	for i, c := range versions {
		if c.Version != int64(len(versions)-i) || c.Current != (i == 0) {
			rt.Fatalf("version %d at %d is current: %v", c.Version, i, c.Current)
		}
	}
	if before := seen[contactID]; before != nil {
		was := before[0]
		was.Current = false
		if diff := cmp.Diff(append([]helpdesk.Contact{was}, before[1:]...), versions[1:]); diff != "" {
			rt.Fatalf("an older version changed: %s", diff)
		}
	}
	seen[contactID] = versions
}
