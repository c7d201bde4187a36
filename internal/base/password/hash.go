package password

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"

	"golang.org/x/crypto/argon2"
)

const (
	saltSize = 16 // bytes
	hashSize = 32 // bytes
)

// Params are the costs of argon2id.
type Params struct {
	Memory  uint32 // KiB
	Passes  uint32
	Threads uint8
}

// Recommended returns the costs for a password that a person types: the OWASP
// minimum of 19 MiB and 2 passes, about 60 ms on a small server.
func Recommended() Params { return Params{Memory: 19 * 1024, Passes: 2, Threads: 1} }

// Hasher hashes and checks passwords. It is safe for concurrent use.
type Hasher struct {
	params Params
	slots  chan struct{}
}

// NewHasher returns a Hasher that runs at most atOnce calculations together;
// each takes params.Memory. Who comes later waits, as long as its context lets
// it.
func NewHasher(params Params, atOnce int) *Hasher {
	return &Hasher{params: params, slots: make(chan struct{}, max(1, atOnce))}
}

// Hash returns what to store of a password, as a PHC string with a new salt.
// The error is that of the context.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	p := phc{Params: h.params, salt: make([]byte, saltSize)}
	rand.Read(p.salt) // never fails: the runtime stops the program instead
	var err error
	if p.hash, err = h.compute(ctx, password, p); err != nil {
		return "", fmt.Errorf("hash password: %w", err)
	}
	return p.String(), nil
}

// Verify compares a password with a stored hash. When it is right, renew says
// that the hash has other costs than new ones get and should be made anew.
func (h *Hasher) Verify(ctx context.Context, password, stored string) (ok, renew bool, err error) {
	p, err := parsePHC(stored)
	if err != nil {
		return false, false, err
	}
	sum, err := h.compute(ctx, password, p)
	if err != nil {
		return false, false, fmt.Errorf("check password: %w", err)
	}
	ok = subtle.ConstantTimeCompare(sum, p.hash) == 1
	return ok, ok && (p.Params != h.params || len(p.hash) != hashSize || len(p.salt) != saltSize), nil
}

// Waste takes as long as Verify and always fails. Sign-in calls it for an
// account that does not exist, so that time does not tell who has one.
func (h *Hasher) Waste(ctx context.Context, password string) error {
	_, err := h.compute(ctx, password, phc{Params: h.params, salt: make([]byte, saltSize), hash: make([]byte, hashSize)})
	return err
}

// compute waits for a free slot and runs argon2id.
func (h *Hasher) compute(ctx context.Context, password string, p phc) ([]byte, error) {
	if len(password) > MaxBytes {
		return nil, errors.New("the password is longer than any that was accepted")
	}
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	size := uint32(max(len(p.hash), 0))
	if size == 0 {
		size = hashSize
	}
	return argon2.IDKey([]byte(password), p.salt, p.Passes, p.Memory, p.Threads, size), nil
}
