package app

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/route"
)

// pinned is the committed list of what every page costs.
const pinned = "../../docs/reference/statements.txt"

// Every page has its number of SQL statements, whatever the data (D52): a page
// that starts to ask more shows in the list, which UPDATE_GOLDEN=1 writes anew.
func TestEveryPagePinsItsNumberOfStatements(t *testing.T) {
	t.Parallel()
	l := liveOn(t, dbtest.Open(t, db.SQLite))
	handler, err := l.edge()
	l.must(err)
	var list strings.Builder
	for _, rt := range l.routes {
		role, ok := l.visitor(rt)
		if rt.Method != http.MethodGet || !ok {
			continue
		}
		path, _, _ := example(rt.Path, func(kind string, _ int) string { return l.here.ids[kind] })
		path += queries()[path]
		l.statements(handler, path, role) // the first visit fills what is kept
		fmt.Fprintf(&list, "%-55s %-12s %3d\n", rt.Path, role, l.statements(handler, path, role))
	}
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		l.must(os.WriteFile(filepath.FromSlash(pinned), []byte(list.String()), 0o644))
	}
	want, err := os.ReadFile(filepath.FromSlash(pinned))
	l.must(err)
	if got := list.String(); got != string(want) {
		t.Errorf("pages cost other numbers of statements than %s says; it should read:\n%s", pinned, got)
	}
}

// visitor chooses who looks at a page: nobody at a public one, the coordinator at
// most, whoever may at the others.
func (l *live) visitor(rt route.Route) (actor.Role, bool) {
	if rt.Right == access.Public {
		return "", !strings.Contains(rt.Path, "{") && !strings.HasSuffix(rt.Path, "/")
	}
	for _, role := range append([]actor.Role{actor.Coordinator}, actor.Roles()[1:]...) {
		if rt.Right == access.SignedIn || l.policy.Rights(role)[rt.Right] {
			return role, true
		}
	}
	return "", false
}

// statements asks for a page and tells how many SQL statements it took.
func (l *live) statements(handler http.Handler, path string, role actor.Role) int64 {
	l.t.Helper()
	ctx, n := db.WithCounter(l.t.Context())
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1"+path, nil).WithContext(ctx)
	if role != "" {
		r.Header.Set("Cookie", "__Host-digibank="+l.here.session[role])
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	if w.Code >= http.StatusBadRequest {
		l.t.Errorf("GET %s as %s answers %d", path, role, w.Code)
	}
	return n.Load()
}
