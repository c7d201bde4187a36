package web

import (
	"net/http"
	"strings"

	"digibank/internal/base/errs"
)

// SameOrigin refuses requests that change something and come from another
// site's page. A request with a bearer token is exempt: no browser adds one by
// itself. trusted is the public address of the program, "" when unknown.
// v5.0.0-3.5.1, v5.0.0-3.5.3
func SameOrigin(trusted string, fail func(w http.ResponseWriter, r *http.Request, err error)) (Middleware, error) {
	guard := http.NewCrossOriginProtection()
	if trusted != "" {
		if err := guard.AddTrustedOrigin(trusted); err != nil {
			return nil, err
		}
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if err := guard.Check(r); err != nil && !bearer(r) {
				fail(w, r, errs.Wrap(errs.Forbidden, "cross-origin", err))
				return
			}
			next.ServeHTTP(w, r)
		})
	}, nil
}

func bearer(r *http.Request) bool {
	scheme, token, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	return ok && strings.EqualFold(scheme, "Bearer") && token != ""
}
