package api_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/i18n/i18ncheck"
	"digibank/internal/surface/api"
)

const golden = "../../../docs/reference/openapi.json"

func TestTheDocumentIsServedAndAsCommitted(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	r := h.want(200, "GET", "/api/v1/openapi.json", ask{as: "-"})
	if os.Getenv("UPDATE_GOLDEN") != "" {
		h.must(os.WriteFile(golden, []byte(r.raw), 0o644))
	}
	want, err := os.ReadFile(golden)
	h.must(err)
	if r.raw != string(want) {
		t.Error("the document differs from docs/reference/openapi.json; look at the change, then run with UPDATE_GOLDEN=1")
	}
}

// The document must hang together: 3.1, an id for each operation, no reference
// into nothing, each parameter of a path described.
func TestTheDocumentIsValidOpenAPI(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	spec := h.want(200, "GET", "/api/v1/openapi.json", ask{as: "-"}).body
	if !strings.HasPrefix(spec["openapi"].(string), "3.1") || spec["info"] == nil {
		t.Errorf("openapi %v", spec["openapi"])
	}
	paths := spec["paths"].(map[string]any)
	ids, operations := map[string]bool{}, 0
	for path, item := range paths {
		for method, v := range item.(map[string]any) {
			operations++
			op := v.(map[string]any)
			id, _ := op["operationId"].(string)
			if id == "" || ids[id] || op["summary"] == nil || op["x-right"] == nil {
				t.Errorf("%s %s is not described", method, path)
			}
			ids[id] = true
			if strings.Contains(path, "{id}") && !strings.Contains(marshal(t, op["parameters"]), `"in":"path"`) {
				t.Errorf("%s %s does not describe {id}", method, path)
			}
			if method == "post" && !strings.Contains(marshal(t, op["parameters"]), "Idempotency-Key") {
				t.Errorf("%s %s does not tell of Idempotency-Key", method, path)
			}
		}
	}
	if want := len(h.api.Routes()) - 2; operations != want {
		t.Errorf("the document has %d operations, the table %d", operations, want)
	}
	eachRef(spec, func(ref string) {
		name, ok := strings.CutPrefix(ref, "#/components/schemas/")
		if _, found := spec["components"].(map[string]any)["schemas"].(map[string]any)[name]; !ok || !found {
			t.Errorf("%s leads nowhere", ref)
		}
	})
	contact := spec["components"].(map[string]any)["schemas"].(map[string]any)["NewContact"].(map[string]any)
	for _, name := range []string{"place", "at", "minutes", "questions", "client_id"} {
		if !strings.Contains(marshal(t, contact["required"]), name) {
			t.Errorf("%s is not required: %v", name, contact["required"])
		}
	}
}

func marshal(t *testing.T, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func eachRef(v any, fn func(ref string)) {
	switch v := v.(type) {
	case map[string]any:
		if ref, ok := v["$ref"].(string); ok {
			fn(ref)
		}
		for _, child := range v {
			eachRef(child, fn)
		}
	case []any:
		for _, child := range v {
			eachRef(child, fn)
		}
	}
}

func TestTheDocumentationShowsEveryOperationWithoutAScript(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	r := h.want(200, "GET", "/api/v1/docs", ask{as: "-"})
	for _, rt := range h.api.Routes()[2:] {
		if !strings.Contains(r.raw, rt.Method+" "+rt.Path) {
			t.Errorf("%s %s is not shown", rt.Method, rt.Path)
		}
	}
	for _, bad := range []string{"<script", "style=", "http://", "https://"} {
		if strings.Contains(r.raw, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
	for _, anchor := range []string{`id="problem-404"`, `id="problem-422"`, `/api/v1/openapi.json`} {
		if !strings.Contains(r.raw, anchor) {
			t.Errorf("the page lacks %s", anchor)
		}
	}
}

func TestTheTextsArePlainDutchAndComplete(t *testing.T) {
	t.Parallel()
	i18ncheck.Run(t, i18ncheck.Options{Catalogues: []fs.FS{api.Locale}, Computed: []string{"api.", "error.", "invalid."}})
}
