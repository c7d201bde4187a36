package api

import (
	"context"
	"maps"
	"net/http"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"digibank/internal/base/errs"
	"digibank/internal/base/id"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/route"
)

// operation is one line of the table.
type operation struct {
	name    string // id in the document
	method  string
	path    string // below the prefix
	tag     string // section of the documentation
	summary string
	doc     string
	right   actor.Right
	status  int // of success, 200 when zero
	// thing says whether what the path names is the actor's digibank's. It is asked
	// before a body is read; reading a thing says so by itself.
	thing func(ctx context.Context, a actor.Actor, id string) error
	// version gives the version that If-Match is about; nil without If-Match.
	version  func(ctx context.Context, a actor.Actor, id string) (int64, error)
	optional bool            // If-Match may stay away
	query    map[string]bool // known names, from the input type
}

// ok is the status of success.
func (op *operation) ok() int {
	if op.status == 0 {
		return http.StatusOK
	}
	return op.status
}

// read registers an operation without a body: I holds the parameters, O is the
// answer.
func read[I, O any](s *API, op operation, do func(c *call, in *I) (O, error)) {
	add(s, &op, nil, func(c *call, in *I) (answer, error) {
		out, err := do(c, in)
		if err != nil {
			return answer{}, err
		}
		return answerWith(op.ok(), out)
	}, reflect.TypeFor[O]())
}

// write registers an operation with a body B. A POST is done once for each
// Idempotency-Key.
func write[B, O any](s *API, op operation, do func(c *call, body *B) (O, error)) {
	add(s, &op, reflect.TypeFor[B](), func(c *call, _ *thingPath) (answer, error) {
		raw, err := readBody(c.r)
		if err != nil {
			return answer{}, err
		}
		return s.doOnce(c, raw, func() (answer, error) {
			var body B
			if err := decode(raw, &body); err != nil {
				return answer{}, err
			}
			out, err := do(c, &body)
			if err != nil {
				return answer{}, err
			}
			return answerWith(op.ok(), out)
		})
	}, reflect.TypeFor[O]())
}

// thingPath is the id in the path of an operation that changes something. It is
// only there for the document: the path tells whether there is one.
type thingPath struct{}

// add puts an operation in the table, in the document and on the mux.
func add[I any](s *API, op *operation, body reflect.Type, do func(c *call, in *I) (answer, error), out reflect.Type) {
	op.query = queryNames(reflect.TypeFor[I]())
	s.table = append(s.table, op)
	huma.Register(s.huma, s.describe(op, out), func(_ context.Context, in *I) (*huma.StreamResponse, error) {
		return &huma.StreamResponse{Body: func(h huma.Context) {
			r, w := humago.Unwrap(h)
			s.serve(w, r, op, func(c *call) (answer, error) { return do(c, in) })
		}}, nil
	})
	if body != nil && body.NumField() > 0 { // after Register, which would read the body too early
		schemas := s.huma.OpenAPI().Components.Schemas
		known := maps.Clone(schemas.Map())
		schema := schemas.Schema(body, true, "")
		for name := range schemas.Map() {
			s.sent[name] = s.sent[name] || known[name] == nil
		}
		s.documented(op).RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}}
	}
}

// documented gives the operation as it stands in the document.
func (s *API) documented(op *operation) *huma.Operation {
	item := s.huma.OpenAPI().Paths[op.path]
	return map[string]*huma.Operation{http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodPatch: item.Patch}[op.method]
}

func queryNames(t reflect.Type) map[string]bool {
	out := map[string]bool{}
	for _, f := range reflect.VisibleFields(t) {
		if name := f.Tag.Get("query"); name != "" {
			out[name] = true
		}
	}
	return out
}

// describe makes the operation's part of the document.
func (s *API) describe(op *operation, out reflect.Type) huma.Operation {
	schemas := s.huma.OpenAPI().Components.Schemas
	o := huma.Operation{
		OperationID: op.name, Method: op.method, Path: op.path, Tags: []string{op.tag}, Summary: op.summary, Description: op.doc,
		DefaultStatus: op.ok(), SkipValidateParams: true, Parameters: op.headers(), Responses: map[string]*huma.Response{},
		Extensions: map[string]any{"x-right": string(op.right)},
	}
	headers := map[string]*huma.Param{}
	if out.Implements(reflect.TypeFor[versioned]()) {
		headers["ETag"] = &huma.Header{Description: "Version of the thing, for If-Match", Schema: &huma.Schema{Type: huma.TypeString}}
	}
	o.Responses[strconv.Itoa(op.ok())] = &huma.Response{
		Description: http.StatusText(op.ok()), Headers: headers,
		Content: map[string]*huma.MediaType{"application/json": {Schema: schemas.Schema(out, true, "")}},
	}
	o.Responses["default"] = &huma.Response{
		Description: "A problem (RFC 9457)",
		Content:     map[string]*huma.MediaType{problemType: {Schema: schemas.Schema(reflect.TypeFor[Problem](), true, "")}},
	}
	return o
}

// headers lists the path and header parameters that the input type does not hold.
func (op *operation) headers() []*huma.Param {
	text := &huma.Schema{Type: huma.TypeString}
	var out []*huma.Param
	if op.method != http.MethodGet && hasID(op.path) {
		out = append(out, &huma.Param{Name: "id", In: "path", Required: true, Schema: &huma.Schema{Type: huma.TypeString, Format: "uuid"}})
	}
	if op.method == http.MethodPost {
		out = append(out, &huma.Param{Name: "Idempotency-Key", In: "header", Schema: text,
			Description: "Any text of your own, at most 255 characters. A repeat with the same key and body gets the first answer for 30 days; with another body it is 422."})
	}
	if op.version != nil {
		out = append(out, &huma.Param{Name: "If-Match", In: "header", Required: !op.optional, Schema: text,
			Description: "ETag of the version that you saw; 412 when somebody changed it since."})
	}
	return out
}

// Routes lists the operations for the table of routes, with what the program
// answers besides. They are served by ServeHTTP, not by a gate.
func (s *API) Routes() []route.Route {
	out := []route.Route{
		{Method: http.MethodGet, Path: prefix + "/openapi.json", Right: access.Public, Handle: s.handle},
		{Method: http.MethodGet, Path: prefix + "/docs", Right: access.Public, Handle: s.handle},
	}
	for _, op := range s.table {
		rt := route.Route{Method: op.method, Path: prefix + op.path, Right: op.right, Handle: s.handle}
		if hasID(op.path) {
			rt.Thing = func(ctx context.Context, a actor.Actor, r *http.Request) error {
				if thing := r.PathValue("id"); id.Valid(thing) {
					return op.thing(ctx, a, thing)
				}
				return errs.Missing()
			}
		}
		out = append(out, rt)
	}
	return out
}

func (s *API) handle(w http.ResponseWriter, r *http.Request, _ actor.Actor) error {
	s.ServeHTTP(w, r)
	return nil
}
