package obs_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/obs"

	"github.com/prometheus/client_golang/prometheus"
)

// scrape returns what the admin address shows.
func scrape(t *testing.T, m *obs.Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	body, err := io.ReadAll(w.Result().Body)
	if err != nil || w.Code != http.StatusOK {
		t.Fatalf("%d, %v", w.Code, err)
	}
	return string(body)
}

func wants(t *testing.T, text string, lines ...string) {
	t.Helper()
	for _, want := range lines {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in the measurements", want)
		}
	}
}

func TestRequestsAreMeasuredByRouteAndClassOfAnswer(t *testing.T) {
	t.Parallel()
	m := obs.New("v1.2.3")
	m.Request("GET /{tenant}/persons/{id}", 200, 30*time.Millisecond)
	m.Request("GET /{tenant}/persons/{id}", 204, time.Millisecond)
	m.Request("GET /{tenant}/persons/{id}", 404, time.Millisecond)
	m.Request("", 503, time.Millisecond)
	wants(t, scrape(t, m),
		`digibank_request_seconds_count{class="2xx",route="GET /{tenant}/persons/{id}"} 2`,
		`digibank_request_seconds_bucket{class="2xx",route="GET /{tenant}/persons/{id}",le="0.025"} 1`,
		`digibank_request_seconds_bucket{class="2xx",route="GET /{tenant}/persons/{id}",le="0.05"} 2`,
		`digibank_request_seconds_count{class="4xx",route="GET /{tenant}/persons/{id}"} 1`,
		`digibank_request_seconds_count{class="5xx",route="none"} 1`,
		`digibank_build_info{version="v1.2.3"} 1`, "go_goroutines")
}

func TestOtherPackagesAddMeasurementsOfTheirOwn(t *testing.T) {
	t.Parallel()
	m := obs.New("")
	jobs := prometheus.NewCounter(prometheus.CounterOpts{Name: "jobs_done_total", Help: "Jobs done."})
	if err := m.Register(jobs); err != nil {
		t.Fatal(err)
	}
	jobs.Inc()
	wants(t, scrape(t, m), "jobs_done_total 1")
	if m.Register(jobs) == nil {
		t.Error("the same measurement twice is accepted")
	}
	if strings.Contains(scrape(t, obs.New("")), "jobs_done_total") {
		t.Error("two programs share figures")
	}
}
