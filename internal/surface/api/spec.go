package api

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"digibank/internal/base/web"
)

// config is the document before the operations are in it. Problems, documents
// and content types are this package's own.
func (s *API) config() huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "digibank", Version: "1",
				Description: "Places, people, contacts, funds and reach of a digibank. Times are RFC 3339, money is in cents. " +
					"Every answer from 400 up is application/problem+json with a stable code.",
				License: &huma.License{Name: "EUPL-1.2", Identifier: "EUPL-1.2"},
			},
			Servers: []*huma.Server{{URL: prefix}},
			Components: &huma.Components{
				Schemas: huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer),
				SecuritySchemes: map[string]*huma.SecurityScheme{
					"token":   {Type: "http", Scheme: "bearer", Description: "A token that you make in the program, under your account"},
					"session": {Type: "apiKey", In: "cookie", Name: "__Host-digibank", Description: "The session of who is signed in"},
				},
			},
			Security: []map[string][]string{{"token": {}}, {"session": {}}},
			Tags: []*huma.Tag{
				{Name: "Places", Description: "Digipunten"},
				{Name: "Persons", Description: "People who are helped"},
				{Name: "Contacts", Description: "Conversations at the desk"},
				{Name: "Funds", Description: "Funds and what was reached for them"},
			},
		},
	}
}

// finishSpec writes the document, once all operations are in it.
func (s *API) finishSpec() error {
	schemas := s.huma.OpenAPI().Components.Schemas.Map()
	delete(schemas, "ErrorModel") // the library's own problem, which is never sent
	delete(schemas, "ErrorDetail")
	for name, schema := range schemas {
		if !s.sent[name] {
			schema.AdditionalProperties = nil // answers may grow
		}
	}
	raw, err := json.Marshal(s.huma.OpenAPI())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	s.spec = b.Bytes()
	s.docs = s.sections()
	return nil
}

// OpenAPI gives the document, as it is served.
func (s *API) OpenAPI() []byte { return bytes.Clone(s.spec) }

func (s *API) serveSpec(w http.ResponseWriter, r *http.Request) {
	web.NoteOf(r).Route = "GET " + prefix + "/openapi.json"
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "public, max-age=300")
	_, _ = w.Write(s.spec)
}
