package crypt

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"strings"
)

// version starts every sealed text; another format gets another one.
const version = "v1"

// What Open answers when it cannot.
var (
	// ErrNoKey: the text was sealed with a key that is not in the ring.
	ErrNoKey = errors.New("crypt: sealed with an unknown key")
	// ErrSealed: the text is not a sealed one, was changed, or belongs elsewhere.
	ErrSealed = errors.New("crypt: cannot be opened here")
)

// AAD says where a sealed field lives. It is not stored: who opens the field
// must know it.
type AAD struct {
	Tenant, Table, Column, Row string
}

// encode joins parts so that no two different lists give the same bytes: each
// part is preceded by its length.
func encode(parts ...string) []byte {
	var out []byte
	for _, p := range parts {
		out = binary.AppendUvarint(out, uint64(len(p)))
		out = append(out, p...)
	}
	return out
}

func (a AAD) bytes() []byte { return encode(version, a.Tenant, a.Table, a.Column, a.Row) }

// Seal encrypts a field with the newest key. The result is plain ASCII
// (letters, digits, dot, dash, underscore): version, key id, content.
func (k *Keyring) Seal(plain []byte, aad AAD) string {
	key := k.newest()
	sealed := key.aead.Seal(nil, nil, plain, aad.bytes())
	return version + "." + key.id + "." + base64.RawURLEncoding.EncodeToString(sealed)
}

// Open decrypts a field that Seal made for the same place. The error is
// ErrNoKey or ErrSealed and says nothing about the content.
func (k *Keyring) Open(sealed string, aad AAD) ([]byte, error) {
	id, body, ok := split(sealed)
	if !ok {
		return nil, ErrSealed
	}
	key := k.byID(id)
	if key == nil {
		return nil, ErrNoKey
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(body)
	if err != nil {
		return nil, ErrSealed
	}
	plain, err := key.aead.Open(nil, nil, raw, aad.bytes())
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// Current reports whether a sealed text uses the newest key; if not, it is to
// be opened and sealed again.
func (k *Keyring) Current(sealed string) bool {
	id, _, ok := split(sealed)
	return ok && id == k.ID()
}

func split(sealed string) (id, body string, ok bool) {
	rest, ok := strings.CutPrefix(sealed, version+".")
	if !ok || strings.ContainsAny(sealed, "\r\n") { // base64 would skip them
		return "", "", false
	}
	return strings.Cut(rest, ".")
}
