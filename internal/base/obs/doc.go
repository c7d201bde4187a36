// Package obs lets the people who run the program see what it does: logs
// (log/slog) and measurements (Prometheus).
//
// Log lines carry the id of the request from the context, times in UTC, and
// neither secrets nor personal data: attributes with telling names (password,
// token, email, phone, note and the like) are blanked whoever logs them. Every
// record is one line, whatever text from outside it holds.
//
// Measurements are served by Metrics.Handler, on the admin address only.
package obs
