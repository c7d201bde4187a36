package place_test

import (
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/hours"
	"digibank/internal/base/id"
	"digibank/internal/base/page"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/place"
)

func (h *house) except(p place.Place, e hours.Exception) place.OpeningException {
	h.Helper()
	out, err := h.places.AddException(h.Context(), h.boss, place.AddException{PlaceID: p.ID, ClientID: id.Random{}.New(), Exception: e})
	if err != nil {
		h.Fatal(err)
	}
	return out
}

func wantField(t *testing.T, err error, field, code string) {
	t.Helper()
	f := errs.FieldsOf(err)
	if len(f) != 1 || f[0].Field != field || f[0].Code != code {
		t.Fatalf("got %v, want %s:%s", err, field, code)
	}
}

func TestOpenNowFollowsTheClockInTheHallOverSummerTime(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		c := library(damme)
		c.ClosedOnHolidays = false // 1 November
		p := h.make(c)
		h.rule(p, weekly(9, 12, time.Sunday))
		full := h.get(p)
		for _, day := range []civil.Date{civil.MustDate(2026, 3, 22), civil.MustDate(2026, 3, 29), civil.MustDate(2026, 10, 25)} {
			before := full.StatusAt(brussels(day.Year, day.Month, day.Day, 8, 59))
			inside := full.StatusAt(brussels(day.Year, day.Month, day.Day, 9, 0))
			after := full.StatusAt(brussels(day.Year, day.Month, day.Day, 12, 0))
			if before.Open || !before.Next.Equal(brussels(day.Year, day.Month, day.Day, 9, 0)) {
				t.Errorf("%s at 8:59: %+v", day, before)
			}
			if !inside.Open || !inside.Until.Equal(brussels(day.Year, day.Month, day.Day, 12, 0)) {
				t.Errorf("%s at 9:00: %+v", day, inside)
			}
			if next := day.AddDays(7); after.Open || after.Day != next {
				t.Errorf("%s at 12:00: %+v", day, after)
			}
		}
	})
}

func TestTwoPlacesTakeTurnsAlsoAfterAYearOf53Weeks(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		second := library(brugge)
		second.Name = "Wijkbibliotheek"
		one, two := h.make(library(damme)), h.make(second)
		for i, p := range []place.Place{one, two} {
			r := weekly(14, 16, time.Monday)
			r.Interval, r.Anchor = 2, civil.MustDate(2026, 3, 2+7*i)
			h.rule(p, r)
		}
		a, b := h.get(one).Schedule(), h.get(two).Schedule()
		for day := civil.MustDate(2026, 3, 2); day.Year < 2028; day = day.AddDays(7) {
			if a.Day(day).Closed() == b.Day(day).Closed() {
				if _, holiday := civil.HolidayOn(day); !holiday {
					t.Fatalf("on %s both or neither are open", day)
				}
			}
		}
	})
}

func TestAClosingWinsOverOtherHoursAndHolidaysAreQuiet(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		p := h.make(library(damme))
		h.rule(p, weekly(9, 12, time.Monday, time.Wednesday))
		wednesday := civil.MustDate(2026, 3, 4)
		h.except(p, hours.Exception{First: wednesday, Kind: hours.Adjusted, Reason: "Later", Times: []hours.Span{{Start: civil.MustClock(13, 0), End: civil.MustClock(15, 30)}}})
		if got := h.get(p).Schedule().Day(wednesday).Occurrences; len(got) != 1 || got[0].Span.String() != "13:00-15:30" {
			t.Fatalf("adjusted day: %v", got)
		}
		e := h.except(p, hours.Exception{First: wednesday, Last: wednesday.AddDays(2), Kind: hours.Closed, Reason: "Schilderwerken"})
		if day := h.get(p).Schedule().Day(wednesday); !day.Closed() || day.Reason != "Schilderwerken" {
			t.Fatalf("closed day: %+v", day)
		}
		if err := h.places.RemoveException(t.Context(), h.boss, p.ID, e.ID); err != nil {
			t.Fatal(err)
		}
		if h.get(p).Schedule().Day(wednesday).Closed() {
			t.Error("closed although the closing was taken away")
		}
		if err := h.places.RestoreException(t.Context(), h.boss, p.ID, e.ID); err != nil {
			t.Fatal(err)
		}
		if !h.get(p).Schedule().Day(wednesday).Closed() {
			t.Error("open although the closing was brought back")
		}
		if easter := civil.MustDate(2026, 4, 6); !h.get(p).Schedule().Day(easter).Closed() {
			t.Error("open on Easter Monday")
		}
	})
}

