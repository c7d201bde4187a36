package accountweb

import (
	"net/http"
	"strings"

	"digibank/internal/base/errs"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
)

// Authenticate says who sends a request: by the bearer token of the header, or
// by the session cookie. Nobody is an answer, a wrong token is a failure.
func Authenticate(s *account.Service) func(r *http.Request) (actor.Actor, error) {
	return func(r *http.Request) (actor.Actor, error) {
		if header := r.Header.Get("Authorization"); header != "" {
			scheme, token, _ := strings.Cut(header, " ")
			if !strings.EqualFold(scheme, "Bearer") {
				return actor.Actor{}, errs.New(errs.Unauthenticated, "token-invalid")
			}
			return s.ByToken(r.Context(), strings.TrimSpace(token))
		}
		token := sessionToken(r)
		if token == "" {
			return actor.Actor{}, nil
		}
		return s.BySession(r.Context(), token)
	}
}
