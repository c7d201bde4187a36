package fault

import (
	"bytes"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"
)

// binary builds the program once, as it is shipped.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "digibank-fault-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "digibank")
	build := exec.Command("go", "build", "-o", path, "digibank/cmd/digibank")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	build.Stderr = os.Stderr
	return path, build.Run()
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := binary(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// command prepares the program with the data of the world.
func (w *world) command(args ...string) *exec.Cmd {
	w.t.Helper()
	path, err := binary()
	w.must(err)
	cmd := exec.Command(path, args...)
	cmd.Env = append(os.Environ(), "DIGIBANK_DATA="+w.data, "DIGIBANK_DATABASE="+w.url, "DIGIBANK_API_RATE=1000000")
	return cmd
}

// server is the running program.
type server struct {
	t    *testing.T
	cmd  *exec.Cmd
	url  string
	log  *bytes.Buffer
	done chan error
}

// serve starts the program and waits until it is ready.
func (w *world) serve() *server {
	w.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	w.must(err)
	addr := l.Addr().String()
	w.must(l.Close())
	s := &server{t: w.t, cmd: w.command("serve", "--addr", addr), url: "http://" + addr, log: &bytes.Buffer{}, done: make(chan error, 1)}
	s.cmd.Stderr = s.log
	w.must(s.cmd.Start())
	go func() { s.done <- s.cmd.Wait() }()
	w.t.Cleanup(func() { _ = s.cmd.Process.Kill() })
	s.ready()
	return s
}

func (s *server) ready() {
	s.t.Helper()
	for range 1500 {
		if res, err := http.Get(s.url + "/readyz"); err == nil { //nolint:noctx // waits for a start
			_ = res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return
			}
		}
		select {
		case err := <-s.done:
			s.t.Fatalf("the program ended at its start: %v\n%s", err, s.log)
		case <-time.After(20 * time.Millisecond):
		}
	}
	s.t.Fatalf("the program does not get ready\n%s", s.log)
}

// end sends a signal and gives how the program ended.
func (s *server) end(signal syscall.Signal) error {
	s.t.Helper()
	if err := s.cmd.Process.Signal(signal); err != nil {
		s.t.Fatal(err)
	}
	return <-s.done
}

// verify runs the checks of the whole program beside it.
func (w *world) verify() (string, error) {
	out, err := w.command("verify").CombinedOutput()
	return string(out), err
}
