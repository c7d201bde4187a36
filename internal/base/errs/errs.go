// Package errs holds the few kinds of failure that the program tells apart.
// An error carries a kind (which page or status), a stable code (for programs),
// and its cause (for the log). What a person reads is looked up from the code
// in the catalogue, under "error.<code>" or "invalid.<code>" for a field.
package errs

import (
	"errors"
	"fmt"
	"strings"
)

// Kind says what sort of failure it is; one place maps it to a status and a page.
type Kind int

// The kinds.
const (
	Internal        Kind = iota // a defect or an outage: 500
	Invalid                     // what was asked is not well-formed or not allowed by a rule: 422
	Malformed                   // it could not even be read: 400
	Unauthenticated             // nobody is signed in: 401
	Forbidden                   // the role lacks the right: 403
	NotFound                    // it does not exist, or belongs to another tenant: 404
	Conflict                    // something scarce is gone, or a rule of state forbids it: 409
	Stale                       // somebody else changed it first: 412
	TooLarge                    // 413
	Throttled                   // too many tries: 429
	Unavailable                 // not now: 503
)

// Field says what is wrong with one field of the input.
type Field struct {
	Field string // name as in the form or the JSON path, such as "questions[0].theme"
	Code  string // stable, such as "required"
	Args  []any  // name/value pairs for the message
}

// Error is a failure of a known kind.
type Error struct {
	Kind   Kind
	Code   string
	Args   []any
	Fields []Field
	Cause  error
}

// Error gives a line for the log.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Code)
	for _, f := range e.Fields {
		fmt.Fprintf(&b, " %s:%s", f.Field, f.Code)
	}
	if e.Cause != nil {
		b.WriteString(": ")
		b.WriteString(e.Cause.Error())
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// New makes an error of a kind with a code and message arguments.
func New(kind Kind, code string, args ...any) *Error {
	return &Error{Kind: kind, Code: code, Args: args}
}

// Wrap makes an error of a kind with a code around a cause.
func Wrap(kind Kind, code string, cause error) *Error {
	return &Error{Kind: kind, Code: code, Cause: cause}
}

// Missing is the answer for a thing that does not exist or is another tenant's.
func Missing() *Error { return New(NotFound, "not-found") }

// KindOf tells the kind of err; an unknown error is Internal.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// Is says whether err is of the given kind.
func Is(err error, kind Kind) bool { return err != nil && KindOf(err) == kind }

// Code tells the stable code of err, "internal" for an unknown error.
func Code(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return "internal"
}
