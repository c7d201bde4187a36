package password

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// Limits of a stored hash: beyond them it is damaged, and computing it would
// only cost memory.
const (
	maxMemory  = 1024 * 1024 // KiB, 1 GiB
	maxPasses  = 100
	maxThreads = 64
	maxPart    = 64 // bytes of salt and of hash
)

// ErrStored: the stored hash is not one of ours.
var ErrStored = errors.New("password: the stored hash cannot be read")

// phc is a stored hash: $argon2id$v=19$m=19456,t=2,p=1$salt$hash.
type phc struct {
	Params
	salt, hash []byte
}

// String writes the hash in the PHC string format, base64 without padding.
func (p phc) String() string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version,
		p.Memory, p.Passes, p.Threads, b64.EncodeToString(p.salt), b64.EncodeToString(p.hash))
}

func parsePHC(stored string) (phc, error) {
	parts := strings.Split(stored, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return phc{}, ErrStored
	}
	var p phc
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.Memory, &p.Passes, &p.Threads); err != nil {
		return phc{}, ErrStored
	}
	var err1, err2 error
	b64 := base64.RawStdEncoding.Strict()
	p.salt, err1 = b64.DecodeString(parts[4])
	p.hash, err2 = b64.DecodeString(parts[5])
	if err1 != nil || err2 != nil || !p.sound() || p.String() != stored {
		return phc{}, ErrStored
	}
	return p, nil
}

func (p phc) sound() bool {
	return p.Memory >= 8*uint32(p.Threads) && p.Memory <= maxMemory &&
		p.Passes >= 1 && p.Passes <= maxPasses && p.Threads >= 1 && p.Threads <= maxThreads &&
		len(p.salt) >= 8 && len(p.salt) <= maxPart && len(p.hash) >= 16 && len(p.hash) <= maxPart
}
