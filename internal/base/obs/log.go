package obs

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"unicode/utf8"
)

// Format is how log lines are written.
type Format string

// The formats: JSON for machines, text for people.
const (
	JSON Format = "json"
	Text Format = "text"
)

// maxValue is the longest text in a log line, in bytes; the rest is cut off.
const maxValue = 2000

// NewLogger returns a logger that keeps the rules of this package. Level may
// be a *slog.LevelVar, to change it while the program runs.
func NewLogger(w io.Writer, format Format, level slog.Leveler) (*slog.Logger, error) {
	options := &slog.HandlerOptions{Level: level, ReplaceAttr: newRedactor().clean}
	switch format {
	case JSON:
		return slog.New(handler{slog.NewJSONHandler(w, options)}), nil
	case Text:
		return slog.New(handler{slog.NewTextHandler(w, options)}), nil
	}
	return nil, fmt.Errorf("set up logs: format is %q, want json or text", format)
}

// handler adds the request id of the context to each record.
type handler struct{ slog.Handler }

// Handle writes one record.
func (h handler) Handle(ctx context.Context, r slog.Record) error {
	if id := RequestID(ctx); id != "" {
		r.AddAttrs(slog.String("request_id", id))
	}
	return h.Handler.Handle(ctx, r)
}

// WithAttrs returns a handler with more attributes.
func (h handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return handler{h.Handler.WithAttrs(attrs)}
}

// WithGroup returns a handler that groups what follows.
func (h handler) WithGroup(name string) slog.Handler {
	return handler{h.Handler.WithGroup(name)}
}

// clean makes one attribute safe to write.
func (r *redactor) clean(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 && a.Value.Kind() == slog.KindTime {
		return slog.Time(a.Key, a.Value.Time().UTC())
	}
	if r.sensitive(a.Key) || slices.ContainsFunc(groups, r.sensitive) {
		return slog.String(a.Key, blanked)
	}
	if text, ok := textOf(a.Value); ok {
		return slog.String(a.Key, shorten(withoutQuery(a.Key, text)))
	}
	return a
}

// textOf returns the text of a value that is written as one.
func textOf(v slog.Value) (string, bool) {
	if v.Kind() == slog.KindString {
		return v.String(), true
	}
	switch x := v.Any().(type) {
	case error:
		return x.Error(), true
	case fmt.Stringer:
		if v.Kind() == slog.KindAny {
			return x.String(), true
		}
	}
	return "", false
}

// withoutQuery cuts the query off an address: it may hold a token or what
// somebody searched for.
func withoutQuery(key, text string) string {
	if key == "url" || key == "uri" || key == "path" || key == "referer" {
		text, _, _ = strings.Cut(text, "?")
	}
	return text
}

func shorten(text string) string {
	if len(text) <= maxValue {
		return text
	}
	cut := maxValue
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}
