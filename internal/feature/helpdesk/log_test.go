package helpdesk_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/vocab"
)

func TestAHelperLogsAContactInOneGo(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		mia := h.meet(t, "Mia", "Peeters", 1950)
		l := h.visit()
		l.Who = helpdesk.Who{PersonID: mia}
		l.Questions = []helpdesk.Question{
			{Theme: "email", Outcome: "solved", Materials: []vocab.Material{"tablet", "computer", "tablet"}},
			{Theme: "admin_procedures", AdminTheme: "housing", Service: "other", ServiceOther: "huurpremie", Outcome: "referred", ReferredTo: "social_help", ReferredName: "Sociaal Huis"},
		}
		l.Autonomy, l.Urgent, l.UrgentReason, l.Language, l.Note = "autonomous", true, "morgen laatste dag", "tr", "Belt graag vooraf."
		l.FollowUp = &helpdesk.NewFollowUp{Due: civil.MustDate(2026, 3, 19)}
		r := h.log(t, h.an(), l)
		got := h.get(t, r.ID)
		want := helpdesk.Contact{
			ID: r.ID, Version: 1, Current: true, State: "kept", At: noon, Minutes: 15, Channel: "onsite",
			PlaceID: library, PlaceNIS: brugge, PartnerID: "partner-a", HelperID: "an",
			Facts:     helpdesk.Facts{Kind: "person", PersonID: mia, AgeBand: "70_plus", Gender: "f", NIS: brugge, BirthYear: 1950, Status: "retired"},
			Questions: l.Questions, Objective: "services", Language: "tr", Autonomy: "autonomous", Urgent: true, UrgentReason: "morgen laatste dag",
			Note: "Belt graag vooraf.", HasNote: true, LedgerID: r.LedgerIDs[0], LoggedAt: noon, LoggedBy: "an", WrittenAt: noon, WrittenBy: "an",
		}
		want.Questions[0].Materials = []vocab.Material{"computer", "tablet"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		tasks, err := h.FollowUpsOf(t.Context(), h.an(), r.ID)
		if err != nil || len(tasks) != 1 || tasks[0].PersonID != mia || tasks[0].OwnerID != "an" || tasks[0].Kind != helpdesk.TaskCallBack {
			t.Errorf("follow-up %+v, %v", tasks, err)
		}
		h.verify(t)
	})
}

// The note is sealed: its words stand nowhere in the database.
func TestANoteIsSealed(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		l := h.visit()
		l.Note = "Zonderlinge olifant"
		h.log(t, h.an(), l)
		if h.number(t, `SELECT count(*) FROM contact WHERE note LIKE '%olifant%'`) != 0 || h.number(t, `SELECT count(*) FROM contact WHERE note <> ''`) != 1 {
			t.Error("the note stands open in the database")
		}
	})
}

// ID4, D36: an anonymous contact is a complete record and never a person.
func TestAnAnonymousContactIsNeverAPerson(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		for _, known := range []vocab.KnownBefore{"yes", "no", "unknown", ""} {
			l := h.visit()
			l.Who = helpdesk.Who{KnownBefore: known, AgeBand: "60_69", Gender: "m", NIS: damme}
			c := h.get(t, h.log(t, h.an(), l).ID)
			if known == "" {
				known = "unknown"
			}
			want := helpdesk.Facts{Kind: "anonymous", KnownBefore: known, AgeBand: "60_69", Gender: "m", NIS: damme, Status: "unknown"}
			if diff := cmp.Diff(want, c.Facts); diff != "" {
				t.Error(diff)
			}
		}
		if n := h.number(t, `SELECT count(*) FROM person`); n != 0 {
			t.Errorf("%d people were made of anonymous contacts", n)
		}
		if n := h.number(t, `SELECT count(*) FROM counted WHERE counts = 1`); n != 1 {
			t.Errorf("%d users, want the one who was new", n)
		}
		h.verify(t)
	})
}

func TestAPseudonymLeavesNoLettersBehind(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		for range 2 {
			l := h.visit()
			l.Who = helpdesk.Who{Gender: "f", Pseudonym: &helpdesk.Pseudonym{Given: "Xaveria", Family: "Qualmann", BirthYear: 1961, Postcode: "8340", Consent: true}}
			c := h.get(t, h.log(t, h.an(), l).ID)
			want := helpdesk.Facts{Kind: "pseudonym", AgeBand: "60_69", Gender: "f", NIS: damme, BirthYear: 1961, Status: "unknown"}
			if diff := cmp.Diff(want, c.Facts); diff != "" {
				t.Error(diff)
			}
		}
		if n := h.number(t, `SELECT count(*) FROM counted WHERE counts = 1`); n != 1 {
			t.Errorf("the same pseudonym twice is %d users, want 1", n)
		}
		if n := h.number(t, `SELECT count(*) FROM contact WHERE person_id <> '' OR note <> '' OR urgent_reason <> ''`); n != 0 {
			t.Error("something of the pseudonym stands in the contact")
		}
	})
}

