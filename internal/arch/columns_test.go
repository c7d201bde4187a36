package arch

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/db/migrations"
	"digibank/internal/platform/retention"
)

// realColumn is a column that the database has.
type realColumn struct{ table, name string }

// The tables of the migration tool and the inner ones of the full-text index
// are not ours to classify.
const (
	columnsSQLite = `SELECT m.name, p.name FROM sqlite_schema m JOIN pragma_table_info(m.name) p
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'goose_db_version'
		AND NOT EXISTS (SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL TABLE%' AND m.name <> v.name AND m.name LIKE v.name || '\_%' ESCAPE '\')
		ORDER BY m.name, p.cid`

	columnsPostgres = `SELECT table_name::text, column_name::text FROM information_schema.columns
		WHERE table_schema = 'public' AND table_name <> 'goose_db_version' ORDER BY table_name, ordinal_position`
)

func realColumns(ctx context.Context, d *db.DB) ([]realColumn, error) {
	query := columnsSQLite
	if d.Engine() == db.Postgres {
		query = columnsPostgres
	}
	return db.All(ctx, d, func(s db.Scanner) (c realColumn, err error) { return c, s.Scan(&c.table, &c.name) }, query)
}

// checkColumns: every real column has a class that exists, and the register
// names no column that is not there. Design rule 6.
func checkColumns(register retention.Register, have []realColumn) []finding {
	var found []finding
	for _, c := range have {
		switch entry, known := register.Find(c.table, c.name); {
		case !known || entry.Class == "":
			found = append(found, finding{"column", c.table + "." + c.name, "end its line in the migration with -- class"})
		case !entry.Class.Valid():
			found = append(found, finding{"column", c.table + "." + c.name, entry.File + ": there is no class " + string(entry.Class)})
		}
	}
	for _, c := range register {
		if !slices.Contains(have, realColumn{c.Table, c.Name}) {
			found = append(found, finding{"column-stale", c.Table + "." + c.Name, c.File + ": the database has no such column"})
		}
	}
	return found
}

func TestEveryColumnHasAClassWithARetentionRule(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		register, err := retention.Read(migrations.FS, d.Engine())
		if err != nil {
			t.Fatal(err)
		}
		have, err := realColumns(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		if len(have) < 100 {
			t.Fatalf("the database has only %d columns", len(have))
		}
		holds(t, checkColumns(register, have), "column", "column-stale")
	})
}

func TestAColumnWithoutAClassIsFound(t *testing.T) {
	t.Parallel()
	register := retention.Register{{Table: "a", Name: "id", Class: "operational"}, {Table: "a", Name: "name"}, {Table: "a", Name: "odd", Class: "secret"}, {Table: "a", Name: "gone", Class: "public"}}
	have := []realColumn{{"a", "id"}, {"a", "name"}, {"a", "odd"}, {"a", "new"}}
	bites(t, checkColumns(register, have), "column a.name", "column a.odd", "column a.new", "column-stale a.gone")
}

// registerPage writes the register of both engines as a page.
func registerPage() (string, error) {
	var b strings.Builder
	b.WriteString("# Columns, their class and how long they are kept\n\nGenerated from the migrations; see `internal/platform/retention`. The periods are defaults.\n\n| class | kept | then |\n|---|---|---|\n")
	for _, r := range retention.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.Class, kept(r), r.Then)
	}
	lite, err := retention.Read(migrations.FS, db.SQLite)
	if err != nil {
		return "", err
	}
	pg, err := retention.Read(migrations.FS, db.Postgres)
	if err != nil {
		return "", err
	}
	table := ""
	for _, c := range both(lite, pg) {
		if c.Table != table {
			table = c.Table
			fmt.Fprintf(&b, "\n## %s\n\n| column | class |\n|---|---|\n", table)
		}
		fmt.Fprintf(&b, "| %s | `%s` |\n", c.Name, c.Class)
	}
	return b.String(), nil
}

func kept(r retention.Rule) string {
	var parts []string
	for _, p := range []struct {
		n    int
		unit string
	}{{r.Years, "years"}, {r.Months, "months"}, {r.Days, "days"}} {
		if p.n == 1 {
			p.unit = strings.TrimSuffix(p.unit, "s")
		}
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.unit))
		}
	}
	if len(parts) == 0 {
		return "until " + string(r.Start)
	}
	return strings.Join(parts, ", ") + " after " + string(r.Start)
}

// both merges the registers of the engines; most columns are in both.
func both(lite, pg retention.Register) retention.Register {
	out := slices.Clone(lite)
	for _, c := range pg {
		if _, known := lite.Find(c.Table, c.Name); !known {
			c.Name += " (PostgreSQL)"
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b retention.Column) int { return strings.Compare(a.Table, b.Table) })
	return out
}

func TestCommittedRegisterOfColumns(t *testing.T) {
	t.Parallel()
	page, err := registerPage()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "columns.md", page)
}
