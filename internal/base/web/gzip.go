package web

import (
	"net/http"

	"github.com/klauspost/compress/gzhttp"
)

// minGzip is the smallest answer worth compressing, in bytes.
const minGzip = 1000

// Gzip compresses answers on the fly at level 1, except those that are
// compressed already.
func Gzip() (Middleware, error) {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(minGzip), gzhttp.CompressionLevel(1), gzhttp.EnableZstd(false))
	if err != nil {
		return nil, err
	}
	return func(next http.Handler) http.Handler { return wrap(next) }, nil
}
