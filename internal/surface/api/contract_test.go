package api_test

import (
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
)

func noLog() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func TestAContactIsLoggedCountedReadCorrectedAndWithdrawn(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		reachPath := "/api/v1/funds/" + h.fund + "/reach"
		before := h.want(200, "GET", reachPath, ask{})
		made := h.want(201, "POST", "/api/v1/contacts", ask{body: h.visit("known_before", "no", "note", "Kwam met de fiets"), as: "helper"})
		contact := "/api/v1/contacts/" + made.text("id")
		if made.header.Get("Location") != contact || made.header.Get("ETag") != `"1"` || len(made.body["ledger"].([]any)) != 1 {
			t.Errorf("new contact: %v %s", made.header, made.raw)
		}
		after := h.want(200, "GET", reachPath, ask{})
		if after.body["contacts"] != before.body["contacts"].(float64)+1 {
			t.Errorf("contacts went from %v to %v", before.body["contacts"], after.body["contacts"])
		}
		total := func(r reply) float64 { return r.body["users"].(map[string]any)["total"].(float64) }
		if total(after) != total(before)+1 {
			t.Errorf("users went from %v to %v", before.body["users"], after.body["users"])
		}
		one := h.want(200, "GET", contact, ask{as: "helper"})
		if one.text("note") != "Kwam met de fiets" || one.header.Get("ETag") != `"1"` {
			t.Errorf("the helper reads %s", one.raw)
		}
		if audited := h.want(200, "GET", contact, ask{as: "auditor"}); audited.body["note"] != nil || audited.body["has_note"] != true {
			t.Errorf("the auditor reads %s", audited.raw)
		}
		h.want(428, "PATCH", contact, ask{body: map[string]any{"minutes": 30, "reason": "typo"}})
		h.want(412, "PATCH", contact, ask{body: map[string]any{"minutes": 30, "reason": "typo"}, header: map[string]string{"If-Match": `"stale"`}})
		h.want(412, "PATCH", contact, ask{body: map[string]any{"minutes": 30, "reason": "typo"}, header: map[string]string{"If-Match": `"9"`}})
		changed := h.want(200, "PATCH", contact, ask{body: map[string]any{"minutes": 30, "reason": "typo"}, header: map[string]string{"If-Match": `"1"`}})
		if changed.header.Get("ETag") != `"2"` {
			t.Errorf("ETag after a correction is %s", changed.header.Get("ETag"))
		}
		h.want(200, "PATCH", contact, ask{body: map[string]any{"gender": "f", "reason": "said so"}, header: map[string]string{"If-Match": `"1", "2"`}})
		if r := h.want(200, "POST", contact+"/withdraw", ask{body: map[string]any{"reason": "double"}}); r.text("state") != "withdrawn" {
			t.Errorf("withdrawn: %s", r.raw)
		}
		h.want(409, "POST", contact+"/withdraw", ask{body: map[string]any{"reason": "double"}})
		if end := h.want(200, "GET", reachPath, ask{}); end.body["contacts"] != before.body["contacts"] {
			t.Errorf("after the withdrawal %v contacts, want %v", end.body["contacts"], before.body["contacts"])
		}
	})
}

