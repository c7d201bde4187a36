package web

import "net/http"

// Middleware puts something around a handler.
type Middleware func(http.Handler) http.Handler

// Chain puts middlewares around a handler; the first one is the outermost.
func Chain(h http.Handler, around ...Middleware) http.Handler {
	for i := len(around) - 1; i >= 0; i-- {
		h = around[i](h)
	}
	return h
}
