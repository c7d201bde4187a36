package app

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/route"
)

// things says which kind of thing a part of a path names: by the part before it,
// or by its own name where it stands inside another thing.
func things() map[string]string {
	return map[string]string{
		"accounts": "account", "sessions": "session", "tokens": "token", "{grant}": "grant", "partners": "partner", "municipalities": "nis", "tenants": "tenant",
		"places": "place", "{rule}": "rule", "{exception}": "exception", "people": "person", "persons": "person", "{contact}": "contactpoint", "{note}": "note",
		"contacts": "contact", "followups": "followup", "funds": "fund",
	}
}

// fixed are parts of a path that name nothing of a digibank, each with a value
// that exists.
func fixed() map[string]string {
	return map[string]string{"{part}": "identity", "{page}": "aanmelden", "{$}": ""}
}

// queries are what some pages cannot be asked without.
func queries() map[string]string {
	return map[string]string{"/office/desk/services": "?n=0&questions[0].theme=email", "/api/v1/persons": "?search=jan"}
}

// visits are tables in which only asking leaves a mark, for who may.
func visits() []string {
	return []string{"audit_entry", "audit_head", "session", "api_token", "person_recent"}
}

var wildcard = regexp.MustCompile(`\{[^}]*\}`)

// example fills in a path: what is named comes from of. The kinds tell what the
// path names; ok is false when a part has no example.
func example(path string, of func(kind string, n int) string) (filled string, kinds []string, ok bool) {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if !wildcard.MatchString(part) {
			continue
		}
		if value, known := fixed()[part]; known {
			parts[i] = value
			continue
		}
		kind := cmp.Or(things()[part], things()[parts[max(i-1, 0)]])
		if kind == "" {
			return part, nil, false
		}
		parts[i] = of(kind, len(kinds))
		kinds = append(kinds, kind)
	}
	return strings.Join(parts, "/"), kinds, true
}

// guarded gives the routes that need a right or somebody who is signed in.
func (l *live) guarded() []route.Route {
	return slices.DeleteFunc(slices.Clone(l.routes), func(rt route.Route) bool { return rt.Right == access.Public })
}

func TestEveryPathThatNamesSomethingHasAnExample(t *testing.T) {
	t.Parallel()
	routes, _, err := Table()
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, rt := range routes {
		if rt.Right == access.Public {
			continue
		}
		part, kinds, ok := example(rt.Path, func(kind string, _ int) string { return kind })
		if !ok {
			t.Errorf("%s %s: nothing is known of %s: say in things() what it names and make one in furnish, or list it in fixed()", rt.Method, rt.Path, part)
		}
		if len(kinds) > 0 {
			named++
		}
		if len(kinds) > 0 && rt.Thing == nil {
			t.Errorf("%s %s names a %s and has no check that it is the digibank's own", rt.Method, rt.Path, kinds[0])
		}
	}
	if named < 60 {
		t.Errorf("only %d routes name something", named)
	}
}

// v5.0.0-8.4.1, v5.0.0-8.2.2
func TestAStrangerReachesNothingOfAnotherDigibank(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		l := liveOn(t, d)
		before := l.sums(l.here.tenant.ID)
		for _, rt := range l.guarded() {
			_, kinds, _ := example(rt.Path, func(string, int) string { return "" })
			for foreign := range kinds { // each named thing in turn, and whatever stands around it is one's own
				path, _, _ := example(rt.Path, func(kind string, n int) string {
					if n <= foreign {
						return l.here.ids[kind]
					}
					return l.there.ids[kind]
				})
				l.refusesStrangers(rt, path)
				path, _, _ = example(rt.Path, func(kind string, n int) string {
					if n == foreign {
						return l.here.ids[kind]
					}
					return l.there.ids[kind]
				})
				l.refusesStrangers(rt, path)
			}
		}
		for table, sum := range l.sums(l.here.tenant.ID) {
			if sum != before[table] {
				t.Errorf("a stranger changed table %s", table)
			}
		}
	})
}

// refusesStrangers asks as every role of the other digibank: not there, or not
// allowed where the role lacks the right.
func (l *live) refusesStrangers(rt route.Route, path string) {
	l.t.Helper()
	for _, role := range actor.Roles() {
		if role == actor.Admin { // of the installation: no stranger anywhere
			continue
		}
		got := l.touch(rt.Method, path, l.there.as(role, path)...)
		want := http.StatusNotFound
		if rt.Right != access.SignedIn && !l.policy.Rights(role)[rt.Right] {
			want = http.StatusForbidden
		}
		if got.StatusCode != want || strings.Contains(got.body, l.here.mark) {
			l.t.Errorf("%s %s as a foreign %s answers %d, want %d: %.300s", rt.Method, rt.Path, role, got.StatusCode, want, got.body)
		}
	}
}

