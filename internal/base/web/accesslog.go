package web

import (
	"log/slog"
	"net/http"
	"time"

	"digibank/internal/base/id"
)

// AccessLog gives a request its id and writes one line about it when it is
// done: no path, no query string, no name, because those can hold a person.
// seen hears of the same for the metrics. v5.0.0-16.2.1, v5.0.0-16.2.5
func AccessLog(log *slog.Logger, ids id.Source, now func() time.Time, seen func(n *Note, r *http.Request, status int, took time.Duration)) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			start, note, rec := now(), &Note{ID: ids.New()}, NewRecorder(w)
			w.Header().Set("X-Request-Id", note.ID)
			defer func() {
				took := now().Sub(start)
				seen(note, r, rec.Status(), took)
				writeLine(log, note, r, rec, took)
			}()
			next.ServeHTTP(rec, WithNote(r, note))
		})
	}
}

func writeLine(log *slog.Logger, n *Note, r *http.Request, rec *Recorder, took time.Duration) {
	attrs := []slog.Attr{
		slog.String("request_id", n.ID), slog.String("method", r.Method), slog.String("route", n.Route),
		slog.Int("status", rec.Status()), slog.Int64("bytes", rec.Bytes()), slog.Float64("ms", float64(took.Microseconds())/1000),
	}
	for _, extra := range [][2]string{{"tenant", n.Tenant}, {"account", n.Account}, {"code", n.Code}} {
		if extra[1] != "" {
			attrs = append(attrs, slog.String(extra[0], extra[1]))
		}
	}
	level := slog.LevelInfo
	if rec.Status() >= http.StatusInternalServerError {
		level = slog.LevelError
		if n.Err != nil {
			attrs = append(attrs, slog.String("error", n.Err.Error()))
		}
	}
	log.LogAttrs(r.Context(), level, "request", attrs...)
}
