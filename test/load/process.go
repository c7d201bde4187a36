package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// process is a server under measurement.
type process struct {
	cmd *exec.Cmd
	url string
	log *os.File // what it printed
}

// program is a server to start.
type program struct {
	url   string
	ready string // path that answers 200 when it is
	env   []string
	name  string
	args  []string
}

// start runs a server and waits until it is ready.
func (s program) start(ctx context.Context) (*process, time.Duration, error) {
	log, err := os.CreateTemp("", "digibank-load-*.log")
	if err != nil {
		return nil, 0, err
	}
	p := &process{cmd: exec.CommandContext(ctx, s.name, s.args...), url: s.url, log: log}
	p.cmd.Stdout, p.cmd.Stderr = log, log
	p.cmd.Env = append(os.Environ(), s.env...)
	began := time.Now()
	if err := p.cmd.Start(); err != nil {
		return nil, 0, err
	}
	for time.Since(began) < 2*time.Minute {
		resp, err := http.Get(s.url + s.ready)
		if err == nil {
			_ = resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return p, time.Since(began), nil
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
	printed, _ := os.ReadFile(log.Name())
	p.stop()
	return nil, 0, fmt.Errorf("%s does not answer: %s", s.name, printed)
}

func (p *process) stop() {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	_ = p.cmd.Wait()
	_ = p.log.Close()
	_ = os.Remove(p.log.Name())
}

// resident gives the largest resident memory the process had, in megabytes.
func (p *process) resident() (float64, error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(raw)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, err := strconv.Atoi(strings.Fields(rest)[0])
			return float64(kb) / 1024, err
		}
	}
	return 0, errors.New("no VmHWM")
}

// freeAddr gives a loopback address that nobody listens on.
func freeAddr() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}