func TestAPersonIsSearchedForStartedChangedMergedAndParted(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		person := map[string]any{"given_name": "Jan", "family_name": "Peeters", "birth_year": 1950, "postcode": "8000"}
		if r := h.want(422, "POST", "/api/v1/persons", ask{body: person}); !r.wrong("searched", "person-searched") {
			t.Errorf("unsearched: %s", r.raw)
		}
		person["searched"] = "jan peeters"
		made := h.want(201, "POST", "/api/v1/persons", ask{body: person})
		path := "/api/v1/persons/" + made.text("id")
		if dups := made.body["duplicates"].([]any); len(dups) != 1 || dups[0].(map[string]any)["id"] != h.person {
			t.Errorf("duplicates: %s", made.raw)
		}
		if r := h.want(200, "GET", "/api/v1/persons?search=peeters+jan", ask{}); len(r.items()) != 2 || r.text("next") != "" {
			t.Errorf("search: %s", r.raw)
		}
		h.want(422, "GET", "/api/v1/persons", ask{})
		got := h.want(200, "GET", "/api/v1/persons/"+h.person, ask{})
		if len(got.body["contacts"].([]any)) != 1 {
			t.Errorf("contact points: %s", got.raw)
		}
		if r := h.want(200, "PATCH", path, ask{body: map[string]any{"birth_year": 1951}, header: map[string]string{"If-Match": "*"}}); r.body["birth_year"] != 1951.0 || r.header.Get("ETag") != `"2"` {
			t.Errorf("changed: %s", r.raw)
		}
		if r := h.want(200, "POST", path+"/merge", ask{body: map[string]any{"into": h.person}}); r.text("id") != h.person {
			t.Errorf("merged: %s", r.raw)
		}
		h.want(409, "POST", path+"/merge", ask{body: map[string]any{"into": h.person}})
		if r := h.want(200, "GET", path, ask{}); r.text("id") != h.person {
			t.Errorf("a merged file leads to %s", r.raw)
		}
		if r := h.want(200, "POST", path+"/unmerge", ask{}); r.text("id") != made.text("id") {
			t.Errorf("parted: %s", r.raw)
		}
	})
}

func TestPlacesFundsReachAndEvidenceHaveTheirShape(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.want(201, "POST", "/api/v1/contacts", ask{body: h.visit("known_before", "no")})
		list := h.want(200, "GET", "/api/v1/places?limit=1", ask{})
		if len(list.items()) != 1 || list.text("next") == "" {
			t.Fatalf("places: %s", list.raw)
		}
		rest := h.want(200, "GET", "/api/v1/places?cursor="+list.text("next"), ask{})
		if len(rest.items()) != 1 || rest.text("next") != "" {
			t.Errorf("the rest: %s", rest.raw)
		}
		p := h.want(200, "GET", "/api/v1/places/"+h.library, ask{})
		for _, key := range []string{"id", "hours", "facilities", "services", "open_now", "computers"} {
			if p.body[key] == nil {
				t.Errorf("a place has no %s: %s", key, p.raw)
			}
		}
		h.want(200, "GET", "/api/v1/funds", ask{as: "observer"})
		h.want(200, "GET", "/api/v1/funds/"+h.fund, ask{as: "observer"})
		r := h.want(200, "GET", "/api/v1/funds/"+h.fund+"/reach?from=2026-01-01&to=2026-12-31&rule=1", ask{as: "observer", header: map[string]string{"Accept-Language": "en"}})
		for _, key := range []string{"users", "contacts", "attendances", "loans", "visits", "by_objective", "tiers", "earned_cents", "forecast", "rule"} {
			if _, ok := r.body[key]; !ok {
				t.Errorf("reach has no %s: %s", key, r.raw)
			}
		}
		tiers := r.body["tiers"].([]any)
		if last := tiers[len(tiers)-1].(map[string]any); last["to"] != nil || last["reached"] != false || last["amount_cents"] != 2000000.0 {
			t.Errorf("the open tier: %v", last)
		}
		if f := r.body["forecast"].(map[string]any); !strings.HasPrefix(f["assumption"].(string), "If the average") {
			t.Errorf("assumption: %v", f)
		}
		h.opensToRows(t, r.body)
	})
}

// opensToRows reads the rows behind the figures.
func (h *house) opensToRows(t *testing.T, reach map[string]any) {
	t.Helper()
	path := "/api/v1/funds/" + h.fund + "/reach/evidence"
	users := h.want(200, "GET", path+"?limit=200", ask{as: "auditor"})
	if float64(len(users.items())) != reach["users"].(map[string]any)["total"] {
		t.Errorf("%d rows behind %v users", len(users.items()), reach["users"])
	}
	if strings.Contains(users.raw, h.person) {
		t.Error("the auditor sees who the person is")
	}
	contacts := h.want(200, "GET", path+"?figure=contacts&limit=200", ask{as: "auditor"})
	if float64(len(contacts.items())) != reach["contacts"] {
		t.Errorf("%d rows behind %v contacts", len(contacts.items()), reach["contacts"])
	}
	h.want(403, "GET", path, ask{as: "lead"})
	h.want(422, "GET", path+"?figure=money", ask{})
}

