package app

import (
	"errors"
	"log/slog"
	"net/http"

	"digibank/internal/base/geo"
	"digibank/internal/base/i18n"
	"digibank/internal/base/job"
	"digibank/internal/base/mail"
	"digibank/internal/base/obs"
	"digibank/internal/base/ui"
	"digibank/internal/feature/grant"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/access"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/place"
	"digibank/internal/platform/reach"
	"digibank/internal/platform/route"
	"digibank/internal/platform/tenant"
	"digibank/internal/surface/office"
	"digibank/internal/surface/site"
)

// program is all parts together. The wire functions fill it in; after that it
// does not change.
type program struct {
	cfg     Config
	kit     kit.Kit
	log     *slog.Logger
	policy  *access.Policy
	texts   *i18n.Bundle
	assets  *ui.Assets
	office  *office.Office
	metrics *obs.Metrics

	// authenticate tells who asks; the account slice brings it.
	authenticate func(r *http.Request) (actor.Actor, error)
	routes       []route.Route           // everything but the sub-trees below
	trees        map[string]http.Handler // first part of the path -> a handler that does its own, such as the API
	failures     map[string]failure      // how those sub-trees tell of a failure before the request reaches them
	checks       []check
	workers      []worker

	atlas    *geo.Atlas
	queue    *job.Queue
	jobs     *job.Worker
	mail     mail.Sender
	tenants  *tenant.Service
	places   *place.Service
	people   *person.Service
	ledger   *reach.Ledger
	figures  *reach.Figures
	grants   *grant.Service
	accounts *account.Service
	desk     *helpdesk.Service
	site     *site.Site
	openapi  func() []byte // the description of the API
}

// failure writes an error in the form of a sub-tree, such as problem JSON.
type failure func(w http.ResponseWriter, r *http.Request, err error)

// worker is work in the background: it runs until stop is called, which waits
// for what is in hand.
type worker struct {
	start func()
	stop  func()
}

// newProgram wires the slices together. It reads no table: a program around an
// empty kit still knows its routes and rights.
func newProgram(cfg Config, k kit.Kit, log *slog.Logger) (*program, error) {
	policy, err := access.NewPolicy(rules()...)
	if err != nil {
		return nil, err
	}
	texts, err := i18n.New(catalogues()...)
	if err != nil {
		return nil, err
	}
	assets, err := ui.EmbeddedAssets()
	if err != nil {
		return nil, err
	}
	p := &program{cfg: cfg, kit: k, log: log, policy: policy, texts: texts, assets: assets,
		metrics: obs.New(version), trees: map[string]http.Handler{}, failures: map[string]failure{}}
	p.authenticate = func(*http.Request) (actor.Actor, error) { return actor.Actor{}, nil }
	return p, p.wire()
}

// openProgram opens the database of the configuration and wires the program.
func openProgram(e *env) (*program, error) {
	log, err := newLog(e.stderr)
	if err != nil {
		return nil, err
	}
	k, err := openKit(e.ctx, e.cfg)
	if err != nil {
		return nil, err
	}
	p, err := newProgram(*e.cfg, k, log)
	if err != nil {
		return nil, errors.Join(err, k.DB.Close())
	}
	return p, nil
}

// close closes the database.
func (p *program) close() { _ = p.kit.DB.Close() }
