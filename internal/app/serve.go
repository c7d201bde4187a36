package app

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// How long the server waits for a slow client, and for running requests at the end.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 60 * time.Second
	writeTimeout  = 120 * time.Second
	idleTimeout   = 120 * time.Second
	stopTimeout   = 20 * time.Second
	maxHeader     = 64 << 10 // bytes
)

type serveCmd struct{}

// Run serves until it is asked to stop.
func (serveCmd) Run(e *env) error {
	p, err := openProgram(e)
	if err != nil {
		return err
	}
	defer p.close()
	return p.serve(e.ctx, nil)
}

// serve listens and answers until ctx ends: then it finishes running requests,
// stops the work in the background and returns. ready, if given, is called with
// the address once the program answers.
func (p *program) serve(ctx context.Context, ready func(url string)) error {
	handler, err := p.edge()
	if err != nil {
		return err
	}
	listeners, err := p.listen(ctx, handler)
	if err != nil {
		return err
	}
	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { failed <- l.run() }()
	}
	for _, w := range p.workers {
		w.start()
	}
	p.log.Info("listening", "url", listeners[0].url())
	if ready != nil {
		ready(listeners[0].url())
	}
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	return errors.Join(err, p.stop(listeners))
}

func (p *program) stop(listeners []*listener) error {
	ctx, cancel := context.WithTimeout(context.Background(), stopTimeout)
	defer cancel()
	var err error
	for _, l := range listeners {
		err = errors.Join(err, l.server.Shutdown(ctx))
	}
	for _, w := range p.workers {
		w.stop()
	}
	p.log.Info("stopped")
	return err
}

// listener is one open address with what answers there.
type listener struct {
	net.Listener
	server *http.Server
	cert   string
	key    string
}

func (l *listener) run() error {
	var err error
	if l.cert != "" {
		err = l.server.ServeTLS(l.Listener, l.cert, l.key)
	} else {
		err = l.server.Serve(l.Listener)
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

func (l *listener) url() string {
	if l.cert != "" {
		return "https://" + l.Addr().String()
	}
	return "http://" + l.Addr().String()
}

// listen opens the public address first, then the other ones.
func (p *program) listen(ctx context.Context, handler http.Handler) ([]*listener, error) {
	if p.cfg.TLSCert != "" {
		if _, err := tls.LoadX509KeyPair(p.cfg.TLSCert, p.cfg.TLSKey); err != nil {
			return nil, fmt.Errorf("cannot use the certificate: %w; check --tls-cert and --tls-key", err)
		}
	}
	asked := []struct {
		addr    string
		handler http.Handler
		tls     bool
	}{
		{p.cfg.Addr, handler, p.cfg.TLSCert != ""},
		{p.cfg.AdminAddr, p.admin(), false},
		{p.cfg.RedirectAddr, redirectTo(p.cfg.URL), false},
	}
	var out []*listener
	for _, a := range asked {
		if a.addr == "" {
			continue
		}
		open, err := new(net.ListenConfig).Listen(ctx, "tcp", a.addr)
		if err != nil {
			closeAll(out)
			return nil, fmt.Errorf("cannot listen on %s: %w; choose another with --addr", a.addr, err)
		}
		l := &listener{Listener: open, server: newServer(a.handler)}
		if a.tls {
			l.cert, l.key = p.cfg.TLSCert, p.cfg.TLSKey
		}
		out = append(out, l)
	}
	return out, nil
}

func closeAll(open []*listener) {
	for _, l := range open {
		_ = l.Close()
	}
}

// newServer has a limit on everything a client can hold up. v5.0.0-12.1.1
func newServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader, TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12},
	}
}

// redirectTo sends plain HTTP on, and answers nothing else. v5.0.0-12.2.1
func redirectTo(url string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, url+r.URL.RequestURI(), http.StatusPermanentRedirect)
	})
}
