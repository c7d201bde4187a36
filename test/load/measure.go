package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// demoJSON is what the demo tells of itself.
type demoJSON struct {
	URL      string            `json:"url"`
	Tenant   string            `json:"tenant"`
	Accounts []demoAccount     `json:"accounts"`
	Tokens   map[string]string `json:"tokens"`
	Sample   map[string]string `json:"sample"`
}

type demoAccount struct{ Role, Email, Password string }

func (d demoJSON) account(role string) demoAccount {
	for _, a := range d.Accounts {
		if a.Role == role {
			return a
		}
	}
	return demoAccount{}
}

// bench is one run over the demo region.
type bench struct {
	o       options
	dir     string
	demo    demoJSON
	program *process
	floor   *process
	cookie  string // of a signed-in coordinator
	lines   []line
	facts   []string
}

// line is one budget of the report.
type line struct {
	what, budget, measured string
	kept                   bool
}

func measure(ctx context.Context, o options) (string, error) {
	dir, err := os.MkdirTemp("", "digibank-load-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	b := &bench{o: o, dir: dir}
	if err := b.prepare(ctx); err != nil {
		return "", err
	}
	defer func() { b.program.stop(); b.floor.stop() }()
	for _, scenario := range []func(context.Context) error{b.saves, b.lists, b.dashboard, b.public, b.memory, b.size, b.peer} {
		if err := scenario(ctx); err != nil {
			return "", err
		}
	}
	return b.report(), nil
}

// prepare makes the demo region, starts the program on it and signs in, and
// starts the floor on a copy of the same database.
func (b *bench) prepare(ctx context.Context) error {
	addr, err := freeAddr()
	if err != nil {
		return err
	}
	demo := program{url: "http://" + addr, ready: "/readyz", name: b.o.digibank, args: []string{"demo", "--addr", addr, "--data", filepath.Join(b.dir, "demo")}}
	p, took, err := demo.start(ctx)
	if err != nil {
		return err
	}
	b.facts = append(b.facts, fmt.Sprintf("making the demo region and answering: %.1f s", took.Seconds()))
	p.stop()
	if b.program, took, err = demo.start(ctx); err != nil {
		return err
	}
	b.add("start to `/readyz` on an existing database", "≤ 0.3 s", fmt.Sprintf("%.2f s", took.Seconds()), took <= 300*time.Millisecond)
	raw, err := os.ReadFile(filepath.Join(b.dir, "demo", "demo.json"))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, &b.demo); err != nil {
		return err
	}
	if err := b.signIn(); err != nil {
		return err
	}
	return b.startFloor(ctx)
}

// signIn keeps the session cookie of the coordinator; it is marked Secure, which
// is why it is carried by hand over plain HTTP.
func (b *bench) signIn() error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	a := b.demo.account("coordinator")
	hc := &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := hc.PostForm(b.demo.URL+"/login", url.Values{"email": {a.Email}, "password": {a.Password}})
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	for _, c := range resp.Cookies() {
		if c.Name == "__Host-digibank" {
			b.cookie = c.Name + "=" + c.Value
		}
	}
	if b.cookie == "" {
		return fmt.Errorf("sign-in answered %d without a session", resp.StatusCode)
	}
	return nil
}

func (b *bench) startFloor(ctx context.Context) error {
	page := filepath.Join(b.dir, "page.gz")
	if err := b.fetch(page, "/"+b.demo.Tenant+"/digipunten"); err != nil {
		return err
	}
	addr, err := freeAddr()
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	copied := filepath.Join(b.dir, "floor.db")
	if err := copyDatabase(filepath.Join(b.dir, "demo", "digibank.db"), copied); err != nil {
		return err
	}
	floor := program{url: "http://" + addr, ready: "/readyz", name: self, args: []string{"-floor", addr, "-floor-database", copied, "-floor-bytes", page}}
	b.floor, _, err = floor.start(ctx)
	return err
}

// copyDatabase copies a running SQLite database as a whole.
func copyDatabase(from, to string) error {
	d, err := openFloor(from, 1, false)
	if err != nil {
		return err
	}
	defer d.Close()
	_, err = d.Exec(`VACUUM INTO $1`, to)
	return err
}

// fetch stores the compressed bytes of a public page.
func (b *bench) fetch(file, path string) error {
	req, err := http.NewRequest("GET", b.demo.URL+path, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if _, err := gzip.NewReader(strings.NewReader(string(raw))); err != nil {
		return fmt.Errorf("%s is not compressed: %w", path, err)
	}
	return os.WriteFile(file, raw, 0o600)
}

func (b *bench) add(what, budget, measured string, kept bool) {
	b.lines = append(b.lines, line{what, budget, measured, kept})
	fmt.Fprintf(os.Stderr, "%-60s %-12s %s\n", what, budget, measured)
}
