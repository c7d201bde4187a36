package db

import (
	"context"
	"sync/atomic"
)

type counterKey struct{}

// WithCounter returns a context under which statements are counted, and the
// counter. Every page pins its number with it.
func WithCounter(ctx context.Context) (context.Context, *atomic.Int64) {
	n := new(atomic.Int64)
	return context.WithValue(ctx, counterKey{}, n), n
}

func count(ctx context.Context) {
	if n, ok := ctx.Value(counterKey{}).(*atomic.Int64); ok {
		n.Add(1)
	}
}
