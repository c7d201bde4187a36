package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"

	"digibank/internal/app/demo"
	"digibank/internal/base/clock"
	"digibank/internal/base/id"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
)

// demoCmd serves a made-up region on loopback.
type demoCmd struct {
	Seed uint64 `help:"Another seed makes another region of the same shape." default:"1"`
}

// demoFile is what scripts and checks read, see the outside contract.
type demoFile struct {
	URL      string            `json:"url"`
	Tenant   string            `json:"tenant"`
	Accounts []demo.Account    `json:"accounts"`
	Tokens   map[string]string `json:"tokens"`
	Sample   map[string]string `json:"sample"`
}

// Run makes the region, unless the data folder holds one, and serves it.
func (c demoCmd) Run(e *env) error {
	if err := onlyLoopback(e.cfg.Addr); err != nil {
		return usageError{err}
	}
	cleanup, err := demoFolder(e.cfg)
	if err != nil {
		return err
	}
	defer cleanup()
	e.cfg.demo = true
	file, err := c.region(e)
	if err != nil {
		return err
	}
	p, err := openProgram(e)
	if err != nil {
		return err
	}
	defer p.close()
	return p.serve(e.ctx, func(url string) {
		file.URL = url
		if err := file.write(e.cfg.Data); err != nil {
			p.log.Error("cannot write demo.json", "error", err)
		}
		file.tell(e)
	})
}

// onlyLoopback refuses to show demo accounts to a network.
func onlyLoopback(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("--addr must look like 127.0.0.1:8080")
	}
	if ip := net.ParseIP(host); host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	return errors.New("the demo has known passwords: it only listens on loopback, such as 127.0.0.1:8080")
}

// demoFolder gives the demo a folder: the one asked for, or a temporary one
// that is removed at the end.
func demoFolder(cfg *Config) (func(), error) {
	if cfg.Data != "" {
		return func() {}, nil
	}
	dir, err := os.MkdirTemp("", "digibank-demo-")
	cfg.Data = dir
	return func() { _ = os.RemoveAll(dir) }, err
}

// region reads demo.json of a folder that was used before, or makes the region.
func (c demoCmd) region(e *env) (demoFile, error) {
	var file demoFile
	raw, err := os.ReadFile(demoPath(e.cfg.Data))
	if err == nil {
		return file, json.Unmarshal(raw, &file)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return file, err
	}
	k, err := openKit(e.ctx, e.cfg)
	if err != nil {
		return file, err
	}
	made, err := c.make(e, k)
	if err := errors.Join(err, k.DB.Close()); err != nil {
		return file, fmt.Errorf("make the demo: %w; remove %s and try again", err, e.cfg.Data)
	}
	file = demoFile{Tenant: made.Tenant, Accounts: made.Accounts, Tokens: made.Tokens, Sample: made.Sample}
	return file, file.write(e.cfg.Data)
}

// make plays the history of the region with a program of its own, whose clock
// stands where the history is.
func (c demoCmd) make(e *env, k kit.Kit) (demo.Region, error) {
	now := clock.System{}.Now()
	past := clock.NewFake(now)
	ids := id.NewSeeded(c.Seed, past.Now)
	history := kit.Kit{DB: k.DB.Exclusive(), Clock: past, IDs: ids, Keys: k.Keys, Audit: audit.New(past, ids)}
	log, err := newLog(e.stderr)
	if err != nil {
		return demo.Region{}, err
	}
	p, err := newProgram(*e.cfg, history, log)
	if err != nil {
		return demo.Region{}, err
	}
	return demo.Build(e.ctx, demo.Services{Kit: history, Clock: past, Tenants: p.tenants, Accounts: p.accounts, Places: p.places,
		People: p.people, Desk: p.desk, Funds: p.grants}, c.Seed, now)
}

func demoPath(dir string) string { return filepath.Join(dir, "demo.json") }

// write replaces demo.json as a whole.
func (f demoFile) write(dir string) error {
	raw, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	temp := demoPath(dir) + ".new"
	if err := os.WriteFile(temp, append(raw, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(temp, demoPath(dir))
}

// tell shows on a terminal where to go and how to sign in.
func (f demoFile) tell(e *env) {
	if !isTerminal(e.stdout) {
		return
	}
	fmt.Fprintf(e.stdout, "\n  %s/%s/   the public site\n  %s/office/   the staff side\n\n", f.URL, f.Tenant, f.URL)
	for _, a := range f.Accounts {
		fmt.Fprintf(e.stdout, "  %-12s %-42s %s\n", a.Role, a.Email, a.Password)
	}
	fmt.Fprintln(e.stdout)
}
