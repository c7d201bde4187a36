// Package page cuts long lists in pages by key, not by number, so that a page
// stays right while others write and costs the same however far one goes.
package page

import (
	"encoding/base64"
	"encoding/json"
	"strconv"

	"digibank/internal/base/errs"
)

// Sizes of a page.
const (
	Default = 50
	Max     = 200
)

// Request asks for one page: the rows after a key, at most Limit of them.
type Request struct {
	Limit int      // 1..Max
	After []string // the sort key of the last row seen; nil for the first page
}

// Page is one page of a list.
type Page[T any] struct {
	Items []T
	Next  string // cursor of the next page, empty on the last one
}

// Parse reads ?limit= and ?cursor=. width is the number of parts in the key.
func Parse(limit, cursor string, width int) (Request, error) {
	req := Request{Limit: Default}
	if limit != "" {
		n, err := strconv.Atoi(limit)
		if err != nil || n < 1 || n > Max {
			return req, errs.OneField("limit", "range", "min", 1, "max", Max)
		}
		req.Limit = n
	}
	if cursor == "" {
		return req, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || json.Unmarshal(raw, &req.After) != nil || len(req.After) != width {
		return req, errs.OneField("cursor", "cursor")
	}
	return req, nil
}

// Key gives part i of the key to start after, or fallback on the first page.
func (r Request) Key(i int, fallback string) string {
	if r.After == nil {
		return fallback
	}
	return r.After[i]
}

// Fetch is how many rows to ask the database for: one more than shown tells
// whether there is a next page.
func (r Request) Fetch() int { return r.Limit + 1 }

// Cut makes a page of the fetched rows; key gives a row's sort key.
func Cut[T any](rows []T, req Request, key func(T) []string) Page[T] {
	if len(rows) <= req.Limit {
		return Page[T]{Items: rows}
	}
	rows = rows[:req.Limit]
	return Page[T]{Items: rows, Next: Encode(key(rows[len(rows)-1])...)}
}

// Encode writes a key as a cursor.
func Encode(key ...string) string {
	raw, _ := json.Marshal(key) // strings always marshal
	return base64.RawURLEncoding.EncodeToString(raw)
}