func TestARuleThatWasTakenAwayComesBackForTenMinutes(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		p := h.make(library(damme))
		r := h.rule(p, weekly(9, 12, time.Tuesday))
		if err := h.places.RemoveRule(t.Context(), h.boss, p.ID, r.ID, r.Version); err != nil {
			t.Fatal(err)
		}
		if len(h.get(p).Rules) != 0 {
			t.Fatal("the rule is still there")
		}
		h.clock.Advance(9 * time.Minute)
		if err := h.places.RestoreRule(t.Context(), h.boss, p.ID, r.ID); err != nil {
			t.Fatal(err)
		}
		back := h.get(p).Rules[0]
		if err := h.places.RemoveRule(t.Context(), h.boss, p.ID, r.ID, back.Version); err != nil {
			t.Fatal(err)
		}
		h.clock.Advance(11 * time.Minute)
		wantKind(t, h.places.RestoreRule(t.Context(), h.boss, p.ID, r.ID), errs.Conflict)
	})
}

func TestRulesThatMakeNoSenseAreRefused(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		p := h.make(library(damme))
		first := h.rule(p, weekly(9, 12, time.Tuesday))
		add := func(r hours.Rule) error {
			_, err := h.places.AddRule(t.Context(), h.boss, place.AddRule{PlaceID: p.ID, ClientID: id.Random{}.New(), Rule: r})
			return err
		}
		wantField(t, add(weekly(11, 13, time.Tuesday)), "start", "hours-overlap")
		wantField(t, add(weekly(22, 2, time.Friday)), "end", "hours-over-midnight")
		wantField(t, add(weekly(9, 12)), "weekdays", "hours-required")
		fortnight := weekly(9, 12, time.Friday)
		fortnight.Interval = 2
		wantField(t, add(fortnight), "anchor", "hours-required")
		if got := h.get(p).Rules; len(got) != 1 || got[0].ID != first.ID {
			t.Errorf("refused rules were kept: %v", got)
		}
		err := h.places.EndRule(t.Context(), h.boss, place.EndRule{PlaceID: p.ID, ID: first.ID, Version: 1, Last: civil.MustDate(2026, 3, 10)})
		if err != nil {
			t.Fatal(err)
		}
		if s := h.get(p).Schedule(); s.Day(civil.MustDate(2026, 3, 10)).Closed() || !s.Day(civil.MustDate(2026, 3, 17)).Closed() {
			t.Error("a rule that ends on 10 March holds on that day and not after")
		}
	})
}

func TestAClosedPlaceHasNoHoursAndLeavesTheSite(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		p := h.make(library(damme))
		h.rule(p, weekly(9, 12, time.Tuesday))
		if err := h.places.Close(t.Context(), h.boss, place.Close{ID: p.ID, Version: h.get(p).Version, From: civil.MustDate(2026, 3, 10)}); err != nil {
			t.Fatal(err)
		}
		if s := h.get(p).Schedule(); s.Day(civil.MustDate(2026, 3, 3)).Closed() || !s.Day(civil.MustDate(2026, 3, 10)).Closed() {
			t.Error("open until the day of closing, not from it on")
		}
		h.clock.Set(brussels(2026, 3, 10, 0, 1))
		dir, err := h.places.Directory(t.Context(), h.tenant)
		if err != nil || len(dir) != 0 {
			t.Errorf("the site still shows %d places, %v", len(dir), err)
		}
		brief, err := h.places.Brief(t.Context(), d, h.tenant, p.ID)
		if err != nil || !brief.Closed {
			t.Errorf("brief says %+v, %v", brief, err)
		}
	})
}

