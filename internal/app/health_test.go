package app

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/platform/tenant"
)

func TestItSaysWhetherItLivesAndIsReady(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	for _, path := range []string{"/healthz", "/readyz"} {
		if a := b.get(path).status(t, http.StatusOK); strings.TrimSpace(a.body) != "ok" {
			t.Errorf("%s says %q", path, a.body)
		}
	}
	if err := b.kit.DB.Close(); err != nil {
		t.Fatal(err)
	}
	b.get("/healthz").status(t, http.StatusOK)
	b.get("/readyz").status(t, http.StatusServiceUnavailable)
}

func TestItIsNotReadyBeforeTheDatabaseIsMigrated(t *testing.T) {
	t.Parallel()
	empty, err := db.Open(t.Context(), dbtest.Empty(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = empty.Close() })
	b := start(t, Config{}, func(p *program) { p.kit.DB = empty })
	b.get("/healthz").status(t, http.StatusOK)
	b.get("/readyz").status(t, http.StatusServiceUnavailable)
	if err := empty.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.get("/readyz").status(t, http.StatusOK)
}

// v5.0.0-13.4.5
func TestMeasurementsAreOnTheAdminAddressOnly(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	b.get("/healthz")
	b.get("/metrics").status(t, http.StatusNotFound)
	rec := httptest.NewRecorder()
	b.admin().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if !strings.Contains(rec.Body.String(), `digibank_request_seconds_count{class="2xx",route="GET /healthz"}`) {
		t.Errorf("the measurements lack requests: %.500s", rec.Body.String())
	}
}

func TestSecurityTxtTellsWhereToReportAHole(t *testing.T) {
	t.Parallel()
	b := start(t, Config{URL: "https://digibank.example", SecurityContact: "mailto:veilig@digibank.example"})
	a := b.get("/.well-known/security.txt").status(t, http.StatusOK)
	for _, want := range []string{"Contact: mailto:veilig@digibank.example", "Expires: ", "Preferred-Languages: nl", "Canonical: https://digibank.example/.well-known/security.txt"} {
		if !strings.Contains(a.body, want) {
			t.Errorf("security.txt lacks %q:\n%s", want, a.body)
		}
	}
}

// The first part of every route must be a word that no digibank can have as its address.
func TestNoDigibankCanTakeAnAddressOfTheProgram(t *testing.T) {
	t.Parallel()
	b := start(t, Config{})
	for _, rt := range b.routes {
		first := firstPart(rt.Path)
		if !strings.HasPrefix(first, "{") && tenant.CheckSlug(first) {
			t.Errorf("a digibank called %q would hide %s", first, rt.Path)
		}
	}
	for first := range b.trees {
		if tenant.CheckSlug(first) {
			t.Errorf("a digibank called %q would hide a part of the program", first)
		}
	}
}
