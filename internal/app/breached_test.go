package app

import (
	"crypto/sha1"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"digibank/internal/base/password"
)

// v5.0.0-6.2.12
func TestALeakedPasswordIsRefusedWhenTheOperatorHasTheList(t *testing.T) {
	t.Parallel()
	const leaked = "een lange maar gelekte zin"
	file := filepath.Join(t.TempDir(), "leaked.txt")
	if err := os.WriteFile(file, fmt.Appendf(nil, "%X\n", sha1.Sum([]byte(leaked))), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]password.Problem{"": password.None, file: password.Breached} {
		policy, err := (&program{cfg: Config{BreachedPasswords: path}}).passwordPolicy()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := policy.Check(leaked, nil); got != want || err != nil {
			t.Errorf("with the list %q: %v, %v", path, got, err)
		}
	}
	if _, err := (&program{cfg: Config{BreachedPasswords: file + ".missing"}}).passwordPolicy(); err == nil {
		t.Error("a missing list was overlooked")
	}
}
