package web

import (
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
)

// Recover turns a panic into the page that fail writes. The stack goes to the
// note for the log, never to the client. v5.0.0-16.5.1
func Recover(fail func(w http.ResponseWriter, r *http.Request, err error)) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			rec := NewRecorder(w)
			defer func() {
				v := recover()
				if v == nil {
					return
				}
				if err, ok := v.(error); ok && errors.Is(err, http.ErrAbortHandler) {
					panic(v)
				}
				err := fmt.Errorf("panic: %v\n%s", v, debug.Stack())
				NoteOf(r).Err = err
				if rec.Started() {
					panic(http.ErrAbortHandler) // half a page must not look like a whole one
				}
				fail(w, r, err)
			}()
			next.ServeHTTP(rec, r)
		})
	}
}
