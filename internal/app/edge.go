package app

import (
	"net/http"
	"strings"
	"time"

	"digibank/internal/base/obs"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/route"
)

// edge is what every request passes on its way to a route, outermost first.
func (p *program) edge() (http.Handler, error) {
	proxies, err := web.ParseProxies(p.cfg.TrustedProxy)
	if err != nil {
		return nil, usageError{err}
	}
	gzip, err := web.Gzip()
	if err != nil {
		return nil, err
	}
	origin, err := web.SameOrigin(p.cfg.URL, p.failNobody)
	if err != nil {
		return nil, usageError{err}
	}
	limits := newLimits()
	return web.Chain(p.dispatch(),
		web.AccessLog(p.log, p.kit.IDs, p.kit.Clock.Now, p.measure),
		tellLog,
		web.Secure,
		web.RefuseTrace,
		proxies.Strip,
		gzip,
		p.office.Localized,
		web.Recover(p.failNobody),
		web.WholeText(p.failNobody),
		origin,
		web.LimitBody,
		web.Throttle(limits.pick, p.kit.Clock.Now, p.failNobody),
	), nil
}

// tellLog gives the log lines written on the way the id of the request.
func tellLog(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(obs.WithRequestID(r.Context(), web.NoteOf(r).ID)))
	})
}

// measure hears of every answered request.
func (p *program) measure(n *web.Note, _ *http.Request, status int, took time.Duration) {
	p.metrics.Request(n.Route, status, took)
}

// admin answers on the admin address: measurements only.
func (p *program) admin() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", p.metrics.Handler())
	return mux
}

// dispatch chooses by the first part of the path: the program's own pages, a
// sub-tree such as the API, or else the public site of a digibank, whose
// patterns start with {tenant} and would clash with the others on one mux.
func (p *program) dispatch() http.Handler {
	own, site, firsts := http.NewServeMux(), http.NewServeMux(), map[string]bool{"": true}
	staff := route.Gate{Authenticate: p.authenticate, Fail: p.fail}
	public := route.Gate{Authenticate: nobody, Fail: p.fail}
	for _, rt := range p.routes {
		first := firstPart(rt.Path)
		switch {
		case p.trees[first] != nil: // in the table only: the tree has a mux of its own
		case strings.HasPrefix(first, "{") && first != "{$}":
			public.Mount(site, []route.Route{p.dress(rt)})
		default:
			firsts[first] = true
			staff.Mount(own, []route.Route{p.dress(rt)})
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		first := firstPart(r.URL.Path)
		if tree, ok := p.trees[first]; ok {
			web.NoStore(w)
			tree.ServeHTTP(w, r)
			return
		}
		if firsts[first] {
			web.NoStore(w)
			p.serveMux(own, w, r)
			return
		}
		p.serveMux(site, w, r)
	})
}

func nobody(*http.Request) (actor.Actor, error) { return actor.Actor{}, nil }

func firstPart(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return first
}

// dress adds to a route what all have: its pattern in the log, and the language
// of the account.
func (p *program) dress(rt route.Route) route.Route {
	pattern, handle := rt.Method+" "+rt.Path, rt.Handle
	rt.Handle = func(w http.ResponseWriter, r *http.Request, a actor.Actor) error {
		note := web.NoteOf(r)
		note.Route, note.Account, note.Tenant = pattern, a.AccountID, a.TenantID
		return handle(w, p.office.Localize(r, a), a)
	}
	return rt
}

// serveMux answers with the program's own pages where the mux would write plain text.
func (p *program) serveMux(mux *http.ServeMux, w http.ResponseWriter, r *http.Request) {
	h, pattern := mux.Handler(r)
	if pattern != "" {
		mux.ServeHTTP(w, r)
		return
	}
	probe := &probe{header: http.Header{}}
	h.ServeHTTP(probe, r)
	if probe.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", probe.header.Get("Allow"))
		p.fail(w, r, actor.Actor{}, errMethod())
		return
	}
	p.fail(w, r, actor.Actor{}, errNoPage())
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