// D38: the age band belongs to the day of the contact, the facts to that moment.
func TestFactsAreFrozenAtTheMomentOfTheService(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		mia := h.meet(t, "Mia", "Peeters", 1956)
		l := h.visit()
		l.Who.PersonID, l.At = mia, time.Date(2025, 12, 31, 22, 59, 0, 0, time.UTC) // 23.59 in Brussels: 69 in 2025
		before := h.log(t, h.an(), l)
		l = h.visit()
		l.Who.PersonID, l.At = mia, time.Date(2025, 12, 31, 23, 1, 0, 0, time.UTC) // New Year in Brussels: 70 in 2026
		after := h.log(t, h.an(), l)
		moved := h.people[mia]
		moved.NIS, moved.BirthYear = damme, 2000
		h.people[mia] = moved
		h.clock.Set(noon.AddDate(5, 0, 0))
		if c := h.get(t, before.ID); c.AgeBand != "60_69" || c.NIS != brugge {
			t.Errorf("last year's contact changed: %s in %s", c.AgeBand, c.NIS)
		}
		if c := h.get(t, after.ID); c.AgeBand != "70_plus" {
			t.Errorf("the contact of New Year's night has band %s", c.AgeBand)
		}
	})
}

func TestWhatIsWrongIsNamedFieldByField(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.SQLite)
	h := setup(t, d)
	for name, c := range map[string]struct {
		change      func(l *helpdesk.Log)
		field, code string
	}{
		"no place":           {func(l *helpdesk.Log) { l.PlaceID = "" }, "place", "required"},
		"unknown place":      {func(l *helpdesk.Log) { l.PlaceID = "nowhere" }, "place", "choose"},
		"closed place":       {func(l *helpdesk.Log) { l.PlaceID = shut }, "place", "contact-place-closed"},
		"no moment":          {func(l *helpdesk.Log) { l.At = time.Time{} }, "at", "required"},
		"the future":         {func(l *helpdesk.Log) { l.At = noon.Add(6 * time.Minute) }, "at", "contact-future"},
		"long ago":           {func(l *helpdesk.Log) { l.At = noon.AddDate(-2, 0, -1) }, "at", "contact-too-old"},
		"a whole day":        {func(l *helpdesk.Log) { l.Minutes = 1440 }, "minutes", "contact-minutes"},
		"negative":           {func(l *helpdesk.Log) { l.Minutes = -1 }, "minutes", "contact-minutes"},
		"channel":            {func(l *helpdesk.Log) { l.Channel = "fax" }, "channel", "choose"},
		"no questions":       {func(l *helpdesk.Log) { l.Questions = nil }, "questions", "required"},
		"too many questions": {func(l *helpdesk.Log) { l.Questions = make([]helpdesk.Question, 21) }, "questions", "too-many"},
		"theme":              {func(l *helpdesk.Log) { l.Questions[0].Theme = "bitcoin" }, "questions[0].theme", "choose"},
		"admin theme":        {func(l *helpdesk.Log) { l.Questions[0].Theme = "admin_procedures" }, "questions[0].admin_theme", "contact-admin-theme"},
		"outcome":            {func(l *helpdesk.Log) { l.Questions[0].Outcome = "" }, "questions[0].outcome", "choose"},
		"service":            {func(l *helpdesk.Log) { l.Questions[0].Service = "?" }, "questions[0].service", "choose"},
		"referral by name":   {func(l *helpdesk.Log) { l.Questions[0].ReferredTo = "other" }, "questions[0].referred_name", "required"},
		"material":           {func(l *helpdesk.Log) { l.Questions[0].Materials = []vocab.Material{"abacus"} }, "questions[0].material", "choose"},
		"autonomy":           {func(l *helpdesk.Log) { l.Autonomy = "5" }, "autonomy", "choose"},
		"age band":           {func(l *helpdesk.Log) { l.Who.AgeBand = "old" }, "age_band", "choose"},
		"gender":             {func(l *helpdesk.Log) { l.Who.Gender = "q" }, "gender", "choose"},
		"known before":       {func(l *helpdesk.Log) { l.Who.KnownBefore = "maybe" }, "known_before", "choose"},
		"municipality":       {func(l *helpdesk.Log) { l.Who.NIS = "99999" }, "municipality", "municipality"},
		"person":             {func(l *helpdesk.Log) { l.Who.PersonID = "nobody" }, "person", "contact-person"},
		"no consent":         {func(l *helpdesk.Log) { l.Who.Pseudonym = pseudonym(); l.Who.Pseudonym.Consent = false }, "consent", "contact-consent"},
		"no letters":         {func(l *helpdesk.Log) { l.Who.Pseudonym = pseudonym(); l.Who.Pseudonym.Given = "12" }, "pseudonym_given", "required"},
		"no birth year":      {func(l *helpdesk.Log) { l.Who.Pseudonym = pseudonym(); l.Who.Pseudonym.BirthYear = 0 }, "birth_year", "contact-birth-year"},
		"no postcode":        {func(l *helpdesk.Log) { l.Who.Pseudonym = pseudonym(); l.Who.Pseudonym.Postcode = "80" }, "postcode", "postcode"},
		"national number":    {func(l *helpdesk.Log) { l.Note = "rrn 93.05.18-223.61" }, "note", "forbidden-digits"},
		"account number":     {func(l *helpdesk.Log) { l.Questions[0].ReferredName = "BE68 5390 0754 7034" }, "questions[0].referred_name", "forbidden-digits"},
		"pin in the reason":  {func(l *helpdesk.Log) { l.Urgent, l.UrgentReason = true, "pincode is 4821" }, "urgent_reason", "forbidden-digits"},
		"card as service": {func(l *helpdesk.Log) {
			l.Questions[0].Service, l.Questions[0].ServiceOther = "other", "4111111111111111"
		}, "questions[0].service_other", "forbidden-digits"},
		"long note":     {func(l *helpdesk.Log) { l.Note = strings.Repeat("é", 2001) }, "note", "too-long"},
		"no client id":  {func(l *helpdesk.Log) { l.ClientID = "" }, "client_id", "required"},
		"follow-up day": {func(l *helpdesk.Log) { l.FollowUp = &helpdesk.NewFollowUp{} }, "follow_up.due", "required"},
		"helper":        {func(l *helpdesk.Log) { l.HelperID = "ghost" }, "helper", "choose"},
	} {
		t.Run(name, func(t *testing.T) {
			l := h.visit()
			c.change(&l)
			_, err := h.Log(t.Context(), h.lea(), l)
			refused(t, err, errs.Invalid, c.field, c.code)
		})
	}
	if n := h.number(t, `SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM question) + (SELECT count(*) FROM service)`); n != 0 {
		t.Errorf("%d rows stayed of refused contacts", n)
	}
}

