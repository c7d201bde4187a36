package app

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/obs"
	"digibank/internal/platform/actor"
)

// bundle is a whole program behind a real server.
type bundle struct {
	*program
	t    *testing.T
	url  string
	log  *safeBuffer
	http *http.Client
}

// safeBuffer takes log lines from many requests.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// start wires a program around a fresh SQLite database; change may adapt it
// before it answers.
func start(t *testing.T, cfg Config, change ...func(*program)) *bundle {
	t.Helper()
	return startOn(t, dbtest.Open(t, db.SQLite), cfg, change...)
}

// startOn wires a program around a database.
func startOn(t *testing.T, d *db.DB, cfg Config, change ...func(*program)) *bundle {
	t.Helper()
	keys, err := crypt.LoadOrCreate(filepath.Join(t.TempDir(), "key"))
	if err != nil {
		t.Fatal(err)
	}
	cfg.Data = t.TempDir()
	b := &bundle{t: t, log: &safeBuffer{}}
	log, err := obs.NewLogger(b.log, obs.JSON, nil)
	if err != nil {
		t.Fatal(err)
	}
	if b.program, err = newProgram(cfg, newKit(d, keys), log); err != nil {
		t.Fatal(err)
	}
	for _, fn := range change {
		fn(b.program)
	}
	handler, err := b.edge()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	b.url, b.http = server.URL, server.Client()
	b.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return b
}

// signedInAs lets every request come from one actor with the rights of roles.
func signedInAs(tenantID string, roles ...actor.Role) func(*program) {
	return func(p *program) {
		a := actor.Actor{TenantID: tenantID, AccountID: "acc", SessionID: "ses", Name: "An Peeters", Lang: "nl", Channel: actor.Web}
		for _, r := range roles {
			a.Grants = append(a.Grants, p.policy.Allow(actor.Grant{Role: r}))
		}
		p.authenticate = func(*http.Request) (actor.Actor, error) { return a, nil }
	}
}

// answer is what came back.
type answer struct {
	*http.Response
	body string
}

// send sends a request with header pairs.
func (b *bundle) send(method, path string, body io.Reader, headers ...string) answer {
	b.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), method, b.url+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := b.http.Do(req)
	if err != nil {
		b.t.Fatalf("%s %s: %v", method, path, err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatalf("%s %s: %v", method, path, err)
	}
	return answer{res, string(raw)}
}

func (b *bundle) get(path string, headers ...string) answer {
	b.t.Helper()
	return b.send(http.MethodGet, path, nil, headers...)
}

// post sends a form; fields is "a=1&b=2".
func (b *bundle) post(path, fields string, headers ...string) answer {
	b.t.Helper()
	return b.send(http.MethodPost, path, strings.NewReader(fields), append([]string{"Content-Type", "application/x-www-form-urlencoded"}, headers...)...)
}

// status fails the test unless the answer has the status.
func (a answer) status(t *testing.T, want int) answer {
	t.Helper()
	if a.StatusCode != want {
		t.Errorf("%s %s answers %d, want %d: %.300s", a.Request.Method, a.Request.URL.Path, a.StatusCode, want, a.body)
	}
	return a
}
