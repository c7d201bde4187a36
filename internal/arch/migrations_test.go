package arch

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"digibank/internal/base/db/migrations"
)

var migrationName = regexp.MustCompile(`^(\d{4}_[a-z0-9_]+)(?:\.(sqlite|postgres))?\.sql$`)

// checkMigrations: each goes up and down, drops what it makes, and a file for
// one engine has its twin for the other.
func checkMigrations(fsys fs.FS) []finding {
	names, err := fs.Glob(fsys, "*")
	if err != nil {
		return []finding{{"migration", "*", err.Error()}}
	}
	var found []finding
	for _, name := range names {
		if strings.HasSuffix(name, ".go") {
			continue
		}
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			return []finding{{"migration", name, err.Error()}}
		}
		for _, what := range migrationFaults(name, string(raw), names) {
			found = append(found, finding{"migration", name, what})
		}
	}
	return found
}

func migrationFaults(name, text string, all []string) []string {
	m := migrationName.FindStringSubmatch(name)
	if m == nil {
		return []string{"is not named NNNN_name.sql or a pair .sqlite.sql and .postgres.sql"}
	}
	var out []string
	other := map[string]string{"sqlite": "postgres", "postgres": "sqlite"}[m[2]]
	if other != "" && !slices.Contains(all, m[1]+"."+other+".sql") {
		out = append(out, "has no twin for the other engine")
	}
	_, rest, up := strings.Cut(text, "-- +goose Up\n")
	upText, downText, down := strings.Cut(rest, "-- +goose Down\n")
	if !up || !down || strings.TrimSpace(upText) == "" || strings.TrimSpace(downText) == "" {
		return append(out, "has no -- +goose Up and -- +goose Down, in this order, with work in both")
	}
	made := regexp.MustCompile(`(?m)^CREATE (?:VIRTUAL )?TABLE (\w+)`)
	for _, table := range made.FindAllStringSubmatch(upText, -1) {
		if !regexp.MustCompile(`DROP TABLE ` + table[1] + `\b`).MatchString(downText) {
			out = append(out, "does not drop "+table[1]+" on the way down")
		}
	}
	return out
}

func TestMigrationsGoUpAndDown(t *testing.T) {
	t.Parallel()
	holds(t, checkMigrations(migrations.FS), "migration")
}

func TestAMigrationWithoutAWayBackIsFound(t *testing.T) {
	t.Parallel()
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"0001_good.sql":       "-- +goose Up\nCREATE TABLE a (\n);\n-- +goose Down\nDROP TABLE a;\n",
		"0002_up.sql":         "-- +goose Up\nCREATE TABLE b (\n);\n",
		"0003_left.sql":       "-- +goose Up\nCREATE TABLE c (\n);\n-- +goose Down\nDROP TABLE cc;\n",
		"0004_one.sqlite.sql": "-- +goose Up\nCREATE TABLE d (\n);\n-- +goose Down\nDROP TABLE d;\n",
		"five.sql":            "",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	bites(t, checkMigrations(fsys), "migration 0002_up.sql", "migration 0003_left.sql", "migration 0004_one.sqlite.sql", "migration five.sql")
}
