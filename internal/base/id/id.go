// Package id makes the identifiers of rows: UUIDs of version 7, which sort by
// the time they were made.
package id

import (
	"encoding/binary"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/google/uuid"
)

// Source makes identifiers. Use cases receive one, so that a demo or a test can
// be repeated to the letter.
type Source interface {
	New() string
}

// Random is the source of the running program.
type Random struct{}

// New returns a fresh UUIDv7.
func (Random) New() string { return uuid.Must(uuid.NewV7()).String() }

// Seeded makes the same identifiers for the same seed. It is safe for concurrent use.
type Seeded struct {
	mu  sync.Mutex
	rnd *rand.Rand
	now func() time.Time
}

// NewSeeded returns a source that takes its time part from now and the rest from seed.
func NewSeeded(seed uint64, now func() time.Time) *Seeded {
	return &Seeded{rnd: rand.New(rand.NewPCG(seed, seed^0x9e3779b97f4a7c15)), now: now}
}

// New returns the next UUIDv7 of the seed.
func (s *Seeded) New() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var u uuid.UUID
	binary.BigEndian.PutUint64(u[0:8], uint64(s.now().UnixMilli())<<16|s.rnd.Uint64()&0xffff)
	binary.BigEndian.PutUint64(u[8:16], s.rnd.Uint64())
	u[6] = u[6]&0x0f | 0x70
	u[8] = u[8]&0x3f | 0x80
	return u.String()
}

// Valid says whether s has the form of an identifier of this program.
func Valid(s string) bool {
	if len(s) != 36 {
		return false
	}
	_, err := uuid.Parse(s)
	return err == nil
}
