// Package route is the one table of what the program answers to. A route names
// its right; the gate authenticates, checks the right and that what the path
// names belongs to the actor's tenant, and only then lets the handler read the
// request.
package route

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"digibank/internal/base/errs"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
)

// Handler answers a request of an actor. An error becomes a page or a problem in one place.
type Handler func(w http.ResponseWriter, r *http.Request, a actor.Actor) error

// Thing says whether what the path names is the actor's tenant's, errs.NotFound if not.
type Thing func(ctx context.Context, a actor.Actor, r *http.Request) error

// Route is one line of the table.
type Route struct {
	Method string
	Path   string // a http.ServeMux path
	Right  actor.Right
	Thing  Thing // nil when the path names nothing of a tenant
	Handle Handler
}

// Gate stands in front of the routes.
type Gate struct {
	Authenticate func(r *http.Request) (actor.Actor, error)
	Fail         func(w http.ResponseWriter, r *http.Request, a actor.Actor, err error)
}

// Mount puts routes on a mux.
func (g Gate) Mount(mux *http.ServeMux, routes []Route) {
	for _, rt := range routes {
		mux.Handle(rt.Method+" "+rt.Path, g.handler(rt))
	}
}

func (g Gate) handler(rt Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, err := g.Authenticate(r)
		if err == nil {
			err = Admit(a, rt.Right)
		}
		if err == nil && rt.Thing != nil {
			err = rt.Thing(r.Context(), a, r)
		}
		if err == nil {
			err = rt.Handle(w, r, a)
		}
		if err != nil {
			g.Fail(w, r, a, err)
		}
	})
}

// Admit checks a route's right.
func Admit(a actor.Actor, right actor.Right) error {
	switch {
	case right == access.Public:
		return nil
	case !a.SignedIn():
		return errs.New(errs.Unauthenticated, "sign-in-needed")
	case right == access.SignedIn:
		return nil
	}
	return access.Require(a, right)
}

// Table writes the routes as text, sorted, for the committed list.
func Table(routes []Route) string {
	routes = slices.Clone(routes)
	slices.SortFunc(routes, func(a, b Route) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Method, b.Method))
	})
	var b strings.Builder
	for _, rt := range routes {
		fmt.Fprintf(&b, "%-7s %-60s %s\n", rt.Method, rt.Path, rt.Right)
	}
	return b.String()
}
