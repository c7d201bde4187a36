package person_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/db"
	"digibank/internal/base/errs"
	"digibank/internal/base/page"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/vocab"
)

// trail gives the actions in the trail of the digibank, oldest first.
func (d *desk) trail(t testing.TB) []audit.Row {
	t.Helper()
	reader := actor.System("t1", actor.Web)
	list, err := audit.NewService(d.kit.DB).List(t.Context(), reader, audit.Filter{}, page.Request{Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	return list.Items
}

func (d *desk) count(t testing.TB, action, personID string) int {
	t.Helper()
	n := 0
	for _, row := range d.trail(t) {
		if row.Action == action && (personID == "" || row.Person == personID) {
			n++
		}
	}
	return n
}

func TestEveryViewOfAFileLeavesATrace(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		p := d.start(t, named("Jan", "Peeters"))
		d.open(t, p.ID)
		d.open(t, p.ID)
		if _, err := d.Get(t.Context(), d.trainer, p.ID); err != nil {
			t.Fatal(err)
		}
		if n := d.count(t, "person.view", p.ID); n != 3 {
			t.Errorf("three views left %d rows", n)
		}
		d.finds(t, "peeters 0475123456")
		if n := d.count(t, "person.search", ""); n != 1 {
			t.Errorf("one search left %d rows", n)
		}
		for _, row := range d.trail(t) {
			if text := strings.ToLower(row.Reason + row.ID + row.Kind + row.Action); strings.Contains(text, "peeters") || strings.Contains(text, "0475") {
				t.Errorf("the trail tells %q", text)
			}
		}
	})
}

func TestSensitiveNotesAreForWhoMay(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		p := d.start(t, named("Jan", "Peeters"))
		add := func(a actor.Actor, class person.NoteClass) error {
			_, err := d.AddNote(t.Context(), a, person.AddNote{PersonID: p.ID, Class: class, Body: "grote letters"})
			return err
		}
		wants(t, add(d.helper, person.NoteSensitive), errs.Forbidden, "a helper writes a sensitive note")
		wants(t, add(d.trainer, person.NoteGeneral), errs.Forbidden, "a trainer writes a note")
		for _, err := range []error{add(d.coordinator, person.NoteSensitive), add(d.helper, person.NotePractical)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		f, err := d.File(t.Context(), d.helper, p.ID, time.Time{})
		if err != nil || len(f.Notes) != 1 || f.Closed != 1 {
			t.Errorf("helper sees %+v, %d closed, %v", f.Notes, f.Closed, err)
		}
		for _, item := range f.Timeline {
			if item.Title.Key == person.NoteSensitive.Key() {
				t.Error("the timeline of the helper shows it")
			}
		}
		if n := d.count(t, "person.note.view", p.ID); n != 0 {
			t.Errorf("closed notes left %d rows", n)
		}
		f = d.open(t, p.ID)
		if len(f.Notes) != 2 || d.count(t, "person.note.view", p.ID) != 1 {
			t.Errorf("coordinator sees %+v", f.Notes)
		}
		for _, n := range f.Notes {
			if n.Class == person.NoteSensitive {
				_, err = d.RemoveNote(t.Context(), d.helper, n.ID)
				wants(t, err, errs.Forbidden, "a helper removes a sensitive note")
			}
		}
	})
}