// v5.0.0-8.2.1, v5.0.0-8.3.1, v5.0.0-7.2.1
func TestEveryRouteAsksForItsRight(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		l := liveOn(t, d)
		before := l.sums(l.here.tenant.ID, visits()...)
		shown := 0
		for _, rt := range l.guarded() {
			path, _, _ := example(rt.Path, func(kind string, _ int) string { return l.here.ids[kind] })
			l.refusesNobody(rt, path)
			for _, role := range actor.Roles() {
				if role == actor.Admin && strings.HasPrefix(path, "/api/") { // has no tokens
					continue
				}
				switch may := rt.Right == access.SignedIn || l.policy.Rights(role)[rt.Right]; {
				case !may:
					l.touch(rt.Method, path, l.here.as(role, path)...).status(t, http.StatusForbidden)
				case rt.Method == http.MethodGet && role != actor.Admin:
					shown++
					l.shows(path, role)
				}
			}
		}
		if shown < 150 {
			t.Errorf("only %d pages were shown", shown)
		}
		for table, sum := range l.sums(l.here.tenant.ID, visits()...) {
			if sum != before[table] {
				t.Errorf("who may not changed table %s", table)
			}
		}
	})
}

// refusesNobody asks signed out, and with a session or token that is none.
func (l *live) refusesNobody(rt route.Route, path string) {
	l.t.Helper()
	for _, headers := range [][]string{nil, {"Cookie", "__Host-digibank=made-up"}, {"Authorization", "Bearer made-up"}} {
		got := l.touch(rt.Method, path, headers...)
		switch {
		case got.StatusCode == http.StatusUnauthorized:
		case got.StatusCode == http.StatusSeeOther && strings.HasPrefix(got.Header.Get("Location"), "/login?next="):
		default:
			l.t.Errorf("%s %s signed out answers %d to %q", rt.Method, rt.Path, got.StatusCode, got.Header.Get("Location"))
		}
	}
}

// shows asks for a page as somebody who may see it; it may send on. Only one's own
// session and tokens are there for oneself.
func (l *live) shows(path string, role actor.Role) {
	l.t.Helper()
	got := l.touch(http.MethodGet, path+queries()[path], l.here.as(role, path)...)
	if got.StatusCode != http.StatusOK && got.StatusCode != http.StatusSeeOther && got.StatusCode != http.StatusNoContent {
		l.t.Errorf("GET %s as %s answers %d: %.300s", path, role, got.StatusCode, got.body)
	}
	if strings.Contains(got.body, l.there.mark) {
		l.t.Errorf("GET %s as %s shows something of another digibank", path, role)
	}
}

// sums gives a checksum per table of the rows of a digibank.
func (l *live) sums(tenantID string, but ...string) map[string]string {
	l.t.Helper()
	out := map[string]string{}
	for _, table := range l.tables() {
		if slices.Contains(but, table) {
			continue
		}
		rows := l.rows(`SELECT * FROM `+table+` WHERE tenant_id = $1`, tenantID)
		out[table] = fmt.Sprintf("%d rows %x", len(rows), sha256.Sum256([]byte(strings.Join(rows, "\n"))))
	}
	out["tenant"] = strings.Join(l.rows(`SELECT * FROM tenant WHERE id = $1`, tenantID), "")
	if len(out) < 20 {
		l.t.Errorf("only %d tables have a tenant", len(out))
	}
	return out
}

// tables lists the tables whose rows belong to a digibank.
func (l *live) tables() []string {
	l.t.Helper()
	query := `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'tenant_id' WHERE m.type = 'table' ORDER BY m.name`
	if l.kit.DB.Engine() == db.Postgres {
		query = `SELECT table_name FROM information_schema.columns WHERE column_name = 'tenant_id' AND table_schema = 'public' ORDER BY table_name`
	}
	out, err := db.All(l.t.Context(), l.kit.DB, db.Column[string], query)
	l.must(err)
	return out
}

// rows gives whole rows as text, sorted.
func (l *live) rows(query string, args ...any) []string {
	l.t.Helper()
	found, err := l.kit.DB.Raw().QueryContext(l.t.Context(), query, args...)
	l.must(err)
	defer found.Close()
	columns, err := found.Columns()
	l.must(err)
	var out []string
	for found.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		l.must(found.Scan(into...))
		out = append(out, fmt.Sprint(values...))
	}
	l.must(found.Err())
	slices.Sort(out)
	return out
}