func pseudonym() *helpdesk.Pseudonym {
	return &helpdesk.Pseudonym{Given: "Mi", Family: "Pe", BirthYear: 1950, Postcode: "8000", Consent: true}
}

func TestACoordinatorMayLogWhatIsLongAgo(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	l := h.visit()
	l.At = noon.AddDate(-3, 0, 0)
	h.log(t, h.cor(), l)
	l = h.visit()
	l.PlaceID, l.At = shut, noon.AddDate(-1, 0, 0)
	h.log(t, h.cor(), l)
}

func TestWhoMayLogWhere(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	for name, c := range map[string]struct {
		who   actor.Actor
		place string
		may   bool
	}{
		"helper at the own place":    {h.an(), library, true},
		"helper elsewhere":           {h.an(), sociaal, false},
		"lead in the municipality":   {h.lea(), library, true},
		"lead elsewhere":             {h.lea(), sociaal, false},
		"coordinator":                {h.cor(), sociaal, true},
		"auditor":                    {h.as("aud", actor.Auditor, actor.Grant{}), library, false},
		"trainer":                    {h.as("tra", actor.Trainer, actor.Grant{}), library, false},
		"technician":                 {h.as("tec", actor.Technician, actor.Grant{}), library, false},
		"observer":                   {h.as("obs", actor.Observer, actor.Grant{}), library, false},
		"coordinator of another one": {h.stranger(), library, false},
	} {
		l := h.visit()
		l.PlaceID = c.place
		if _, err := h.Log(t.Context(), c.who, l); (err == nil) != c.may {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAHelperLogsForNobodyElse(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	l := h.visit()
	l.HelperID = "bert"
	_, err := h.Log(t.Context(), h.an(), l)
	refused(t, err, errs.Forbidden, "", "")
	r := h.log(t, h.lea(), l)
	if c := h.get(t, r.ID); c.HelperID != "bert" || c.LoggedBy != "lea" {
		t.Errorf("helped by %s, logged by %s", c.HelperID, c.LoggedBy)
	}
}

func TestSendingTwiceIsHarmless(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		l := h.visit()
		first := h.log(t, h.an(), l)
		l.Minutes = 99
		again := h.log(t, h.an(), l)
		if !again.Repeated || first.Repeated {
			t.Error("the repeat does not say so")
		}
		again.Repeated = false
		if diff := cmp.Diff(first, again); diff != "" {
			t.Error(diff)
		}
		if c := h.get(t, first.ID); c.Minutes != 15 {
			t.Error("the repeat changed the contact")
		}
		h.verify(t)
	})
}

func TestAStrangerFindsNothing(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		r := h.log(t, h.an(), h.visit())
		if err := h.Thing(t.Context(), h.stranger(), r.ID); !errs.Is(err, errs.NotFound) {
			t.Errorf("a stranger finds the contact: %v", err)
		}
		if _, err := h.Get(t.Context(), h.stranger(), r.ID); !errs.Is(err, errs.NotFound) {
			t.Errorf("a stranger reads the contact: %v", err)
		}
		if list := h.list(t, h.stranger(), helpdesk.Filter{}); len(list) != 0 {
			t.Errorf("a stranger lists %d contacts", len(list))
		}
	})
}

