package i18n

import "context"

type contextKey struct{}

// With returns a context that carries the texts of one language.
func With(ctx context.Context, l *Localizer) context.Context {
	return context.WithValue(ctx, contextKey{}, l)
}

// From returns the texts of the context. It is never nil: without With it is a
// bare Dutch one that answers every key with the key itself.
func From(ctx context.Context) *Localizer {
	if l, ok := ctx.Value(contextKey{}).(*Localizer); ok && l != nil {
		return l
	}
	return &Localizer{lang: Default}
}

// T returns the text of a key in the language of the context; see Localizer.T.
func T(ctx context.Context, key string, args ...any) string {
	return From(ctx).T(key, args...)
}

// Lang returns the language code of the context.
func Lang(ctx context.Context) string { return From(ctx).Lang() }

// Number writes a whole number in the language of the context.
func Number(ctx context.Context, n int64) string { return From(ctx).Number(n) }

// Percent writes a ratio (0.43) as a whole percentage in the language of the
// context.
func Percent(ctx context.Context, ratio float64) string { return From(ctx).Percent(ratio) }
