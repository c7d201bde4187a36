// Package api is how other programs use a digibank: JSON under /api/v1,
// described by an OpenAPI 3.1 document that is made of the Go types here.
//
// Words. An operation is one line of the table in routes.go: method, path, right.
// A call is one request on its way through an operation, always in this order:
// who asks (401), how often (429), whether the role may (403), whether the thing
// is of the same digibank (404), whether the answer can be read (406), which
// version was seen (428, 412); only then is the body read (415, 413, 400) and its
// content judged (422). What may be asked is decided by the use cases of the
// slices; this package only translates.
//
// Every failure is a problem (RFC 9457) with a stable code, in the language of
// Accept-Language. A POST with an Idempotency-Key is done once: a repeat gets the
// stored answer of the first.
//
// Table: api_idempotency. Rights: those of the slices.
package api