// ID1
func TestACouplesTelephoneBelongsToBoth(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		him, her := named("Jan", "Peeters"), named("Rita", "Claes")
		him.Phone, her.Phone = "0475 12 34 56", "+32 475 12 34 56"
		a, b := d.start(t, him), d.start(t, her)
		if got := d.finds(t, "0475/123456"); len(got) != 2 {
			t.Errorf("their number finds %v", got)
		}
		contact := d.open(t, a.ID).Contacts[0]
		if contact.Shown() != "0475 12 34 56" || contact.Link() != "tel:+32475123456" {
			t.Errorf("contact %+v", contact)
		}
		if owner, err := d.RemoveContact(t.Context(), d.helper, contact.ID); err != nil || owner != a.ID {
			t.Fatal(owner, err)
		}
		if len(d.open(t, a.ID).Contacts) != 0 || len(d.open(t, b.ID).Contacts) != 1 || len(d.finds(t, "0475/123456")) != 1 {
			t.Error("taking his number away must leave hers")
		}
		if _, err := d.RestoreContact(t.Context(), d.helper, contact.ID); err != nil || len(d.open(t, a.ID).Contacts) != 1 {
			t.Errorf("undo: %v", err)
		}
		if _, err := d.RemoveContact(t.Context(), d.helper, contact.ID); err != nil {
			t.Fatal(err)
		}
		d.clock.Advance(31 * 24 * time.Hour)
		if n, err := d.Sweep(t.Context(), "t1"); err != nil || n == 0 {
			t.Errorf("swept %d, %v", n, err)
		}
		if _, err := d.RestoreContact(t.Context(), d.helper, contact.ID); !errs.Is(err, errs.NotFound) {
			t.Errorf("back after a month: %v", err)
		}
	})
}

// Contact points and notes stand nowhere in the database in the clear; what was
// searched for before a file was started neither.
func TestNothingReadableIsStored(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		c := named("Jan", "Peeters")
		c.Phone, c.Email, c.Address, c.Searched = "0475 12 34 56", "geheim@voorbeeld.be", "Geheimstraat 7, 8370 Blankenberge", "geheim gezocht"
		p := d.start(t, c)
		if _, err := d.AddNote(t.Context(), d.helper, person.AddNote{PersonID: p.ID, Class: person.NoteGeneral, Body: "geheime notitie"}); err != nil {
			t.Fatal(err)
		}
		d.finds(t, "geheim gezocht")
		for _, query := range []string{
			`SELECT value || blind FROM person_contact WHERE tenant_id = 't1'`,
			`SELECT body FROM person_note WHERE tenant_id = 't1'`,
			`SELECT searched FROM person WHERE tenant_id = 't1'`,
			`SELECT body FROM search_doc WHERE tenant_id = 't1'`,
		} {
			rows, err := db.All(t.Context(), d.kit.DB, db.Column[string], query)
			if err != nil || len(rows) == 0 {
				t.Fatal(query, err)
			}
			for _, v := range rows {
				if v = strings.ToLower(v); strings.Contains(v, "geheim") || strings.Contains(v, "475123456") {
					t.Errorf("%s: readable %q", query, v)
				}
			}
		}
	})
}

// Every free text refuses numbers that no field may hold (help desk, section 8).
func TestForbiddenNumbersAreRefusedEverywhere(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		p := d.start(t, named("Jan", "Peeters"))
		texts := map[string]func(ctx context.Context, s string) error{
			"given_name": func(ctx context.Context, s string) error {
				return d.try(ctx, func(c *person.Create) { c.GivenName = s })
			},
			"family_name": func(ctx context.Context, s string) error {
				return d.try(ctx, func(c *person.Create) { c.FamilyName = s })
			},
			"phone":   func(ctx context.Context, s string) error { return d.try(ctx, func(c *person.Create) { c.Phone = s }) },
			"email":   func(ctx context.Context, s string) error { return d.try(ctx, func(c *person.Create) { c.Email = s }) },
			"address": func(ctx context.Context, s string) error { return d.try(ctx, func(c *person.Create) { c.Address = s }) },
			"searched": func(ctx context.Context, s string) error {
				return d.try(ctx, func(c *person.Create) { c.Searched = s })
			},
			"body": func(ctx context.Context, s string) error {
				_, err := d.AddNote(ctx, d.helper, person.AddNote{PersonID: p.ID, Class: person.NoteGeneral, Body: "hij zei " + s})
				return err
			},
			"value": func(ctx context.Context, s string) error {
				_, err := d.AddContact(ctx, d.helper, person.AddContact{PersonID: p.ID, Kind: person.ContactAddress, Value: s})
				return err
			},
			"q": func(ctx context.Context, s string) error {
				_, err := d.Search(ctx, d.helper, s, 5)
				return err
			},
		}
		for _, s := range []string{
			"93.05.18-223.61", "00012556777", "45.00.00-001.71", "85.27.30-033.71", "85.47.30-033.17", "00.21.25-567.23", "00.41.25-567.66",
			"BE68 5390 0754 7034", "NL91ABNA0417164300", "FR14 2004 1010 0505 0001 3M02 606", "539-0075470-34",
			"4111 1111 1111 1111", "5555555555554444", "6703 4444 4444 4449", "67030000000000003", "378282246310005", "pincode is 4821",
		} {
			for name, put := range texts {
				err := put(t.Context(), s)
				wantsField(t, err, name, "forbidden-digits", name+" with "+s)
				if err != nil && strings.Contains(err.Error(), s) {
					t.Errorf("%s: the error repeats the value", name)
				}
			}
		}
		for _, s := range []string{"93.05.18-223.62", "+++090/9337/55493+++", "490154203237518", "0566.988.259", "+32 475 12 34 56"} {
			if err := texts["body"](t.Context(), s); err != nil {
				t.Errorf("note with %s: %v", s, err)
			}
		}
		err := d.try(t.Context(), func(c *person.Create) { c.GivenName, c.FamilyName = "93.05.18", "223.61" })
		wantsField(t, err, "family_name", "forbidden-digits", "a number over two fields")
	})
}

