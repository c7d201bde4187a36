package app

import (
	"net/http"
	"strings"

	"digibank/internal/base/web"
)

// limits hold back what costs much or can be guessed at. Numbers are per
// address; a library with all its desks behind one address stays well below.
type limits struct {
	signIn *web.Limit
	lookup *web.Limit
	export *web.Limit
}

func newLimits() *limits {
	return &limits{
		signIn: web.NewLimit(1, 60, 8),
		lookup: web.NewLimit(20, 200, 64),
		export: web.NewLimit(0.5, 30, 4),
	}
}

// pick says which limit a request falls under, nil for none. v5.0.0-2.4.1
func (l *limits) pick(r *http.Request) *web.Limit {
	path := r.URL.Path
	switch {
	case r.Method == http.MethodPost && isSignIn(path):
		return l.signIn
	case r.Method == http.MethodGet && isExport(path):
		return l.export
	case r.Method == http.MethodGet && isLookup(r):
		return l.lookup
	}
	return nil
}

func isSignIn(path string) bool {
	switch firstPart(path) {
	case "login", "forgot", "reset", "invite":
		return true
	}
	return false
}

func isExport(path string) bool {
	return strings.HasPrefix(path, "/office/") && (strings.HasSuffix(path, ".csv") || strings.HasSuffix(path, ".xlsx") || strings.Contains(path, "/export"))
}

func isLookup(r *http.Request) bool {
	return strings.Contains(r.URL.Path, "/search") || strings.Contains(r.URL.RawQuery, "search=")
}
