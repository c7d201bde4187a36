package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
)

// hostile gives a hundred texts that broke a program once.
func hostile() []string {
	out := []string{
		"", " ", "\t\n", "null", "undefined", "NaN", "-1", "0", "99999999999999999999", "1e308", "true", "{}", "[]", "\\", "'", `"`, "`", "%", "%00", "_", "*", "?",
		"' OR 1=1 --", `"; DROP TABLE person; --`, "1; SELECT pg_sleep(9)", "$1", "${7*7}", "{{7*7}}", "#{7*7}", "<%= 7 %>", "$(id)", "`id`", "| id", "; id", "&& id",
		"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "javascript:alert(1)", "<svg onload=alert(1)>", "<!--", "]]>", "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
		"../../../etc/passwd", `..\..\windows`, "/dev/null", "file:///etc/passwd", "http://169.254.169.254/", "//evil.example", "C:\\", "CON", "nul",
		"=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(1)", "a\r\nSet-Cookie: x=1", "a\nlevel=ERROR", "\x1b[31m", "\a\b\f\v", "\u202egnp.exe", "\u200b", "\ufeff", "\u2028", "\ufffd", "\U0010ffff",
		"é", "é", "ﬁ", "İ", "ı", "ß", "Ǆ", "ﷺ", "中文", "עברית", "العربية", "👩‍👩‍👧‍👦", "🇧🇪", "Z̸̢͝a̷͜l̴̡g̵͝o̶̢", strings.Repeat("a", 5000), strings.Repeat("é", 5000), strings.Repeat("👍", 500),
		strings.Repeat("(", 1000), strings.Repeat("%", 1000), strings.Repeat("a ", 3000), "93.05.18-223.61", "93051822361", "BE71 0961 2345 6769", "4111 1111 1111 1111", "2026-02-30", "2026-13-01T00:00:00Z",
		"0000-00-00", "9999-12-31T23:59:59Z", "10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "2026-03-18T25:00:00Z", "2026-03-18T11:00:00+99:99", "00000000-0000-0000-0000-000000000000", "not-a-uuid", "onsite ", "ONSITE",
	}
	return out
}

// target is a request whose every field is attacked; what it holds is right.
type target struct {
	method, path string
	body         map[string]any
	header       map[string]string
}

func (h *house) targets() []target {
	version := map[string]string{"If-Match": `"1"`}
	question := map[string]any{"theme": "email", "outcome": "solved", "admin_theme": "housing", "service": "itsme", "service_other": "x", "referred_to": "other", "referred_name": "An", "materials": []any{"tablet"}}
	who := map[string]any{"person": "", "pseudonym": map[string]any{"given": "ja", "family": "pe", "birth_year": 1950, "postcode": "8000", "consent": true}, "known_before": "no",
		"age_band": "40_59", "gender": "f", "municipality": brugge, "social_status": "retired", "objective": "services", "language": "nl", "autonomy": "autonomous",
		"urgent": true, "urgent_reason": "x", "helper": "", "note": "x"}
	contact := h.visit("questions", []any{question})
	change := map[string]any{"reason": "x", "place": h.library, "at": noon.Format("2006-01-02T15:04:05Z07:00"), "minutes": 3, "channel": "onsite", "questions": []any{question}}
	for k, v := range who {
		contact[k], change[k] = v, v
	}
	person := map[string]any{"given_name": "A", "family_name": "B", "birth_year": 1950, "postcode": "8000", "phone": "0475123456", "email": "a@example.be", "address": "Markt 1", "language": "nl",
		"gender": "f", "municipality": brugge, "preferred_channel": "phone", "social_status": "retired", "tags": []any{"senior"}, "searched": "x", "client_id": ""}
	own := "/api/v1/contacts/" + h.elsewhere["own"]
	return []target{
		{"POST", "/api/v1/contacts", contact, nil},
		{"PATCH", own, change, version},
		{"POST", own + "/withdraw", map[string]any{"reason": "x"}, nil},
		{"POST", "/api/v1/persons", person, nil},
		{"PATCH", "/api/v1/persons/" + h.person, without(person, "phone", "email", "address", "tags", "searched", "client_id"), version},
		{"POST", "/api/v1/persons/" + h.person + "/merge", map[string]any{"into": h.person, "keep": []any{"postcode"}}, nil},
		{"POST", "/api/v1/persons/" + h.person + "/unmerge", map[string]any{"x": "y"}, nil},
	}
}

func without(m map[string]any, names ...string) map[string]any {
	out := map[string]any{}
	for k, v := range m {
		out[k] = v
	}
	for _, n := range names {
		delete(out, n)
	}
	return out
}

