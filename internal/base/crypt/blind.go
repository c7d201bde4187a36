package crypt

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
)

// blindSize is the size of a blind index, in bytes: enough that two values of
// one column never share one by chance.
const blindSize = 16

// Blind returns the index value by which a sealed field is found: 22 characters
// of base64url. Purpose names the column ("person.phone"). The caller
// normalises the value first: other spelling gives another index.
func (k *Keyring) Blind(purpose, tenant, value string) string {
	return k.newest().blind(purpose, tenant, value)
}

// Blinds returns the index of a value under every key, newest first. A search
// takes them all, so that rows are also found half-way a change of keys.
func (k *Keyring) Blinds(purpose, tenant, value string) []string {
	out := make([]string, 0, len(k.keys))
	for i := len(k.keys) - 1; i >= 0; i-- {
		out = append(out, k.keys[i].blind(purpose, tenant, value))
	}
	return out
}

func (m *masterKey) blind(purpose, tenant, value string) string {
	key, ok := m.blinds.Load(purpose)
	if !ok {
		key, _ = m.blinds.LoadOrStore(purpose, m.derive("blind", purpose))
	}
	sum := HMAC(key.([]byte), tenant, value)
	return base64.RawURLEncoding.EncodeToString(sum[:blindSize])
}

// HMAC returns the HMAC-SHA-256 of the parts, 32 bytes. Moving a character from
// one part to the next changes it.
func HMAC(key []byte, parts ...string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write(encode(parts...))
	return mac.Sum(nil)
}

// Equal compares two secrets in a time that does not tell where they differ.
func Equal(a, b string) bool {
	return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1
}
