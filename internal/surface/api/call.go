package api

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/id"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/route"
)

// call is one request on its way through an operation.
type call struct {
	r       *http.Request
	actor   actor.Actor
	id      string // of the thing in the path, "" when it names none
	version int64  // that the client saw, from If-Match; 0 when it does not say
	// effectID stays the same for every repeat of an idempotent request: the
	// client id of what it makes. Empty without an Idempotency-Key.
	effectID string
	retaken  bool // an earlier try may have done the work without answering
}

func (c *call) ctx() context.Context { return c.r.Context() }

// text gives a text in the language of the answer.
func (c *call) text(key string, args ...any) string { return i18n.T(c.ctx(), key, args...) }

// serve takes a request through an operation.
func (s *API) serve(w http.ResponseWriter, r *http.Request, op *operation, do func(c *call) (answer, error)) {
	c := &call{r: r}
	err := s.admit(c, op)
	if err == nil {
		var ans answer
		if ans, err = do(c); err == nil {
			ans.write(w)
			return
		}
	}
	s.fail(w, r, c.actor, err)
}

// admit decides who may, before the body is looked at.
func (s *API) admit(c *call, op *operation) error {
	note := web.NoteOf(c.r)
	note.Route = op.method + " " + prefix + op.path
	var err error
	if c.actor, err = s.Authenticate(c.r); err != nil {
		return err
	}
	if !c.actor.SignedIn() {
		return errNobody()
	}
	note.Account, note.Tenant = c.actor.AccountID, c.actor.TenantID
	if !s.limit.Allow(caller(c.actor), s.Kit.Clock.Now()) {
		return errTooMany()
	}
	if err := route.Admit(c.actor, op.right); err != nil {
		return err
	}
	if err := s.findThing(c, op); err != nil {
		return err
	}
	c.r = c.r.WithContext(i18n.With(c.ctx(), s.Texts.Localizer(language(c.r, c.actor))))
	if !acceptsJSON(c.r.Header.Get("Accept")) {
		return errAccept()
	}
	if err := checkQuery(c.r.URL.RawQuery, op.query); err != nil {
		return err
	}
	return s.condition(c, op)
}

// caller names whose requests are counted and whose keys are told apart.
func caller(a actor.Actor) string {
	if a.TokenID != "" {
		return "token " + a.TokenID
	}
	return "account " + a.AccountID
}

// findThing answers NotFound for what is not of the actor's digibank.
func (s *API) findThing(c *call, op *operation) error {
	if !hasID(op.path) {
		return nil
	}
	if c.id = c.r.PathValue("id"); !id.Valid(c.id) {
		return errs.Missing()
	}
	if op.method == http.MethodGet {
		return nil // reading it says so
	}
	return op.thing(c.ctx(), c.actor, c.id)
}

// acceptsJSON says whether the client takes JSON.
func acceptsJSON(accept string) bool {
	if accept == "" {
		return true
	}
	for part := range strings.SplitSeq(accept, ",") {
		kind, params, _ := strings.Cut(part, ";")
		switch strings.ToLower(strings.TrimSpace(kind)) {
		case "*/*", "application/*", "application/json":
			if !refused(params) {
				return true
			}
		}
	}
	return false
}

// refused says whether parameters hold a quality of zero.
func refused(params string) bool {
	for p := range strings.SplitSeq(params, ";") {
		if q, ok := strings.CutPrefix(strings.TrimSpace(p), "q="); ok {
			n, err := strconv.ParseFloat(q, 64)
			return err == nil && n == 0
		}
	}
	return false
}

// checkQuery refuses what cannot be read and what the operation does not know:
// a misspelt filter must not give the whole list.
func checkQuery(raw string, known map[string]bool) error {
	if raw == "" {
		return nil
	}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return errUnreadable()
	}
	var ck errs.Check
	for name, list := range values {
		for _, v := range list {
			if !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
				return errBroken()
			}
		}
		if !known[name] {
			ck.Add(clip(name), "unknown-field")
		} else if len(list) > 1 {
			ck.Add(name, "query-twice")
		}
	}
	return ck.Err()
}

// condition reads If-Match, where an operation changes a thing that has a version.
func (s *API) condition(c *call, op *operation) error {
	if op.version == nil {
		return nil
	}
	match := strings.TrimSpace(c.r.Header.Get("If-Match"))
	switch {
	case match == "" && op.optional:
		return nil
	case match == "":
		return errNoVersion()
	case match == "*" || strings.Contains(match, ","):
		return s.anyOf(c, op, match)
	}
	c.version = tagVersion(match)
	if c.version == 0 {
		return errStale()
	}
	return nil
}

// anyOf takes a list of tags, or any version.
func (s *API) anyOf(c *call, op *operation, match string) error {
	now, err := op.version(c.ctx(), c.actor, c.id)
	if err != nil {
		return err
	}
	for tag := range strings.SplitSeq(match, ",") {
		if tag = strings.TrimSpace(tag); tag == "*" || tagVersion(tag) == now {
			c.version = now
			return nil
		}
	}
	return errStale()
}

// tagVersion reads a strong ETag of this program, 0 for any other.
func tagVersion(tag string) int64 {
	if len(tag) < 3 || tag[0] != '"' || tag[len(tag)-1] != '"' {
		return 0
	}
	n, err := strconv.ParseInt(tag[1:len(tag)-1], 10, 64)
	if err != nil || n < 1 || strconv.FormatInt(n, 10) != tag[1:len(tag)-1] {
		return 0
	}
	return n
}

func hasID(path string) bool { return strings.Contains(path, "{id}") }
