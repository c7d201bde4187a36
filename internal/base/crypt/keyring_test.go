package crypt_test

import (
	"encoding/base64"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"digibank/internal/base/crypt"
)

func TestAKeyCanBeWrittenInHexadecimalOrBase64(t *testing.T) {
	t.Parallel()
	secret := []byte("\xfb\xff0123456789012345678901234567\xfe\xff")
	want := ring(t, hex.EncodeToString(secret)).ID()
	for _, text := range []string{
		strings.ToUpper(hex.EncodeToString(secret)),
		base64.StdEncoding.EncodeToString(secret),
		base64.RawStdEncoding.EncodeToString(secret),
		base64.URLEncoding.EncodeToString(secret),
		base64.RawURLEncoding.EncodeToString(secret),
		"# our key\r\n\n  " + hex.EncodeToString(secret) + "  \r\n",
	} {
		if got := ring(t, text).ID(); got != want {
			t.Errorf("%q gives key %s, want %s", text, got, want)
		}
	}
}

func TestABadKeyIsRefusedWithoutShowingIt(t *testing.T) {
	t.Parallel()
	good := strings.Repeat("ab", 32)
	for name, text := range map[string]string{
		"nothing":        "\n# comment\n",
		"too short":      "abababab",
		"a password":     "geheim-wachtwoord!",
		"too long":       good + "ab",
		"the same key":   good + "\n" + good,
		"one of the two": good + "\nabababab",
	} {
		_, err := crypt.Parse(text)
		if err == nil || strings.Contains(err.Error(), "abab") || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestPurposesHaveDifferentKeys(t *testing.T) {
	t.Parallel()
	k := ring(t)
	a, b := k.Key("links"), k.Key("cookies")
	if len(a) != 32 || string(a) == string(b) || string(a) != string(ring(t).Key("links")) {
		t.Error("a purpose has one key of 32 bytes, and another purpose another")
	}
}

func TestAMissingKeyFileIsMadeForItsOwnerOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "master.key")
	if _, err := crypt.Load(path); err == nil {
		t.Fatal("Load must not make a key")
	}
	made, err := crypt.LoadOrCreate(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	again, err := crypt.LoadOrCreate(path)
	if err != nil || again.ID() != made.ID() {
		t.Fatalf("a second start finds key %v (%v), want %s", again, err, made.ID())
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("files left behind: %v, %v", entries, err)
	}
}

func TestTwoProcessesThatStartAtOnceGetTheSameKey(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "master.key")
	ids := make([]string, 20)
	var wg sync.WaitGroup
	for i := range ids {
		wg.Go(func() {
			k, err := crypt.LoadOrCreate(path)
			if err != nil {
				t.Error(err)
				return
			}
			ids[i] = k.ID()
		})
	}
	wg.Wait()
	for _, id := range ids {
		if id != ids[0] {
			t.Fatalf("keys differ: %v", ids)
		}
	}
}

func TestAKeyThatCannotBeWrittenOrReadIsAnError(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if _, err := crypt.LoadOrCreate(filepath.Join(dir, "no", "master.key")); err == nil {
		t.Error("made a key in a directory that does not exist")
	}
	bad := filepath.Join(dir, "bad.key")
	if err := os.WriteFile(bad, []byte("kapot"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := crypt.LoadOrCreate(bad); err == nil || !strings.Contains(err.Error(), "bad.key") {
		t.Errorf("a broken key file: %v", err)
	}
	if _, err := crypt.Rotate(bad); err == nil {
		t.Error("rotated a broken key file")
	}
	if data, _ := os.ReadFile(bad); string(data) != "kapot" {
		t.Error("a broken key file must be left as it is")
	}
}

func TestRotatingAddsAKeyAndKeepsTheOld(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "master.key")
	if err := os.WriteFile(path, []byte(crypt.NewKey()), 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := crypt.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	sealed := before.Seal([]byte("An"), here())
	after, err := crypt.Rotate(path)
	if err != nil || after.ID() == before.ID() {
		t.Fatalf("newest key %v, %v", after, err)
	}
	if plain, err := after.Open(sealed, here()); err != nil || string(plain) != "An" {
		t.Errorf("%q, %v", plain, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode after rotating: %v, %v", info.Mode(), err)
	}
}