// leaves gives, for every value in a body, a way to put another one in its place.
func leaves(v any, put func(any)) []func(any) {
	out := []func(any){put}
	switch v := v.(type) {
	case map[string]any:
		for k, child := range v {
			out = append(out, leaves(child, func(x any) { v[k] = x })...)
		}
	case []any:
		for i, child := range v {
			out = append(out, leaves(child, func(x any) { v[i] = x })...)
		}
	}
	return out
}

// attack sends a copy of the body with its nth value replaced.
func (h *house) attack(tg target, n int, text any) (string, reply) {
	h.t.Helper()
	raw, err := json.Marshal(tg.body)
	h.must(err)
	var copied any
	h.must(json.Unmarshal(raw, &copied))
	root := map[string]any{"body": copied}
	all := leaves(copied, func(x any) { root["body"] = x })
	all[n](text)
	sent, err := json.Marshal(root["body"])
	h.must(err)
	return string(sent), h.call(tg.method, tg.path, ask{body: string(sent), header: tg.header})
}

// v5.0.0-1.2.4, v5.0.0-2.2.1
func TestNoTextInAnyFieldBreaksTheProgram(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		texts := hostile()
		if len(texts) < 100 {
			t.Fatalf("only %d texts", len(texts))
		}
		sent, step := 0, 1 // every text in every field
		if d.Engine() == db.Postgres {
			step = 12 // what differs there is how a text is stored: every text, and every field, but not every pair
		}
		for _, tg := range h.targets() {
			total := len(leaves(tg.body, func(any) {}))
			for i, text := range texts {
				for n := i % step; n < total; n += step {
					body, r := h.attack(tg, n, text)
					if sent++; r.status >= 500 {
						t.Fatalf("%s %s with %.300s: %d %s", tg.method, tg.path, body, r.status, r.raw)
					}
				}
			}
			for n := 0; n < total; n += step { // and values of every other kind
				for _, v := range []any{nil, true, 1e300, -1.5, []any{[]any{[]any{}}}, map[string]any{"a": map[string]any{}}} {
					if body, r := h.attack(tg, n, v); r.status >= 500 {
						t.Fatalf("%s %s with %.300s: %d %s", tg.method, tg.path, body, r.status, r.raw)
					}
				}
			}
		}
		if sent < 500 {
			t.Errorf("only %d requests", sent)
		}
		h.want(200, "GET", "/api/v1/contacts?limit=200", ask{}) // what was accepted can be read
		h.verify()
	})
}

func TestARefusedRequestSavesNothing(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		tables := []string{"person", "person_contact", "contact", "question", "service", "counted", "audit_entry"}
		before := map[string]int64{}
		for _, table := range tables {
			before[table] = h.rows(table)
		}
		for _, body := range []any{"{", "", "[]", h.visit("note", "93.05.18-223.61"), h.visit("minutes", -1), h.visit("at", "x"), h.visit("questions", []any{}), h.visit("unknown", 1)} {
			if r := h.call("POST", "/api/v1/contacts", ask{body: body}); r.status < 400 {
				t.Errorf("accepted: %v", body)
			}
		}
		for _, field := range []string{"given_name", "family_name", "searched", "phone", "email", "postcode"} {
			p := newPerson()
			p[field] = "BE71 0961 2345 6769"
			if r := h.call("POST", "/api/v1/persons", ask{body: p}); r.status != http.StatusUnprocessableEntity || !r.wrong(field, "") {
				t.Errorf("%s: %d %s", field, r.status, r.raw)
			}
		}
		for _, table := range tables {
			if now := h.rows(table); now != before[table] {
				t.Errorf("%s went from %d to %d rows", table, before[table], now)
			}
		}
	})
}

func TestNoTextInTheAddressBreaksTheProgram(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		for _, text := range hostile() {
			q := escape(text)
			for _, path := range []string{
				"/api/v1/persons?search=" + q, "/api/v1/contacts?place=" + q, "/api/v1/contacts?from=" + q, "/api/v1/contacts?theme=" + q, "/api/v1/contacts?updated_since=" + q,
				"/api/v1/contacts?cursor=" + q, "/api/v1/contacts?limit=" + q, "/api/v1/places?municipality=" + q, "/api/v1/places?facility=" + q, "/api/v1/places/" + q,
				"/api/v1/funds/" + h.fund + "/reach?rule=" + q, "/api/v1/funds/" + h.fund + "/reach/evidence?figure=" + q, "/api/v1/funds/" + q + "/reach",
			} {
				h.call("GET", path, ask{}) // call fails the test from 500 up
			}
		}
		cursor := "WyJcdTAwMDAiLCJcdTAwMDAiXQ" // ["\u0000","\u0000"]
		h.want(422, "GET", "/api/v1/contacts?cursor="+cursor, ask{})
		h.want(422, "GET", "/api/v1/places?cursor="+cursor, ask{})
	})
}

func escape(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}
