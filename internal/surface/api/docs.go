package api

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// docSection is the operations about one subject.
type docSection struct {
	name, text string
	operations []docOperation
}

// docOperation is one operation as people read it.
type docOperation struct {
	method, path, summary, text, right string
	fields                             []docField
	answer                             []docField
}

// docField is a parameter, or a field of a body.
type docField struct {
	name, in, kind, text string
	required             bool
}

// sections turns the document into what the page shows.
func (s *API) sections() []docSection {
	var out []docSection
	spec := s.huma.OpenAPI()
	for _, tag := range spec.Tags {
		sec := docSection{name: tag.Name, text: tag.Description}
		for _, op := range s.table {
			if op.tag == tag.Name {
				sec.operations = append(sec.operations, s.docOperation(op))
			}
		}
		out = append(out, sec)
	}
	return out
}

func (s *API) docOperation(op *operation) docOperation {
	o := s.documented(op)
	d := docOperation{method: op.method, path: prefix + op.path, summary: op.summary, text: op.doc, right: string(op.right)}
	for _, p := range o.Parameters {
		d.fields = append(d.fields, docField{name: p.Name, in: p.In, kind: kindOf(p.Schema), text: p.Description, required: p.Required})
	}
	if o.RequestBody != nil {
		d.fields = append(d.fields, s.bodyFields(o.RequestBody.Content["application/json"].Schema, "body")...)
	}
	d.answer = s.bodyFields(o.Responses[strconv.Itoa(op.ok())].Content["application/json"].Schema, "")
	return d
}

// bodyFields lists the fields of an object.
func (s *API) bodyFields(schema *huma.Schema, in string) []docField {
	if schema.Ref != "" {
		schema = s.huma.OpenAPI().Components.Schemas.SchemaFromRef(schema.Ref)
	}
	var out []docField
	for name, f := range schema.Properties {
		out = append(out, docField{name: name, in: in, kind: kindOf(f), text: f.Description, required: slices.Contains(schema.Required, name)})
	}
	slices.SortFunc(out, func(a, b docField) int { return strings.Compare(a.name, b.name) })
	return out
}

// kindOf says in short what a value looks like.
func kindOf(s *huma.Schema) string {
	switch {
	case s == nil:
		return ""
	case s.Ref != "":
		return s.Ref[strings.LastIndex(s.Ref, "/")+1:]
	case len(s.Enum) > 0:
		var words []string
		for _, e := range s.Enum {
			if w, ok := e.(string); ok {
				words = append(words, w)
			}
		}
		return strings.Join(words, " | ")
	case s.Type == huma.TypeArray:
		return "[" + kindOf(s.Items) + "]"
	case s.Format != "":
		return s.Format
	}
	return s.Type
}

// serveDocs shows the document to people.
func (s *API) serveDocs(w http.ResponseWriter, r *http.Request) {
	web.NoteOf(r).Route = "GET " + prefix + "/docs"
	title := i18n.T(r.Context(), "api.docs.title")
	if err := s.Frame.Plain(w, r, frame.Page{Title: title, Body: docsPage(title, s.docs)}); err != nil {
		s.fail(w, r, actor.Actor{}, err)
	}
}

// docTable shows fields.
func docTable(caption string, fields []docField) ui.Table {
	t := ui.Table{Caption: caption, Columns: []ui.Column{{Head: "Name", Header: true}, {Head: "In"}, {Head: "Value"}, {Head: "Needed"}, {Head: "Meaning"}}}
	for _, f := range fields {
		needed := "no"
		if f.required {
			needed = "yes"
		}
		in := f.in
		if in == "" {
			in = "answer"
		}
		t.Rows = append(t.Rows, ui.Row{Cells: ui.Cells(f.name, in, f.kind, needed, f.text)})
	}
	return t
}
