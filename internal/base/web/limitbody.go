package web

import (
	"io"
	"net/http"
)

// MaxBody is the most a request may send, in bytes; a route for files sets its own.
const MaxBody = 1 << 20

// maxDrain is how much of a refused body is read and thrown away, so that the
// client gets to see the refusal instead of a broken connection.
const maxDrain = 64 << 20

// LimitBody lets a handler read at most MaxBody bytes; more is an
// *http.MaxBytesError, which becomes 413. v5.0.0-5.2.1
func LimitBody(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Body != nil && r.Body != http.NoBody {
			r.Body = &limitedBody{body: r.Body, left: MaxBody}
		}
		next.ServeHTTP(w, r)
	})
}

type limitedBody struct {
	body io.ReadCloser
	left int64
	err  error
}

// Read gives what fits, and throws the rest away once it does not.
func (l *limitedBody) Read(p []byte) (int, error) {
	if l.err != nil {
		return 0, l.err
	}
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err := l.body.Read(p)
	if int64(n) <= l.left {
		l.left -= int64(n)
		l.err = err
		return n, err
	}
	n, l.left = int(l.left), 0
	l.err = &http.MaxBytesError{Limit: MaxBody}
	l.drain()
	return n, l.err
}

func (l *limitedBody) drain() { _, _ = io.CopyN(io.Discard, l.body, maxDrain) }

// Close closes the body below.
func (l *limitedBody) Close() error { return l.body.Close() }

// Drain throws away what a refused request still sends.
func Drain(r *http.Request) {
	if r.Body != nil {
		_, _ = io.CopyN(io.Discard, r.Body, maxDrain)
	}
}