func TestListsAreCutByKeyWhileOthersWrite(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		for range 6 {
			h.want(201, "POST", "/api/v1/contacts", ask{body: h.visit()})
		}
		seen := map[string]bool{}
		for cursor, turns := "", 0; ; turns++ {
			r := h.want(200, "GET", "/api/v1/contacts?limit=2&place="+h.library+"&cursor="+cursor, ask{})
			for _, item := range r.items() {
				if seen[item["id"].(string)] {
					t.Errorf("%v comes twice", item["id"])
				}
				seen[item["id"].(string)] = true
				if item["note"] != nil {
					t.Error("a list holds a note")
				}
			}
			h.clock.Advance(1) // the next one is newer: it does not move the pages
			h.want(201, "POST", "/api/v1/contacts", ask{body: h.visit("at", noon.Format("2006-01-02T15:04:05Z07:00"))})
			if cursor = r.text("next"); cursor == "" || turns > 20 {
				break
			}
		}
		if len(seen) != 7 { // six and the one that was there
			t.Errorf("saw %d of 7 contacts", len(seen))
		}
	})
}

func TestSynchronisingSeesWhatChangedSinceWithdrawnOnesIncluded(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		made := h.want(201, "POST", "/api/v1/contacts", ask{body: h.visit()})
		h.clock.Advance(60e9)
		since := h.clock.Now().Format("2006-01-02T15:04:05Z07:00")
		path := "/api/v1/contacts?updated_since=" + since
		if r := h.want(200, "GET", path, ask{}); len(r.items()) != 0 {
			t.Errorf("nothing changed yet: %s", r.raw)
		}
		h.want(200, "POST", "/api/v1/contacts/"+made.text("id")+"/withdraw", ask{body: map[string]any{"reason": "double"}})
		if r := h.want(200, "GET", path, ask{}); len(r.items()) != 1 || r.items()[0]["state"] != "withdrawn" {
			t.Errorf("the withdrawal is not seen: %s", r.raw)
		}
	})
}

func TestEveryAnswerFrom400UpIsAProblem(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	for _, c := range []struct {
		status       int
		method, path string
		a            ask
	}{
		{404, "GET", "/api/v1/nothing", ask{}},
		{404, "GET", "/api/", ask{}},
		{404, "GET", "/api/v1/places/zzz", ask{}},
		{404, "GET", "/api/v1/places/%00", ask{}},
		{405, "DELETE", "/api/v1/places", ask{}},
		{405, "PUT", "/api/v1/contacts/" + h.library, ask{}},
		{401, "GET", "/api/v1/places", ask{as: "-"}},
		{401, "GET", "/api/v1/places", ask{as: "wrong"}},
		{401, "POST", "/api/v1/contacts", ask{as: "-", body: "{"}},
		{403, "POST", "/api/v1/contacts", ask{as: "auditor", body: "{"}},
		{403, "GET", "/api/v1/persons?search=a", ask{as: "auditor"}},
		{406, "GET", "/api/v1/places", ask{header: map[string]string{"Accept": "text/html"}}},
		{406, "GET", "/api/v1/places", ask{header: map[string]string{"Accept": "application/json;q=0"}}},
		{415, "POST", "/api/v1/contacts", ask{body: "a=b", header: map[string]string{"Content-Type": "application/x-www-form-urlencoded"}}},
		{400, "POST", "/api/v1/contacts", ask{body: "{"}},
		{400, "POST", "/api/v1/contacts", ask{body: "[]"}},
		{400, "POST", "/api/v1/contacts", ask{body: "{} {}"}},
		{400, "POST", "/api/v1/contacts", ask{body: ""}},
		{400, "POST", "/api/v1/contacts", ask{body: "{\"note\":\"\xff\xfe\"}"}},
		{400, "POST", "/api/v1/contacts", ask{body: `{"note":"a\u0000b"}`}},
		{400, "GET", "/api/v1/contacts?theme=%ff", ask{}},
		{400, "GET", "/api/v1/contacts?theme=%zz", ask{}},
		{422, "GET", "/api/v1/contacts?limit=0", ask{}},
		{422, "GET", "/api/v1/contacts?limit=201", ask{}},
		{422, "GET", "/api/v1/contacts?limit=x", ask{}},
		{422, "GET", "/api/v1/contacts?cursor=x", ask{}},
		{422, "GET", "/api/v1/contacts?from=2026-02-30", ask{}},
		{422, "GET", "/api/v1/contacts?updated_since=yesterday", ask{}},
		{422, "GET", "/api/v1/contacts?themes=email", ask{}},
		{422, "GET", "/api/v1/contacts?limit=1&limit=2", ask{}},
		{422, "GET", "/api/v1/places?role=" + strings.Repeat("x", 50_000), ask{}},
		{422, "GET", "/api/v1/funds/" + h.fund + "/reach?rule=99", ask{}},
		{422, "GET", "/api/v1/funds/" + h.fund + "/reach?from=2026-06-01&to=2026-01-01", ask{}},
	} {
		h.want(c.status, c.method, c.path, c.a)
	}
}