// race sends one contact 50 times at once and gives how many rows there are.
func race(t *testing.T, h *desk) (contacts, services, ids int) {
	l := h.visit()
	seen, mu := map[string]bool{}, sync.Mutex{}
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			r, err := h.Log(context.WithoutCancel(t.Context()), h.an(), l)
			if err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			seen[r.ID] = true
			mu.Unlock()
		})
	}
	wg.Wait()
	return h.number(t, `SELECT count(*) FROM contact`), h.number(t, `SELECT count(*) FROM service`), len(seen)
}

func TestFiftyTimesTheSameContactIsOneContact(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		if contacts, services, ids := race(t, h); contacts != 1 || services != 1 || ids != 1 {
			t.Errorf("%d contacts, %d services, %d answers", contacts, services, ids)
		}
		h.verify(t)
	})
}

// The control: without the unique key the same race makes many contacts.
func TestWithoutTheGuardTheRaceMakesMany(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.exec(t, `DROP INDEX contact_client`)
		if contacts, _, _ := race(t, h); contacts < 2 {
			t.Errorf("%d contacts without the guard: the race proves nothing", contacts)
		}
	})
}

// The write path is pinned: ledger, contact, one more per question, trail. The
// place is read before the transaction, here from memory.
func TestLoggingTakesFewStatements(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.log(t, h.an(), h.visit())
		for questions := 1; questions <= 10; questions += 9 {
			l := h.visit()
			for range questions - 1 {
				l.Questions = append(l.Questions, l.Questions[0])
			}
			ctx, n := db.WithCounter(t.Context())
			if _, err := h.Log(ctx, h.an(), l); err != nil {
				t.Fatal(err)
			}
			if want := int64(8 + questions); n.Load() > want {
				t.Errorf("%d statements to log a contact of %d questions, at most %d", n.Load(), questions, want)
			}
		}
	})
}

func TestHostileTextsAreKeptAsTextOrRefused(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		for _, s := range []string{"'; DROP TABLE contact; --", "<script>alert(1)</script>", "=HYPERLINK(\"x\")", "N'Diaye Şahin Ömer", "مرحبا", "👨‍👩‍👧", "%s%n", "{{.x}}", "a\tb"} {
			l := h.visit()
			l.Note, l.Questions[0].ReferredTo, l.Questions[0].ReferredName = s, "other", s
			c := h.get(t, h.log(t, h.an(), l).ID)
			want := strings.ReplaceAll(s, "\t", " ")
			if c.Note != want || c.Questions[0].ReferredName != want {
				t.Errorf("%q became %q and %q", s, c.Note, c.Questions[0].ReferredName)
			}
		}
		for _, s := range []string{"", " \n", "a b", "é", "x\x00", strings.Repeat("x", 101)} {
			l := h.visit()
			l.ClientID = s
			_, err := h.Log(t.Context(), h.an(), l)
			refused(t, err, errs.Invalid, "client_id", "required")
		}
	})
}
