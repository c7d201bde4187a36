package ui

import (
	"bytes"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

// Handler serves the assets under StaticPath: cached for ever, packed when the
// browser takes gzip, 404 for everything that is not in the manifest.
func (a *Assets) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file := strings.TrimPrefix(r.URL.Path, StaticPath)
		if a == nil || !a.served[file] {
			http.NotFound(w, r)
			return
		}
		a.serve(w, r, file)
	})
}

func (a *Assets) serve(w http.ResponseWriter, r *http.Request, file string) {
	h := w.Header()
	h.Set("Content-Type", contentType(file))
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	packed, err := fs.ReadFile(a.files, file+".gz")
	if err == nil {
		h.Add("Vary", "Accept-Encoding")
		if acceptsGzip(r.Header.Get("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(packed))
			return
		}
	}
	plain, err := fs.ReadFile(a.files, file)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(plain))
}

// acceptsGzip reads an Accept-Encoding header; "gzip;q=0" is a refusal.
func acceptsGzip(header string) bool {
	for _, part := range strings.Split(header, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) != "gzip" {
			continue
		}
		weight = strings.TrimSpace(weight)
		return weight != "q=0" && weight != "q=0.0"
	}
	return false
}

// contentType names the type by extension, without asking the machine's own
// list, which differs from one machine to another.
func contentType(file string) string {
	switch path.Ext(file) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".json":
		return "application/json"
	case ".woff2":
		return "font/woff2"
	}
	return "application/octet-stream"
}