func TestTheListFindsByWordsMunicipalityFacilityAndOpenNow(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		one := h.make(library(damme))
		c := library(brugge)
		c.Name, c.Kind, c.Facilities, c.Roles = "Wifipunt 't Zand", "public_computer_room", place.NewSet("public_computer"), place.NewSet("wifi")
		c.Street, c.Locality = "'t Zand 34", "Brugge"
		h.make(c)
		h.rule(one, weekly(9, 12, time.Tuesday)) // it is Tuesday 10 o'clock
		for name, tc := range map[string]struct {
			f    place.Filter
			want int
		}{
			"all": {place.Filter{}, 2}, "words in any order": {place.Filter{Text: "sijsele BIBLIO"}, 1}, "municipality": {place.Filter{Municipality: brugge}, 1},
			"kind": {place.Filter{Kind: "public_computer_room"}, 1}, "role": {place.Filter{Role: "wifi"}, 2}, "role of one": {place.Filter{Role: "digipunt"}, 1},
			"facility": {place.Filter{Facility: "printer"}, 1}, "open now": {place.Filter{OpenNow: true}, 1}, "none": {place.Filter{Text: "%"}, 2}, "nothing": {place.Filter{Text: "gent"}, 0},
		} {
			got, err := h.places.List(t.Context(), h.boss, tc.f, page.Request{Limit: 50})
			if err != nil || len(got.Items) != tc.want {
				t.Errorf("%s: %d places, %v", name, len(got.Items), err)
			}
		}
		first, err := h.places.List(t.Context(), h.boss, place.Filter{}, page.Request{Limit: 1})
		if err != nil || first.Next == "" {
			t.Fatal(first, err)
		}
		req, err := page.Parse("1", first.Next, 2)
		if err != nil {
			t.Fatal(err)
		}
		second, err := h.places.List(t.Context(), h.boss, place.Filter{}, req)
		if err != nil || len(second.Items) != 1 || second.Items[0].ID == first.Items[0].ID || second.Next != "" {
			t.Error("the second page is not the rest:", second, err)
		}
	})
}

func TestReadingTakesAFixedNumberOfStatements(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		for _, name := range []string{"A", "B", "C"} {
			c := library(damme)
			c.Name = "Punt " + name
			p := h.make(c)
			h.rule(p, weekly(9, 12, time.Tuesday))
		}
		ctx, n := db.WithCounter(t.Context())
		all, err := h.places.Directory(ctx, h.tenant)
		if err != nil || len(all) != 3 || len(all[2].Rules) != 1 {
			t.Fatal(all, err)
		}
		if n.Load() != 5 {
			t.Errorf("the directory took %d statements", n.Load())
		}
		n.Store(0)
		if _, err := h.places.Stamp(ctx, "brugge-noord"); err != nil || n.Load() != 1 {
			t.Errorf("the stamp took %d statements, %v", n.Load(), err)
		}
	})
}

func TestEveryChangeMovesTheStampAndStandsInTheTrail(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		last := int64(0)
		moved := func(what string) {
			t.Helper()
			st, err := h.places.Stamp(t.Context(), "brugge-noord")
			if err != nil || st.Places <= last || st.TenantID != h.tenant {
				t.Errorf("%s: stamp %+v, %v", what, st, err)
			}
			last = st.Places
		}
		p := h.make(library(damme))
		moved("create")
		r := h.rule(p, weekly(9, 12, time.Tuesday))
		moved("rule")
		e := h.except(p, hours.Exception{First: civil.MustDate(2026, 3, 4), Kind: hours.Closed, Reason: "Feest"})
		moved("exception")
		if err := h.places.RemoveException(t.Context(), h.boss, p.ID, e.ID); err != nil {
			t.Fatal(err)
		}
		moved("exception taken away")
		if err := h.places.RemoveRule(t.Context(), h.boss, p.ID, r.ID, 1); err != nil {
			t.Fatal(err)
		}
		moved("rule taken away")
		if err := h.places.SetOffers(t.Context(), h.boss, place.SetOffers{ID: p.ID, Version: h.get(p).Version, Offers: []place.Offer{{Topic: "theme.email", Offered: true}}}); err != nil {
			t.Fatal(err)
		}
		moved("offers")
		if err := h.places.SetComputers(t.Context(), h.boss, place.SetComputers{ID: p.ID, Version: h.get(p).Version, Computers: []place.Computer{{Name: "PC 1", Working: true}}}); err != nil {
			t.Fatal(err)
		}
		moved("computers")
		actions, err := audit.NewService(d).Actions(t.Context(), h.auditor())
		if err != nil || len(actions) != 7 {
			t.Errorf("trail: %v, %v", actions, err)
		}
		if found, err := audit.Verify(t.Context(), d); err != nil || len(found) > 0 {
			t.Error(found, err)
		}
	})
}
