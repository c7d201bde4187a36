package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/web"
	"digibank/internal/feature/grant"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/place"
	"digibank/internal/platform/reach"
)

// prefix is where the operations stand.
const prefix = "/api/v1"

// Deps is what the API is made with.
type Deps struct {
	// Authenticate tells who asks, by token or session: nobody without either.
	Authenticate func(r *http.Request) (actor.Actor, error)
	Kit          kit.Kit
	Texts        *i18n.Bundle
	Frame        frame.Frame // shows the documentation
	Places       *place.Service
	People       *person.Service
	Desk         *helpdesk.Service
	Grants       *grant.Service
	Figures      *reach.Figures
	// Denied writes down that somebody was refused; may be nil.
	Denied  func(ctx context.Context, a actor.Actor, route string) error
	Version string // of the program, for the document
	// PerSecond is how many requests a token or session may make per second on
	// average; 0 means 100. Bursts may be ten times that.
	PerSecond float64
}

// defaultRate is the number of requests per second and token.
const defaultRate = 100

// atOnce is how many requests are worked on at a time; it holds nobody back
// that a token's own limit lets through.
const atOnce = 1024

// API answers everything under /api/.
type API struct {
	Deps
	mux   *http.ServeMux
	huma  huma.API
	table []*operation
	limit *web.Limit
	once  *once
	spec  []byte
	docs  []docSection
	sent  map[string]bool // names of the schemas of bodies that clients send
}

// New returns the API. It reads no table: around an empty kit it still knows
// its operations.
func New(d Deps) (*API, error) {
	if d.PerSecond <= 0 {
		d.PerSecond = defaultRate
	}
	s := &API{Deps: d, mux: http.NewServeMux(), limit: web.NewLimit(d.PerSecond, int(d.PerSecond*10), atOnce), once: &once{kit: d.Kit}, sent: map[string]bool{}}
	s.huma = humago.NewWithPrefix(s.mux, prefix, s.config())
	s.places()
	s.persons()
	s.contacts()
	s.funds()
	err := s.finishSpec()
	s.mux.HandleFunc("GET "+prefix+"/openapi.json", s.serveSpec)
	s.mux.HandleFunc("GET "+prefix+"/docs", s.serveDocs)
	return s, err
}

// ServeHTTP answers a request; what no operation takes is a problem too.
func (s *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h, pattern := s.mux.Handler(r)
	if pattern != "" {
		s.mux.ServeHTTP(w, r)
		return
	}
	probe := &probe{header: http.Header{}}
	h.ServeHTTP(probe, r)
	if probe.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", probe.header.Get("Allow"))
		s.Fail(w, r, errMethod())
		return
	}
	s.Fail(w, r, errs.Missing())
}

// Fail writes a failure of a request that reached no operation, such as one
// that was stopped at the edge.
func (s *API) Fail(w http.ResponseWriter, r *http.Request, err error) {
	s.fail(w, r, actor.Actor{}, err)
}

// probe takes an answer that is not sent.
type probe struct {
	header http.Header
	status int
}

// Header gives the headers of the answer.
func (p *probe) Header() http.Header { return p.header }

// Write throws the body away.
func (p *probe) Write(b []byte) (int, error) { return len(b), nil }

// WriteHeader keeps the status.
func (p *probe) WriteHeader(status int) { p.status = status }
