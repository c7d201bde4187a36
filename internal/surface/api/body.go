package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"digibank/internal/base/errs"
	"digibank/internal/base/web"
)

// readBody reads what a request sent: 415 unless it says to be JSON, 413 when
// it is too large, whatever else breaks is 400.
func readBody(r *http.Request) ([]byte, error) {
	if r.ContentLength > web.MaxBody {
		return nil, errTooLarge(nil)
	}
	var b bytes.Buffer
	if r.ContentLength > 0 {
		b.Grow(int(r.ContentLength) + bytes.MinRead)
	}
	n, err := io.Copy(&b, io.LimitReader(r.Body, web.MaxBody+1))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large) || n > web.MaxBody:
		return nil, errTooLarge(err)
	case err != nil:
		return nil, errs.Wrap(errs.Malformed, "unreadable", err)
	case n > 0 && !isJSON(r.Header.Get("Content-Type")):
		return nil, errMediaType()
	}
	return b.Bytes(), nil
}

func isJSON(contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	return err == nil && (kind == "application/json" || kind == "application/merge-patch+json")
}

// decode reads JSON into a body. A field that is unknown or of another type is
// wrong input; what is no JSON cannot be read.
func decode(raw []byte, into any) error {
	if len(raw) == 0 && reflect.TypeOf(into).Elem().NumField() == 0 {
		return nil
	}
	if !utf8.Valid(raw) || bytes.Contains(raw, []byte(`\u0000`)) && holdsNUL(raw) {
		return errBroken()
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return decodeError(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errUnreadable()
	}
	return nil
}

func decodeError(err error) error {
	var mistyped *json.UnmarshalTypeError
	if errors.As(err, &mistyped) && mistyped.Field != "" {
		return errs.OneField(mistyped.Field, "wrong-type")
	}
	if quoted, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		name, bad := strconv.Unquote(quoted)
		if bad != nil {
			name = quoted
		}
		return errs.OneField(clip(name), "unknown-field")
	}
	return errUnreadable()
}

// maxName is how much of an unknown name is said back, in letters.
const maxName = 60

func clip(name string) string {
	if r := []rune(name); len(r) > maxName {
		return string(r[:maxName])
	}
	return name
}

// holdsNUL says whether a text in the JSON holds a NUL, which no text may.
func holdsNUL(raw []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(raw))
	for {
		tok, err := dec.Token()
		if err != nil {
			return false
		}
		if s, ok := tok.(string); ok && strings.ContainsRune(s, 0) {
			return true
		}
	}
}
