package crypt

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// keySize is the size of a master key and of every derived key, in bytes.
const keySize = 32

// Keyring holds the master keys of an installation, oldest first. It never
// changes and is safe for concurrent use.
type Keyring struct {
	keys []masterKey
}

// masterKey is one master key with what is derived from it once.
type masterKey struct {
	id     string // 8 hexadecimal digits, derived: the same key has the same id everywhere
	secret []byte
	aead   cipher.AEAD
	blinds *sync.Map // purpose of a blind index -> its key; purposes are few and fixed in code
}

// Parse reads master keys from a text: one key of 32 bytes per line, in
// hexadecimal or base64, the newest last. Empty lines and lines that start
// with # do not count. Errors never show a key.
func Parse(secrets string) (*Keyring, error) {
	ring := &Keyring{}
	for i, line := range strings.Split(secrets, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		secret, err := decodeKey(line)
		if err != nil {
			return nil, fmt.Errorf("read master key on line %d: %w", i+1, err)
		}
		if err := ring.add(secret); err != nil {
			return nil, fmt.Errorf("read master key on line %d: %w", i+1, err)
		}
	}
	if len(ring.keys) == 0 {
		return nil, errors.New("read master key: there is none")
	}
	return ring, nil
}

// decodeKey reads 32 bytes. 64 hexadecimal digits are always taken as such,
// although they would also be base64 of something longer.
func decodeKey(line string) ([]byte, error) {
	if secret, err := hex.DecodeString(line); err == nil && len(secret) == keySize {
		return secret, nil
	}
	plain := strings.NewReplacer("-", "+", "_", "/").Replace(strings.TrimRight(line, "="))
	secret, err := base64.RawStdEncoding.DecodeString(plain)
	if err != nil || len(secret) != keySize {
		return nil, errors.New("want 32 bytes, as 64 hexadecimal digits or 43 to 44 base64 characters")
	}
	return secret, nil
}

func (k *Keyring) add(secret []byte) error {
	key := masterKey{secret: secret, blinds: new(sync.Map)}
	key.id = hex.EncodeToString(key.derive("key id", ""))[:8]
	if k.byID(key.id) != nil {
		return errors.New("the key occurs twice")
	}
	block, err := aes.NewCipher(key.derive("seal", ""))
	if err != nil {
		return err
	}
	if key.aead, err = cipher.NewGCMWithRandomNonce(block); err != nil {
		return err
	}
	k.keys = append(k.keys, key)
	return nil
}

// derive returns the key of 32 bytes for one purpose and scope.
func (m masterKey) derive(purpose, scope string) []byte {
	info := string(encode("digibank", purpose, scope))
	key, err := hkdf.Key(sha256.New, m.secret, nil, info, keySize)
	if err != nil {
		panic("crypt: derive key: " + err.Error()) // only for lengths that are not used here
	}
	return key
}

func (k *Keyring) byID(id string) *masterKey {
	for i := range k.keys {
		if k.keys[i].id == id {
			return &k.keys[i]
		}
	}
	return nil
}

func (k *Keyring) newest() *masterKey { return &k.keys[len(k.keys)-1] }

// ID names the newest key; it tells nothing about the key itself.
func (k *Keyring) ID() string { return k.newest().id }

// Key derives a key of 32 bytes for a purpose from the newest master key, such
// as for signing links.
func (k *Keyring) Key(purpose string) []byte { return k.newest().derive("use", purpose) }

// String hides the keys, so that a keyring in a log line is harmless.
func (k *Keyring) String() string {
	return fmt.Sprintf("keyring of %d, newest %s", len(k.keys), k.ID())
}

// GoString hides the keys from %#v as well.
func (k *Keyring) GoString() string { return k.String() }
