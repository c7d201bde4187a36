package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/errs"
)

// v5.0.0-4.1.3
func TestOnlyATrustedProxyIsBelieved(t *testing.T) {
	t.Parallel()
	trusted, err := ParseProxies([]string{"10.0.0.0/8", "192.0.2.1"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, peer, forwarded, want string
		proxies                     Proxies
	}{
		{"no proxy is trusted", "203.0.113.9:1234", "198.51.100.7", "203.0.113.9", nil},
		{"a stranger claims to be a proxy", "203.0.113.9:1234", "198.51.100.7", "203.0.113.9", trusted},
		{"the proxy tells", "10.1.2.3:1234", "198.51.100.7", "198.51.100.7", trusted},
		{"the client lies in front", "10.1.2.3:1234", "1.1.1.1, 198.51.100.7", "198.51.100.7", trusted},
		{"two proxies", "10.1.2.3:1234", "198.51.100.7, 192.0.2.1", "198.51.100.7", trusted},
		{"nonsense", "10.1.2.3:1234", "198.51.100.7, me", "10.1.2.3", trusted},
		{"IPv6", "[2001:db8::1]:1234", "198.51.100.7", "2001:db8::1", trusted},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.RemoteAddr = c.peer
			r.Header.Set("X-Forwarded-For", c.forwarded)
			r.Header.Set("X-Forwarded-Host", "evil.example")
			var seen *http.Request
			c.proxies.Strip(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { seen = r })).ServeHTTP(httptest.NewRecorder(), r)
			if got := hostOnly(seen.RemoteAddr); got != c.want {
				t.Errorf("comes from %s, want %s", got, c.want)
			}
			if seen.Header.Get("X-Forwarded-For")+seen.Header.Get("X-Forwarded-Host") != "" {
				t.Error("headers of a proxy go on")
			}
		})
	}
	if _, err := ParseProxies([]string{"nowhere"}); err == nil {
		t.Error("nonsense is taken for a network")
	}
}

func TestABodyMayBeOneMegabyteAndNotAByteMore(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		size int
		want errs.Kind
		fits bool
	}{{MaxBody, 0, true}, {MaxBody + 1, errs.TooLarge, false}, {3 * MaxBody, errs.TooLarge, false}} {
		body := "a=" + strings.Repeat("x", c.size-2)
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		var got error
		LimitBody(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, got = ReadForm(w, r) })).ServeHTTP(httptest.NewRecorder(), r)
		if c.fits && got != nil || !c.fits && !errs.Is(got, c.want) {
			t.Errorf("%d bytes: %v", c.size, got)
		}
	}
}

func TestTheRestOfARefusedBodyIsReadSoThatTheClientHearsWhy(t *testing.T) {
	t.Parallel()
	rest := strings.NewReader(strings.Repeat("x", 5*MaxBody))
	l := &limitedBody{body: io.NopCloser(rest), left: MaxBody}
	n, err := io.Copy(io.Discard, l)
	var tooLarge *http.MaxBytesError
	if n != MaxBody || !errors.As(err, &tooLarge) || rest.Len() != 0 {
		t.Errorf("read %d, left %d: %v", n, rest.Len(), err)
	}
}

// v5.0.0-2.4.1
func TestALimitHoldsPerAddressAndRecovers(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	l := NewLimit(1, 3, 1)
	for i := range 3 {
		if !l.Allow("a", now) {
			t.Fatalf("request %d of the burst is refused", i+1)
		}
	}
	if l.Allow("a", now) {
		t.Error("the fourth goes through")
	}
	if !l.Allow("b", now) {
		t.Error("another address pays for it")
	}
	if !l.Allow("a", now.Add(time.Second)) {
		t.Error("a second later it still has to wait")
	}
}

func TestALimitForgetsWhoWentAway(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	l := NewLimit(1, 3, 1)
	for i := range sweepAt {
		l.Allow(string(rune('a'+i%26))+time.Duration(i).String(), now)
	}
	l.Allow("late", now.Add(time.Hour))
	if len(l.seen) != 1 {
		t.Errorf("still remembers %d", len(l.seen))
	}
}

func TestWhoGivesUpWaitingIsNotServed(t *testing.T) {
	t.Parallel()
	l := NewLimit(100, 100, 1)
	if err := l.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := l.enter(gone); !errs.Is(err, errs.Unavailable) {
		t.Errorf("got in while all places were taken: %v", err)
	}
	l.leave()
	if err := l.enter(t.Context()); err != nil {
		t.Errorf("the free place is refused: %v", err)
	}
}

// v5.0.0-3.5.1
func TestOnlyABearerTokenComesFromAnywhere(t *testing.T) {
	t.Parallel()
	guard, err := SameOrigin("https://digibank.example", func(w http.ResponseWriter, _ *http.Request, err error) {
		w.WriteHeader(Status(errs.KindOf(err)))
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, origin, auth string
		want                 int
	}{
		{http.MethodPost, "https://evil.example", "", http.StatusForbidden},
		{http.MethodPost, "https://evil.example", "Basic eDp5", http.StatusForbidden},
		{http.MethodPost, "https://evil.example", "Bearer ", http.StatusForbidden},
		{http.MethodPost, "https://evil.example", "Bearer abc", http.StatusOK},
		{http.MethodPost, "https://digibank.example", "", http.StatusOK},
		{http.MethodGet, "https://evil.example", "", http.StatusOK},
		{http.MethodPost, "", "", http.StatusOK},
	} {
		r := httptest.NewRequest(c.method, "http://inside:8080/", nil)
		if c.origin != "" {
			r.Header.Set("Origin", c.origin)
		}
		r.Header.Set("Authorization", c.auth)
		w := httptest.NewRecorder()
		guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})).ServeHTTP(w, r)
		if w.Code != c.want {
			t.Errorf("%s from %q with %q answers %d, want %d", c.method, c.origin, c.auth, w.Code, c.want)
		}
	}
}

func TestHalfAPageIsCutOffInsteadOfFinished(t *testing.T) {
	t.Parallel()
	h := Recover(func(http.ResponseWriter, *http.Request, error) { t.Error("a second page is written") })(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("half"))
		panic("defect")
	}))
	defer func() {
		if v := recover(); v != http.ErrAbortHandler { //nolint:errorlint // net/http compares it so
			t.Errorf("ends with %v", v)
		}
	}()
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
}