// try starts a file that differs a little from a good one.
func (d *desk) try(ctx context.Context, change func(*person.Create)) error {
	c := named("Jan", "Peeters")
	change(&c)
	_, _, err := d.Create(ctx, d.helper, c)
	return err
}

func TestRightsAndOtherDigibanken(t *testing.T) {
	t.Parallel()
	both(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		p, other := d.twice(t)
		note, err := d.AddNote(ctx, d.helper, person.AddNote{PersonID: p.ID, Class: person.NoteGeneral, Body: "x"})
		if err != nil {
			t.Fatal(err)
		}
		contact := d.open(t, p.ID).Contacts[0]
		try := func(a actor.Actor) map[string]error {
			out := map[string]error{}
			_, out["get"] = d.Get(ctx, a, p.ID)
			_, out["file"] = d.File(ctx, a, p.ID, time.Time{})
			_, out["update"] = d.Update(ctx, a, person.Update{ID: p.ID, Version: 1})
			_, out["add contact"] = d.AddContact(ctx, a, person.AddContact{PersonID: p.ID, Kind: person.ContactPhone, Value: "050 12 34 56"})
			_, out["remove contact"] = d.RemoveContact(ctx, a, contact.ID)
			_, out["add note"] = d.AddNote(ctx, a, person.AddNote{PersonID: p.ID, Class: person.NoteGeneral, Body: "y"})
			_, out["remove note"] = d.RemoveNote(ctx, a, note.ID)
			out["tags"] = d.SetTags(ctx, a, p.ID, []vocab.TargetGroup{vocab.GroupSenior})
			_, out["preview"] = d.PreviewMerge(ctx, a, other.ID, p.ID)
			_, out["merge"] = d.Merge(ctx, a, person.Merge{From: other.ID, Into: p.ID})
			_, out["unmerge"] = d.Unmerge(ctx, a, other.ID)
			_, out["similar"] = d.Similar(ctx, a, p.ID)
			return out
		}
		for what, err := range try(d.stranger) {
			wants(t, err, errs.NotFound, "another digibank: "+what)
		}
		for what, err := range try(d.auditor) {
			wants(t, err, errs.Forbidden, "auditor: "+what)
		}
		for what, err := range try(actor.Actor{}) {
			wants(t, err, errs.Unauthenticated, "nobody: "+what)
		}
		if res, err := d.Search(ctx, d.stranger, "peeters 0475 12 34 56", 5); err != nil || len(res.Items) != 0 {
			t.Errorf("another digibank finds %v, %v", res.Items, err)
		}
		_, err = d.Merge(ctx, d.helper, person.Merge{From: other.ID, Into: p.ID})
		wants(t, err, errs.Forbidden, "a helper merges")
	})
}