func TestWhatIsWrongIsSaidFieldByFieldInTheLanguageOfTheReader(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	for _, c := range []struct {
		body        any
		field, code string
	}{
		{h.visit("minutes", "15"), "minutes", "wrong-type"},
		{h.visit("minuten", 15), "minuten", "unknown-field"},
		{h.visit("minutes", 15.5), "minutes", "wrong-type"},
		{h.visit("minutes", 1e6), "minutes", "contact-minutes"},
		{h.visit("at", "18/03/2026"), "at", "iso-instant"},
		{h.visit("at", "0000-01-01T00:00:00+14:00"), "at", "iso-instant"},
		{h.visit("at", "2026-03-19T11:00:00Z"), "at", "contact-future"},
		{h.visit("questions", []any{}), "questions", "required"},
		{h.visit("questions", []any{map[string]any{"theme": "x", "outcome": "solved"}}), "questions[0].theme", "choose"},
		{h.visit("note", "93.05.18-223.61"), "note", "forbidden-digits"},
		{h.visit("client_id", ""), "client_id", "required"},
		{h.visit("place", h.kit.IDs.New()), "place", "choose"},
		{h.visit("person", h.kit.IDs.New()), "person", "contact-person"},
		{h.visit("social_status", "rich"), "social_status", "choose"},
		{h.visit("pseudonym", map[string]any{"given": "ja", "family": "pe", "birth_year": 1950, "postcode": "8000"}), "pseudonym.consent", "contact-consent"},
	} {
		if r := h.want(422, "POST", "/api/v1/contacts", ask{body: c.body}); !r.wrong(c.field, c.code) {
			t.Errorf("want %s: %s in %s", c.field, c.code, r.raw)
		}
	}
	for lang, title := range map[string]string{"nl": "Er klopt iets niet", "fr-BE": "Quelque chose n’est pas correct", "en;q=0.9": "Something is not right", "de": "Er klopt iets niet"} {
		r := h.want(422, "GET", "/api/v1/contacts?limit=0", ask{header: map[string]string{"Accept-Language": lang}})
		if r.text("title") != title {
			t.Errorf("%s: title %q, want %q", lang, r.text("title"), title)
		}
	}
}

func TestABodyThatIsTooLargeIsRefused(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	big := strings.Repeat(" ", 50<<20)
	for _, path := range []string{"/api/v1/contacts", "/api/v1/persons"} {
		h.want(413, "POST", path, ask{body: big})
		h.want(401, "POST", path, ask{body: big, as: "-"})
	}
	for _, header := range []string{"a", "b"} { // unknown length
		req, err := http.NewRequestWithContext(t.Context(), "POST", h.server.URL+"/api/v1/contacts", io.MultiReader(strings.NewReader(big), strings.NewReader(header)))
		h.must(err)
		req.Header.Set("Authorization", "Bearer coordinator")
		req.Header.Set("Content-Type", "application/json")
		res, err := h.server.Client().Do(req)
		h.must(err)
		_ = res.Body.Close()
		if res.StatusCode != 413 {
			t.Errorf("a chunked body gives %d", res.StatusCode)
		}
	}
}
