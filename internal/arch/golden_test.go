package arch

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// golden compares a generated text with the committed file in docs/reference.
// UPDATE_GOLDEN=1 writes it anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join(root, "docs", "reference", name)
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := stale(path, got); d != "" {
		t.Errorf("docs/reference/%s is not what the program says; look at the difference, then UPDATE_GOLDEN=1 go test ./internal/arch (-committed +now):\n%s", name, d)
	}
}

// stale gives how a committed file differs from what it should be.
func stale(path, got string) string {
	want, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	return cmp.Diff(string(want), got)
}

func TestACommittedListThatIsNotFreshIsFound(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "list.txt")
	if stale(path, "a\n") == "" {
		t.Error("a missing file is taken for fresh")
	}
	if err := os.WriteFile(path, []byte("a\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if stale(path, "a\nb\n") == "" || stale(path, "a\n") != "" {
		t.Error("freshness is not seen")
	}
}
