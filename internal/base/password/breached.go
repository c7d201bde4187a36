package password

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // the published lists of leaked passwords use SHA-1
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// minPrefix is the shortest line of a breached list, in hexadecimal digits: 48
// bits, so that a good password is almost never refused by chance.
const minPrefix = 12

// maxLine is the longest line of a breached list, in bytes: a SHA-1 and a count.
const maxLine = 80

// BreachedFile is a file of leaked passwords: one SHA-1 per line, in upper-case
// hexadecimal, sorted; all lines as long, in full (40 digits) or cut to at
// least 12. What follows a colon on the line is ignored. It stays on disk: a
// look-up reads a few lines. It is safe for concurrent use.
type BreachedFile struct {
	file   io.ReaderAt
	closer io.Closer
	size   int64
	digits int
}

// OpenBreached opens such a file and looks at its first line.
func OpenBreached(path string) (*BreachedFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open leaked passwords: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("open leaked passwords: %w", errors.Join(err, f.Close()))
	}
	b := &BreachedFile{file: f, closer: f, size: info.Size()}
	first, _, err := b.line(0)
	if err != nil || len(first) < minPrefix || len(first) > 2*sha1.Size || strings.Trim(first, "0123456789ABCDEF") != "" {
		return nil, fmt.Errorf("open leaked passwords %s: the first line is no upper-case SHA-1 of %d to 40 digits: %w",
			path, minPrefix, errors.Join(err, f.Close()))
	}
	b.digits = len(first)
	return b, nil
}

// Close closes the file.
func (b *BreachedFile) Close() error { return b.closer.Close() }

// Has reports whether the password is in the file (v5.0.0-6.2.12).
func (b *BreachedFile) Has(password string) (bool, error) {
	sum := sha1.Sum([]byte(password)) //nolint:gosec // not for storing
	want := strings.ToUpper(hex.EncodeToString(sum[:]))[:b.digits]
	low, high := int64(0), b.size // the line, if any, starts in [low, high)
	for low < high {
		middle := low + (high-low)/2
		start, err := b.startAfter(middle)
		if err != nil {
			return false, fmt.Errorf("read leaked passwords: %w", err)
		}
		if start >= high {
			high = middle
			continue
		}
		got, next, err := b.line(start)
		if err != nil {
			return false, fmt.Errorf("read leaked passwords: %w", err)
		}
		switch strings.Compare(want, got) {
		case 0:
			return true, nil
		case 1:
			low = next
		default:
			high = middle
		}
	}
	return false, nil
}

// startAfter returns where the first line at or after an offset starts.
func (b *BreachedFile) startAfter(offset int64) (int64, error) {
	if offset == 0 {
		return 0, nil
	}
	_, next, err := b.line(offset - 1)
	return next, err
}

// line reads the rest of the line at an offset, up to its colon, and tells
// where the next one starts.
func (b *BreachedFile) line(offset int64) (string, int64, error) {
	buf := make([]byte, maxLine)
	n, err := b.file.ReadAt(buf, offset)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", 0, err
	}
	text, _, ended := bytes.Cut(buf[:n], []byte("\n"))
	if !ended && n == maxLine {
		return "", 0, fmt.Errorf("a line of more than %d bytes", maxLine)
	}
	next := offset + int64(len(text))
	if ended {
		next++
	}
	digits, _, _ := strings.Cut(string(text), ":")
	return strings.TrimSpace(digits), next, nil
}
