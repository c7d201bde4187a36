package web

import (
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"digibank/internal/base/errs"
)

// WholeText refuses an address with broken UTF-8 or a NUL in it, which a
// database does not take: such a path leads nowhere, such a query cannot be
// read. ReadForm does the same for forms.
func WholeText(fail func(w http.ResponseWriter, r *http.Request, err error)) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case !whole(r.URL.Path):
				fail(w, r, errs.Missing())
			case !wholeQuery(r.URL.RawQuery):
				fail(w, r, errs.New(errs.Malformed, "text-broken"))
			default:
				next.ServeHTTP(w, r)
			}
		})
	}
}

func whole(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// wholeQuery looks at each part by itself: what cannot be decoded is left out
// of the values that a handler sees.
func wholeQuery(raw string) bool {
	for part := range strings.FieldsFuncSeq(raw, func(r rune) bool { return r == '&' || r == '=' }) {
		if s, err := url.QueryUnescape(part); err == nil && !whole(s) {
			return false
		}
	}
	return true
}
