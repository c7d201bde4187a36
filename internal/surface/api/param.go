package api

import (
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"digibank/internal/base/civil"
	"digibank/internal/base/errs"
	"digibank/internal/base/page"
)

// IDPath is the id in a path.
type IDPath struct {
	ID string `path:"id" format:"uuid" doc:"Id of the thing"`
}

// ListQuery asks for one page of a list.
type ListQuery struct {
	Limit  limitText `query:"limit" doc:"How many at most"`
	Cursor string    `query:"cursor" doc:"What the page before gave as next"`
}

// list is one page of a list.
type list[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next" doc:"Cursor of the next page, empty on the last one"`
}

// request reads the page that is asked for; width is the number of parts in the
// sort key.
func (q ListQuery) request(width int) (page.Request, error) {
	req, err := page.Parse(string(q.Limit), q.Cursor, width)
	for _, part := range req.After {
		if strings.ContainsRune(part, 0) {
			return req, errs.OneField("cursor", "cursor")
		}
	}
	return req, err
}

// mapped turns a page of a slice into a page of the API.
func mapped[T, V any](p page.Page[T], view func(T) V) list[V] {
	out := list[V]{Items: make([]V, 0, len(p.Items)), Next: p.Next}
	for _, item := range p.Items {
		out.Items = append(out.Items, view(item))
	}
	return out
}

// limitText is a number as it was typed, so that what is wrong with it is told
// the same way everywhere.
type limitText string

// Schema tells the document what may be typed.
func (limitText) Schema(huma.Registry) *huma.Schema {
	least, most := 1.0, float64(page.Max)
	return &huma.Schema{Type: huma.TypeInteger, Minimum: &least, Maximum: &most, Default: page.Default}
}

// dayText is a day as it was typed: 2026-03-18.
type dayText string

// Schema tells the document what may be typed.
func (dayText) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "date"}
}

// day reads a day, zero when nothing was typed.
func (t dayText) day(ck *errs.Check, field string) civil.Date {
	if t == "" {
		return civil.Date{}
	}
	d, err := civil.ParseISO(string(t))
	if err != nil || !storable(d.Year) {
		ck.Add(field, "iso-day")
		return civil.Date{}
	}
	return d
}

// instantText is an instant as it was typed, RFC 3339: 2026-03-18T11:00:00Z.
type instantText string

// Schema tells the document what may be typed.
func (instantText) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "date-time"}
}

// instant reads an instant, zero when nothing was typed.
func (t instantText) instant(ck *errs.Check, field string) time.Time {
	if t == "" {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, strings.ToUpper(string(t)))
	if err != nil || !storable(at.UTC().Year()) {
		ck.Add(field, "iso-instant")
		return time.Time{}
	}
	return at.UTC()
}

// storable says whether the stored form of an instant in this year sorts.
func storable(year int) bool { return year >= 1900 && year < 2200 }

// stamp writes an instant for an answer, "" when there is none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// dayOf writes a day for an answer, "" when there is none.
func dayOf(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// texts writes codes, never as null.
func texts[T ~string](codes []T) []string {
	out := make([]string, 0, len(codes))
	for _, c := range codes {
		out = append(out, string(c))
	}
	return out
}

// renamed gives an error the field names of the API.
func renamed(err error, names ...string) error {
	fields := errs.FieldsOf(err)
	for i := range fields {
		for n := 0; n+1 < len(names); n += 2 {
			if fields[i].Field == names[n] {
				fields[i].Field = names[n+1]
			}
		}
	}
	return err
}
