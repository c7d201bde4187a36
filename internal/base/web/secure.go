package web

import "net/http"

// ContentPolicy allows what comes from this server and nothing inline.
// v5.0.0-3.4.3, v5.0.0-3.4.6
const ContentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; manifest-src 'self'"

// secureHeaders stand on every answer, whoever writes it.
func secureHeaders() map[string]string {
	return map[string]string{
		"Content-Security-Policy":      ContentPolicy,
		"Strict-Transport-Security":    "max-age=63072000; includeSubDomains",
		"X-Content-Type-Options":       "nosniff",
		"X-Frame-Options":              "DENY",
		"Referrer-Policy":              "same-origin",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()",
	}
}

// Secure sets the security headers. A handler may set a stricter one.
// v5.0.0-3.4.1, v5.0.0-3.4.3 to 3.4.6, v5.0.0-3.4.8
func Secure(next http.Handler) http.Handler {
	headers := map[string][]string{}
	for name, value := range secureHeaders() {
		headers[name] = []string{value}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for name, value := range headers {
			h[name] = value
		}
		next.ServeHTTP(w, r)
	})
}

// NoStore forbids every cache to keep the answer. v5.0.0-14.3.2
func NoStore(w http.ResponseWriter) { w.Header().Set("Cache-Control", "no-store") }

// RefuseTrace answers 405 to methods that no page needs. v5.0.0-13.4.4
func RefuseTrace(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodTrace || r.Method == http.MethodConnect || r.Method == "TRACK" {
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(w, r)
	})
}
