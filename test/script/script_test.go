// Package script runs the whole program as people run it: each testdata/*.txtar
// is a walk through commands, in a folder of its own, on both engines.
package script

import (
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"digibank/internal/app"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"digibank": func() { os.Exit(app.Main(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

func TestCommands(t *testing.T) {
	t.Parallel()
	for _, engine := range []db.Engine{db.SQLite, db.Postgres} {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			testscript.Run(t, testscript.Params{
				Dir: "testdata", RequireExplicitExec: true, RequireUniqueNames: true,
				Setup: func(e *testscript.Env) error { return setup(t, e, engine) },
				Cmds:  map[string]func(*testscript.TestScript, bool, []string){"get": get, "terminate": terminate},
			})
		})
	}
}

// setup gives a script an empty database and a free address, in the environment.
func setup(t *testing.T, e *testscript.Env, engine db.Engine) error {
	e.Setenv("DIGIBANK_DATA", e.WorkDir+"/data")
	if engine == db.Postgres {
		e.Setenv("DIGIBANK_DATABASE", dbtest.Empty(t))
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	e.Setenv("DIGIBANK_ADDR", l.Addr().String())
	return l.Close()
}

// get asks the running program for a path and keeps the body in the file
// "answer": get STATUS PATH. While the program starts it tries again.
func get(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: get STATUS PATH")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	res, err := ask("http://" + ts.Getenv("DIGIBANK_ADDR") + args[1])
	ts.Check(err)
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs("answer"), body, 0o600))
	if res.StatusCode != want {
		ts.Fatalf("%s answers %d, want %d: %s", args[1], res.StatusCode, want, body)
	}
}

// terminate asks the programs in the background to stop, as a service manager does.
func terminate(ts *testscript.TestScript, neg bool, args []string) {
	for _, cmd := range ts.BackgroundCmds() {
		ts.Check(cmd.Process.Signal(syscall.SIGTERM))
	}
}

func ask(url string) (res *http.Response, err error) {
	for range 100 {
		if res, err = http.Get(url); err == nil { //nolint:noctx // a script has no context
			return res, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return nil, err
}
