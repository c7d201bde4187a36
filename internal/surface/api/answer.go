package api

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// answer is what goes back: also in the form in which it is kept for a repeat.
type answer struct {
	Status   int             `json:"status"`
	ETag     string          `json:"etag,omitempty"`
	Location string          `json:"location,omitempty"`
	Lang     string          `json:"lang,omitempty"`
	Problem  bool            `json:"problem,omitempty"`
	Body     json.RawMessage `json:"body"`
	replayed bool
}

// versioned is a thing with a version, which becomes the ETag.
type versioned interface{ version() int64 }

// located is a new thing with an address of its own.
type located interface{ location() string }

// answerWith makes the answer of a thing.
func answerWith(status int, v any) (answer, error) {
	raw, err := json.Marshal(v)
	ans := answer{Status: status, Body: raw}
	if t, ok := v.(versioned); ok {
		ans.ETag = `"` + strconv.FormatInt(t.version(), 10) + `"`
	}
	if l, ok := v.(located); ok && status == http.StatusCreated {
		ans.Location = prefix + l.location()
	}
	return ans, err
}

func (ans answer) write(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	for name, value := range map[string]string{"ETag": ans.ETag, "Location": ans.Location, "Content-Language": ans.Lang} {
		if value != "" {
			h.Set(name, value)
		}
	}
	if ans.replayed {
		h.Set("Idempotency-Replayed", "true")
	}
	if ans.Problem {
		h.Set("Content-Type", problemType)
		h.Add("Vary", "Accept-Language")
	}
	switch ans.Status {
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", `Bearer realm="digibank"`)
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if h.Get("Retry-After") == "" {
			h.Set("Retry-After", "1")
		}
	}
	w.WriteHeader(ans.Status)
	_, _ = w.Write(ans.Body)
}
