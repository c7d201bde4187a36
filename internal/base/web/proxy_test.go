package web_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"digibank/internal/base/web"
)

// v5.0.0-4.1.3
func TestOnlyATrustedProxyTellsWhereARequestComesFrom(t *testing.T) {
	t.Parallel()
	proxies, err := web.ParseProxies([]string{"10.0.0.0/8", "::1"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ peer, forwarded, want string }{
		{"203.0.113.9:4000", "198.51.100.1", "203.0.113.9"},
		{"10.1.2.3:4000", "198.51.100.1", "198.51.100.1"},
		{"10.1.2.3:4000", "1.1.1.1, 198.51.100.1, 10.9.9.9", "198.51.100.1"},
		{"10.1.2.3:4000", "made up", "10.1.2.3"},
		{"10.1.2.3:4000", "", "10.1.2.3"},
		{"[::1]:4000", "2001:db8::7", "2001:db8::7"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.peer
		r.Header.Set("X-Forwarded-For", c.forwarded)
		if got := proxies.ClientIP(r); got != c.want {
			t.Errorf("%s said %q: taken for %s, want %s", c.peer, c.forwarded, got, c.want)
		}
	}
	if _, err := web.ParseProxies([]string{"proxy.example"}); err == nil {
		t.Error("a name is taken for an address")
	}
}

// v5.0.0-4.1.3
func TestHeadersOfAProxyDoNotReachTheProgram(t *testing.T) {
	t.Parallel()
	var seen http.Header
	var from string
	h := web.Proxies{}.Strip(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { seen, from = r.Header, r.RemoteAddr }))
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.RemoteAddr = "203.0.113.9:4000"
	for _, name := range []string{"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-Ip"} {
		r.Header.Set(name, "198.51.100.1")
	}
	h.ServeHTTP(httptest.NewRecorder(), r)
	if len(seen) != 0 || from != "203.0.113.9:0" {
		t.Errorf("the program sees %v from %s", seen, from)
	}
}
