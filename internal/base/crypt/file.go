package crypt

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Load reads the master keys of a file that must exist.
func Load(path string) (*Keyring, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read master keys: %w", err)
	}
	ring, err := Parse(string(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return ring, nil
}

// LoadOrCreate reads the master keys of a file, and makes the file with one new
// key when it is missing. Use it only where no sealed data can exist yet: a new
// key does not open what a lost one sealed. Two processes that start at once
// end up with the same key.
func LoadOrCreate(path string) (*Keyring, error) {
	_, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		err = writeNew(path, newKey())
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("create master key: %w", err)
	}
	return Load(path)
}

// Rotate adds a new key to the file. What the older keys sealed still opens.
func Rotate(path string) (*Keyring, error) {
	if _, err := Load(path); err != nil {
		return nil, err
	}
	old, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("rotate master key: %w", err)
	}
	text := string(old)
	if text[len(text)-1] != '\n' {
		text += "\n"
	}
	temp, err := writeTemp(path, text+newKey())
	if err != nil {
		return nil, fmt.Errorf("rotate master key: %w", err)
	}
	if err := os.Rename(temp, path); err != nil {
		return nil, fmt.Errorf("rotate master key: %w", errors.Join(err, os.Remove(temp)))
	}
	if err := syncDir(path); err != nil {
		return nil, fmt.Errorf("rotate master key: %w", err)
	}
	return Load(path)
}

// NewKey returns a new master key as Parse reads it, for an installation that
// keeps its key elsewhere.
func NewKey() string { return newKey()[:2*keySize] }

func newKey() string {
	secret := make([]byte, keySize)
	rand.Read(secret) // never fails: the runtime stops the program instead
	return hex.EncodeToString(secret) + "\n"
}

// writeNew makes the file in one step, complete and on disk, or fails with
// fs.ErrExist when somebody else was first.
func writeNew(path, text string) error {
	temp, err := writeTemp(path, text)
	if err != nil {
		return err
	}
	if err := errors.Join(os.Link(temp, path), os.Remove(temp)); err != nil {
		return err
	}
	return syncDir(path)
}

// writeTemp writes text to a file beside path that only its owner can read.
func writeTemp(path, text string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".key-*") // mode 0600
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(text)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

func syncDir(path string) error {
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
