package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
)

// Problem is a failure in the form of RFC 9457.
type Problem struct {
	Type     string         `json:"type" format:"uri-reference" doc:"The section of the documentation about this status"`
	Title    string         `json:"title" doc:"What sort of failure it is, in the language of Accept-Language"`
	Status   int            `json:"status" doc:"HTTP status"`
	Detail   string         `json:"detail" doc:"What happened and what to do, in the language of Accept-Language"`
	Instance string         `json:"instance,omitempty" format:"uri" doc:"Number of the request, to tell when asking for help"`
	Code     string         `json:"code" doc:"Stable code for programs"`
	Errors   []FieldProblem `json:"errors,omitempty" nullable:"false" doc:"What is wrong with the input, field by field"`
}

// FieldProblem says what is wrong with one field of the input.
type FieldProblem struct {
	Field   string `json:"field" doc:"Name of the field, such as questions[0].theme"`
	Code    string `json:"code" doc:"Stable code for programs"`
	Message string `json:"message" doc:"In the language of Accept-Language"`
}

// problemType is the content type of every answer from 400 up.
const problemType = "application/problem+json"

// The failures that only programs meet. Their kind is the nearest one; statusOf
// gives their own status.
func errMethod() error          { return errs.New(errs.Malformed, "method") }
func errAccept() error          { return errs.New(errs.Malformed, "not-acceptable") }
func errMediaType() error       { return errs.New(errs.Malformed, "media-type") }
func errNoVersion() error       { return errs.New(errs.Stale, "precondition-required") }
func errUnreadable() error      { return errs.New(errs.Malformed, "unreadable") }
func errBroken() error          { return errs.New(errs.Malformed, "text-broken") }
func errReused() error          { return errs.New(errs.Invalid, "idempotency-key-reused") }
func errBusy() error            { return errs.New(errs.Unavailable, "busy") }
func errNobody() error          { return errs.New(errs.Unauthenticated, "sign-in-needed") }
func errTooMany() error         { return errs.New(errs.Throttled, "too-many") }
func errStale() error           { return errs.New(errs.Stale, "stale") }
func errTooLarge(c error) error { return errs.Wrap(errs.TooLarge, "too-large", c) }

func statusOf(err error) int {
	switch errs.Code(err) {
	case "method":
		return http.StatusMethodNotAllowed
	case "not-acceptable":
		return http.StatusNotAcceptable
	case "media-type":
		return http.StatusUnsupportedMediaType
	case "precondition-required":
		return http.StatusPreconditionRequired
	}
	return web.Status(errs.KindOf(err))
}

// statuses lists the statuses of problems, for the documentation.
func statuses() []int {
	return []int{400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 428, 429, 500, 503}
}

// fail is where every failed request ends: noted for the log, the rest of the
// body thrown away so that the client hears the answer, and told as a problem.
func (s *API) fail(w http.ResponseWriter, r *http.Request, a actor.Actor, err error) {
	note := web.NoteOf(r)
	note.Code = errs.Code(err)
	if note.Err == nil {
		note.Err = err
	}
	web.Drain(r)
	if errs.Is(err, errs.Forbidden) && a.SignedIn() && s.Denied != nil { // v5.0.0-16.3.2
		if bad := s.Denied(context.WithoutCancel(r.Context()), a, note.Route); bad != nil {
			note.Err = errors.Join(note.Err, bad)
		}
	}
	s.problem(r, a, err).write(w)
}

// problem makes the answer of a failure. Its cause never leaves the program.
// v5.0.0-16.5.1
func (s *API) problem(r *http.Request, a actor.Actor, err error) answer {
	ctx := i18n.With(r.Context(), s.Texts.Localizer(language(r, a)))
	status := statusOf(err)
	key := "api.problem." + strconv.Itoa(status)
	p := Problem{
		Type: prefix + "/docs#problem-" + strconv.Itoa(status), Title: i18n.T(ctx, key), Status: status,
		Detail: s.detail(ctx, key, err), Code: errs.Code(err),
	}
	if n := web.NoteOf(r).ID; n != "" {
		p.Instance = "urn:uuid:" + n
	}
	for _, f := range errs.FieldsOf(err) {
		p.Errors = append(p.Errors, FieldProblem{Field: f.Field, Code: f.Code, Message: s.message(ctx, f)})
	}
	raw, _ := json.Marshal(p) // texts always marshal
	return answer{Status: status, Lang: i18n.Lang(ctx), Problem: true, Body: raw}
}

func (s *API) detail(ctx context.Context, key string, err error) string {
	var known *errs.Error
	if errors.As(err, &known) && known.Kind != errs.Internal && s.Texts.Has("error."+known.Code) {
		return i18n.T(ctx, "error."+known.Code, known.Args...)
	}
	return i18n.T(ctx, key+".text")
}

func (s *API) message(ctx context.Context, f errs.Field) string {
	if !s.Texts.Has("invalid." + f.Code) {
		return i18n.T(ctx, "api.invalid")
	}
	return web.FieldText(ctx, f)
}

// language is that of Accept-Language, or else that of the account.
func language(r *http.Request, a actor.Actor) string {
	if accept := r.Header.Get("Accept-Language"); accept != "" {
		return i18n.Match(accept)
	}
	return a.Lang // an unknown one becomes Dutch
}
