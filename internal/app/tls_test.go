package app

import (
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/platform/actor"
)

// v5.0.0-12.1.1, v5.0.0-12.2.1
func TestTLSIsNewAndPlainHTTPOnlySendsOn(t *testing.T) {
	t.Parallel()
	if got := newServer(http.NotFoundHandler()).TLSConfig.MinVersion; got < tls.VersionTLS12 {
		t.Errorf("TLS from version %x", got)
	}
	w := httptest.NewRecorder()
	redirectTo("https://digibank.example").ServeHTTP(w, httptest.NewRequest(http.MethodPost, "http://digibank.example/login?next=/office/", nil))
	if w.Code != http.StatusPermanentRedirect || w.Header().Get("Location") != "https://digibank.example/login?next=/office/" {
		t.Errorf("answered %d to %q", w.Code, w.Header().Get("Location"))
	}
}

// v5.0.0-16.3.2
func TestARefusalStandsInTheTrail(t *testing.T) {
	t.Parallel()
	b := start(t, Config{}, signedInAs("", actor.Observer))
	resp, err := b.http.Get(b.url + "/office/funds/new")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusForbidden {
		t.Fatalf("an observer gets %d on a page for coordinators", resp.StatusCode)
	}
	n, err := db.Value[int64](t.Context(), b.kit.DB, `SELECT COUNT(*) FROM audit_entry WHERE tenant_id = $1 AND action = 'access.denied' AND result = 'denied'`, "")
	if err != nil || n != 1 {
		t.Errorf("the trail tells of %d refusals (%v)", n, err)
	}
}
