// Package web holds small helpers for requests and answers: forms that keep what
// was typed, limits on bodies, security headers. It knows no page.
package web

import (
	"errors"
	"net/http"

	"digibank/internal/base/errs"
)

// bodyError turns a failure to read a body into a kind.
func bodyError(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return errs.Wrap(errs.TooLarge, "too-large", err)
	}
	return errs.Wrap(errs.Malformed, "unreadable", err)
}

// Status gives the HTTP status of a kind of failure.
func Status(k errs.Kind) int {
	switch k {
	case errs.Invalid:
		return http.StatusUnprocessableEntity
	case errs.Malformed:
		return http.StatusBadRequest
	case errs.Unauthenticated:
		return http.StatusUnauthorized
	case errs.Forbidden:
		return http.StatusForbidden
	case errs.NotFound:
		return http.StatusNotFound
	case errs.Conflict:
		return http.StatusConflict
	case errs.Stale:
		return http.StatusPreconditionFailed
	case errs.TooLarge:
		return http.StatusRequestEntityTooLarge
	case errs.Throttled:
		return http.StatusTooManyRequests
	case errs.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}
