package web

import "net/http"

// Recorder is a ResponseWriter that remembers the status and the number of
// bytes. http.ResponseController reaches what is below through Unwrap.
type Recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// NewRecorder records what is written to w.
func NewRecorder(w http.ResponseWriter) *Recorder { return &Recorder{ResponseWriter: w} }

// Unwrap gives the writer below.
func (rec *Recorder) Unwrap() http.ResponseWriter { return rec.ResponseWriter }

// Status is what was answered, 200 when the handler wrote nothing.
func (rec *Recorder) Status() int {
	if rec.status == 0 {
		return http.StatusOK
	}
	return rec.status
}

// Bytes is the size of the body so far.
func (rec *Recorder) Bytes() int64 { return rec.bytes }

// Started says whether anything was written: too late for another page then.
func (rec *Recorder) Started() bool { return rec.status != 0 }

// WriteHeader notes the status; 1xx answers are not the last word.
func (rec *Recorder) WriteHeader(status int) {
	if rec.status == 0 && status >= 200 {
		rec.status = status
	}
	rec.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (rec *Recorder) Write(p []byte) (int, error) {
	if rec.status == 0 {
		rec.status = http.StatusOK
	}
	n, err := rec.ResponseWriter.Write(p)
	rec.bytes += int64(n)
	return n, err
}
