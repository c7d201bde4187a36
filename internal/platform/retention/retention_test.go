package retention_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"digibank/internal/base/db"
	"digibank/internal/platform/retention"
)

const first = `-- +goose Up
CREATE TABLE visitor (
    id   TEXT NOT NULL PRIMARY KEY, -- operational
    name TEXT NOT NULL,             -- identity as given
    born BIGINT NOT NULL,
    UNIQUE (name, born)
);
CREATE INDEX visitor_name ON visitor (name);

-- +goose Down
DROP TABLE visitor;
`

const second = `-- +goose Up
ALTER TABLE visitor ADD COLUMN phone TEXT NOT NULL DEFAULT ''; -- identity
ALTER TABLE visitor DROP COLUMN name;
CREATE TABLE gone (
    id TEXT, -- public
    n  TEXT  -- nonsense
);
DROP TABLE gone;
`

func read(t *testing.T, engine db.Engine, files map[string]string) retention.Register {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r, err := retention.Read(fsys, engine)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheClassOfAColumnStandsOnItsLine(t *testing.T) {
	t.Parallel()
	got := read(t, db.SQLite, map[string]string{"0001_a.sql": first})
	want := retention.Register{
		{Table: "visitor", Name: "born", File: "0001_a.sql"},
		{Table: "visitor", Name: "id", Class: retention.Operational, File: "0001_a.sql"},
		{Table: "visitor", Name: "name", Class: retention.Identity, File: "0001_a.sql"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestLaterMigrationsAddAndDropColumns(t *testing.T) {
	t.Parallel()
	got := read(t, db.SQLite, map[string]string{"0001_a.sql": first, "0002_b.sql": second})
	if _, found := got.Find("visitor", "name"); found {
		t.Error("a dropped column is still in the register")
	}
	if c, _ := got.Find("visitor", "phone"); c.Class != retention.Identity {
		t.Errorf("an added column has class %q", c.Class)
	}
	if d := cmp.Diff([]string{"visitor"}, got.TablesWith("id")); d != "" {
		t.Error(d)
	}
}

func TestEachEngineHasItsOwnFileOfAPair(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"0001_x.sqlite.sql":   "-- +goose Up\nCREATE VIRTUAL TABLE word USING fts5 (\n    terms, -- identity\n    content = '', detail = none\n);\n",
		"0001_x.postgres.sql": "-- +goose Up\nCREATE TABLE doc (\n    terms TSVECTOR NOT NULL -- identity\n);\n",
	}
	for engine, table := range map[db.Engine]string{db.SQLite: "word", db.Postgres: "doc"} {
		want := []string{table}
		if d := cmp.Diff(want, read(t, engine, files).TablesWith("terms")); d != "" {
			t.Errorf("%s: %s", engine, d)
		}
	}
	if _, found := read(t, db.SQLite, files).Find("word", "content"); found {
		t.Error("an option of a virtual table was taken for a column")
	}
}

func TestAMigrationThatCannotBeReadIsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"-- +goose Up\nCREATE TABLE short (id TEXT, name TEXT);\n",
		"-- +goose Up\nALTER TABLE visitor RENAME TO guest;\n",
	} {
		fsys := fstest.MapFS{"0001_x.sql": {Data: []byte(text)}}
		if _, err := retention.Read(fsys, db.SQLite); err == nil {
			t.Errorf("accepted: %s", text)
		}
	}
}

func TestEveryClassHasARuleThatEnds(t *testing.T) {
	t.Parallel()
	for _, r := range retention.Rules() {
		if !r.Class.Valid() || r.Then == "" || r.Start == "" {
			t.Errorf("%s has no complete rule", r.Class)
		}
		if r.Years+r.Months+r.Days == 0 && r.Start != retention.WithObject && r.Start != retention.AfterAudit {
			t.Errorf("%s has no period", r.Class)
		}
	}
	if retention.Class("nonsense").Valid() {
		t.Error("a class that does not exist is valid")
	}
}
