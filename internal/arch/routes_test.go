package arch

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"digibank/internal/app"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/route"
)

// open are the routes that anybody may call, by the first part of their path.
// Everything else needs at least a sign-in.
var open = []string{"", "healthz", "readyz", "static", ".well-known", "robots.txt", "favicon.ico", "login", "forgot", "reset", "invite", "language", "theme", "{tenant}"}

// checkRoutes: every route names a right that a slice declares, and only known
// doors are open to the public; a change of state is never a GET. Design rule
// 5, v5.0.0-8.3.1, v5.0.0-3.5.3.
func checkRoutes(routes []route.Route, known func(actor.Right) bool) []finding {
	var found []finding
	seen := map[string]bool{}
	for _, rt := range routes {
		subject := rt.Method + " " + rt.Path
		first, _, _ := strings.Cut(strings.TrimPrefix(rt.Path, "/"), "/")
		switch {
		case seen[subject]:
			found = append(found, finding{"route", subject, "stands twice in the table"})
		case rt.Right == access.Public && !slices.Contains(open, first) && first != "{$}":
			found = append(found, finding{"route-public", subject, "is open to everybody: say why in exceptions.txt"})
		case rt.Right != access.Public && rt.Right != access.SignedIn && !known(rt.Right):
			found = append(found, finding{"route", subject, fmt.Sprintf("no slice declares the right %q", rt.Right)})
		case rt.Handle == nil:
			found = append(found, finding{"route", subject, "answers nothing"})
		case !slices.Contains([]string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}, rt.Method):
			found = append(found, finding{"route", subject, "has a method that the program does not use"})
		}
		seen[subject] = true
	}
	return found
}

// checkThings: a path of the staff that names something checks that it is the
// tenant's own before the handler runs, so that another's looks like none. v5.0.0-8.4.1
func checkThings(routes []route.Route) []finding {
	var found []finding
	for _, rt := range routes {
		if strings.HasPrefix(rt.Path, "/office/") && strings.Contains(rt.Path, "{") && !strings.HasSuffix(rt.Path, "{$}") && rt.Thing == nil {
			found = append(found, finding{"route-thing", rt.Method + " " + rt.Path, "give the route a Thing"})
		}
	}
	return found
}

func theTable(t *testing.T) ([]route.Route, *access.Policy) {
	t.Helper()
	routes, policy, err := app.Table()
	if err != nil {
		t.Fatal(err)
	}
	return routes, policy
}

func TestEveryRouteNamesARight(t *testing.T) {
	t.Parallel()
	routes, policy := theTable(t)
	holds(t, checkRoutes(routes, policy.Known), "route", "route-public")
}

func TestEveryRouteThatNamesAThingChecksWhoseItIs(t *testing.T) {
	t.Parallel()
	routes, _ := theTable(t)
	holds(t, checkThings(routes), "route-thing")
}

func TestCommittedListOfRoutes(t *testing.T) {
	t.Parallel()
	routes, _ := theTable(t)
	golden(t, "routes.txt", route.Table(routes))
}

func TestCommittedMatrixOfRights(t *testing.T) {
	t.Parallel()
	_, policy := theTable(t)
	golden(t, "rights.md", "# Rights\n\nWhich role holds which right; generated from the `right.go` of every subject. A right counts within the limits of a person's grant (municipality, digipunt, partner, dates).\n\n"+policy.Matrix())
}

func TestARouteWithoutARightIsFound(t *testing.T) {
	t.Parallel()
	done := func(http.ResponseWriter, *http.Request, actor.Actor) error { return nil }
	routes := []route.Route{
		{Method: "GET", Path: "/office/desk", Right: "desk.read", Handle: done},
		{Method: "GET", Path: "/office/desk", Right: "desk.read", Handle: done},
		{Method: "GET", Path: "/office/none", Handle: done},
		{Method: "GET", Path: "/office/odd", Right: "desk.raed", Handle: done},
		{Method: "GET", Path: "/office/open", Right: access.Public, Handle: done},
		{Method: "GET", Path: "/login", Right: access.Public, Handle: done},
		{Method: "GET", Path: "/office/{$}", Right: access.SignedIn, Handle: done},
		{Method: "TRACE", Path: "/office/trace", Right: access.SignedIn, Handle: done},
		{Method: "GET", Path: "/office/empty", Right: access.SignedIn},
	}
	known := func(r actor.Right) bool { return r == "desk.read" }
	bites(t, checkRoutes(routes, known), "route GET /office/desk", "route GET /office/none", "route GET /office/odd",
		"route-public GET /office/open", "route TRACE /office/trace", "route GET /office/empty")
}

func TestARouteThatChecksNothingIsFound(t *testing.T) {
	t.Parallel()
	bites(t, checkThings([]route.Route{{Method: "GET", Path: "/office/people/{id}"}, {Method: "GET", Path: "/office/people"}, {Method: "GET", Path: "/office/{$}"}}),
		"route-thing GET /office/people/{id}")
}
