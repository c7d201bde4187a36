// Package browser_test uses the program as people do: a demo region behind a
// real server, in a real Chromium, by keyboard, by thumb and without scripts.
package browser_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"digibank/internal/app"
)

// asProgram in the environment makes this test binary the program itself, so
// that what is tested is always what is in the tree.
const asProgram = "DIGIBANK_BROWSER_TEST_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(app.Main(os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(run(m))
}

// run gives all tests one server and one browser.
func run(m *testing.M) int {
	s, err := stage()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer s.close()
	return m.Run()
}

// program is a command of the program, with nothing of the caller's settings.
func program(ctx context.Context, args ...string) (*exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Env = []string{asProgram + "=1", "PATH=" + os.Getenv("PATH"), "TMPDIR=" + os.TempDir(), "HOME=" + os.TempDir()}
	return cmd, nil
}
