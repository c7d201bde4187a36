package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"sync"

	"github.com/klauspost/compress/gzip"

	"digibank/internal/platform/place"
)

// Limits of the rendered pages kept in memory.
const (
	maxEntries = 2000
	maxBytes   = 32 << 20
)

// pageKey says which page, of what data, at what minute.
type pageKey struct {
	stamp  place.Stamp
	path   string // language included
	query  string
	theme  string
	minute int64
}

// entry is a rendered page, ready to be written.
type entry struct {
	plain  []byte
	packed []byte // gzip
	etag   string
}

// cache keeps rendered pages of the current minute. When the minute is over or
// it is full it starts afresh, so it needs no list of what was used last.
type cache struct {
	mu     sync.RWMutex
	minute int64
	bytes  int
	pages  map[pageKey]*entry
}

func newCache() *cache { return &cache{pages: map[pageKey]*entry{}} }

func (c *cache) get(k pageKey) *entry {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.pages[k]
}

func (c *cache) put(k pageKey, e *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	size := len(e.plain) + len(e.packed)
	if k.minute != c.minute || len(c.pages) >= maxEntries || c.bytes+size > maxBytes {
		c.pages, c.bytes, c.minute = map[pageKey]*entry{}, 0, k.minute
	}
	c.pages[k] = e
	c.bytes += size
}

// pack makes an entry of rendered bytes. The ETag is made of the bytes: a new
// minute in which nothing reads differently keeps it.
func pack(plain []byte) (*entry, error) {
	var b bytes.Buffer
	zip := gzip.NewWriter(&b)
	if _, err := zip.Write(plain); err != nil {
		return nil, err
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(plain)
	return &entry{plain: plain, packed: b.Bytes(), etag: `W/"` + hex.EncodeToString(sum[:12]) + `"`}, nil
}
