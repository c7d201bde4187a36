package app

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/platform/actor"
)

// endless is a body of some bytes.
type endless struct{ left int }

// Read gives the same letter over and over.
func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.left)
	for i := range p[:n] {
		p[i] = 'a'
	}
	e.left -= n
	return n, nil
}

// v5.0.0-5.2.1
func TestABodyOf50MegabytesIsRefusedAtOnce(t *testing.T) {
	t.Parallel()
	l := liveOn(t, dbtest.Open(t, db.SQLite))
	before := l.sums(l.here.tenant.ID, visits()...)
	for path, contentType := range map[string]string{"/office/desk/new": "application/x-www-form-urlencoded", "/office/people/new": "application/x-www-form-urlencoded",
		"/login": "application/x-www-form-urlencoded", "/api/v1/contacts": "application/json", "/api/v1/persons": "application/json"} {
		began := time.Now()
		l.ask(http.MethodPost, path, contentType, &endless{50 << 20}, l.here.as(actor.Coordinator, path)...).status(t, http.StatusRequestEntityTooLarge)
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s takes %s to say no", path, took)
		}
	}
	for table, sum := range l.sums(l.here.tenant.ID, visits()...) {
		if sum != before[table] {
			t.Errorf("something was saved in %s", table)
		}
	}
}

func TestABodyOfAnotherKindIsRefused(t *testing.T) {
	t.Parallel()
	a := &attack{live: liveOn(t, dbtest.Open(t, db.SQLite))}
	forms := a.discover()
	before := a.sums(a.here.tenant.ID, visits()...)
	for _, f := range forms {
		if !f.typed() { // a button needs no body
			continue
		}
		for _, contentType := range []string{"application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "x", "application/x-www-form-urlencoded; charset=utf-16"} {
			got := a.ask(http.MethodPost, f.action, contentType, strings.NewReader(`{"name":"<probe>"}`), a.coordinator(f.action)...)
			a.check(f.action+" as "+contentType, got)
		}
	}
	for table, sum := range a.sums(a.here.tenant.ID, visits()...) {
		if sum != before[table] {
			t.Errorf("something was saved in %s", table)
		}
	}
}
