package web

import (
	"context"
	"net/http"
)

// Note is what the layers of one request tell each other: the edge makes it and
// logs it, the gate and the error page fill it in. One goroutine uses it.
type Note struct {
	ID      string // of the request, made by the edge, shown on an error page
	Route   string // the pattern that answered, never the path: a path may hold a name
	Account string // id of who asked
	Tenant  string // id of the digibank
	Code    string // stable code of the failure
	Err     error  // what went wrong, for the log
}

type noteKey struct{}

// WithNote returns the request with a note of its own.
func WithNote(r *http.Request, n *Note) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), noteKey{}, n))
}

// NoteOf gives the note of a request; without one, a note that nobody reads.
func NoteOf(r *http.Request) *Note {
	if n, ok := r.Context().Value(noteKey{}).(*Note); ok {
		return n
	}
	return &Note{}
}
