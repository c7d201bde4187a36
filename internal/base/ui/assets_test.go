package ui_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"

	"digibank/internal/base/ui"
)

func builtAssets(t *testing.T) *ui.Assets {
	t.Helper()
	a, err := ui.NewAssets(fstest.MapFS{
		"manifest.json":  {Data: []byte(`{"app.css":"app-1.css","text.woff2":"text-2.woff2"}`)},
		"app-1.css":      {Data: []byte("body{}")},
		"app-1.css.gz":   {Data: []byte("packed")},
		"text-2.woff2":   {Data: []byte("font")},
		"leftover-0.css": {Data: []byte("old")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func get(t *testing.T, a *ui.Assets, path, accept string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", accept)
	w := httptest.NewRecorder()
	a.Handler().ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAnAssetIsServedForEverUnderItsHashedName(t *testing.T) {
	t.Parallel()
	a := builtAssets(t)
	r := get(t, a, a.URL("app.css"), "")
	if got := body(t, r); r.StatusCode != http.StatusOK || got != "body{}" {
		t.Errorf("status %d, body %q", r.StatusCode, got)
	}
	for header, want := range map[string]string{
		"Content-Type":           "text/css; charset=utf-8",
		"Cache-Control":          "public, max-age=31536000, immutable",
		"X-Content-Type-Options": "nosniff",
		"Vary":                   "Accept-Encoding",
		"Content-Encoding":       "",
	} {
		if got := r.Header.Get(header); got != want {
			t.Errorf("%s = %q, want %q", header, got, want)
		}
	}
}

func TestABrowserThatTakesGzipGetsThePackedFile(t *testing.T) {
	t.Parallel()
	a := builtAssets(t)
	for accept, want := range map[string]string{"gzip": "packed", "br, gzip;q=0.8": "packed", "gzip;q=0": "body{}", "br": "body{}"} {
		r := get(t, a, a.URL("app.css"), accept)
		if got := body(t, r); got != want {
			t.Errorf("Accept-Encoding %q: body %q, want %q", accept, got, want)
		}
	}
}

func TestAFontIsServedAsItIs(t *testing.T) {
	t.Parallel()
	a := builtAssets(t)
	r := get(t, a, a.URL("text.woff2"), "gzip")
	if body(t, r) != "font" || r.Header.Get("Content-Type") != "font/woff2" || r.Header.Get("Content-Encoding") != "" {
		t.Errorf("headers %v", r.Header)
	}
}

func TestOnlyFilesOfTheManifestAreServed(t *testing.T) {
	t.Parallel()
	a := builtAssets(t)
	for _, path := range []string{"/static/", "/static/manifest.json", "/static/leftover-0.css", "/static/app-1.css.gz", "/static/../assets.go", "/static/app.css"} {
		if r := get(t, a, path, "gzip"); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, r.StatusCode)
		}
	}
}

func TestACheckoutWithoutBuiltAssetsStillRuns(t *testing.T) {
	t.Parallel()
	a, err := ui.NewAssets(fstest.MapFS{".gitkeep": {}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Built() {
		t.Error("Built() = true without a manifest")
	}
	if got := a.URL("app.css"); got != "/static/app.css" {
		t.Errorf("URL = %q, want the plain name", got)
	}
	if r := get(t, a, "/static/app.css", ""); r.StatusCode != http.StatusNotFound {
		t.Errorf("status %d, want 404", r.StatusCode)
	}
	var none *ui.Assets
	if r := get(t, none, none.URL("app.css"), ""); r.StatusCode != http.StatusNotFound {
		t.Errorf("no assets at all: status %d, want 404", r.StatusCode)
	}
}

func TestADamagedManifestIsRefused(t *testing.T) {
	t.Parallel()
	if _, err := ui.NewAssets(fstest.MapFS{"manifest.json": {Data: []byte("{")}}); err == nil {
		t.Error("no error")
	}
}
