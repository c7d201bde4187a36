package retention

import (
	"cmp"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"digibank/internal/base/db"
)

// Column is one column of the schema with its class.
type Column struct {
	Table, Name string
	Class       Class // empty when its line names none
	File        string
}

// Register is every column of an engine's schema, by table and name.
type Register []Column

// Read reads the register of an engine from its migrations, in their order.
func Read(migrations fs.FS, engine db.Engine) (Register, error) {
	names, err := fs.Glob(migrations, "*.sql")
	if err != nil {
		return nil, err
	}
	other := ".postgres.sql"
	if engine == db.Postgres {
		other = ".sqlite.sql"
	}
	slices.Sort(names)
	var s schema
	for _, name := range names {
		if strings.HasSuffix(name, other) {
			continue
		}
		raw, err := fs.ReadFile(migrations, name)
		if err != nil {
			return nil, err
		}
		if err := s.apply(name, string(raw)); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(s.columns, func(a, b Column) int {
		return cmp.Or(strings.Compare(a.Table, b.Table), strings.Compare(a.Name, b.Name))
	})
	return s.columns, nil
}

// Find gives a column.
func (r Register) Find(table, name string) (Column, bool) {
	for _, c := range r {
		if c.Table == table && c.Name == name {
			return c, true
		}
	}
	return Column{}, false
}

// TablesWith lists the tables that have a column of this name.
func (r Register) TablesWith(name string) []string {
	var out []string
	for _, c := range r {
		if c.Name == name {
			out = append(out, c.Table)
		}
	}
	return out
}

// schema is what the migrations up to here made.
type schema struct {
	columns []Column
}

// form is how the lines of a migration look that change columns. One column
// stands on one line.
func form(pattern string) *regexp.Regexp { return regexp.MustCompile(`(?i)^\s*` + pattern) }

func (s *schema) apply(file, text string) error {
	text, _, _ = strings.Cut(text, "-- +goose Down")
	create := form(`CREATE\s+(?:VIRTUAL\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?([a-z_0-9]+)[^(]*\(\s*$`)
	add := form(`ALTER\s+TABLE\s+([a-z_0-9]+)\s+ADD\s+COLUMN\s+(.*)$`)
	dropColumn := form(`ALTER\s+TABLE\s+([a-z_0-9]+)\s+DROP\s+COLUMN\s+([a-z_0-9]+)`)
	dropTable := form(`DROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?([a-z_0-9]+)`)
	unknown := form(`(?:ALTER\s+TABLE|CREATE\s+(?:VIRTUAL\s+)?TABLE)`)
	table := ""
	for n, line := range strings.Split(text, "\n") {
		switch m := []string(nil); {
		case match(create, line, &m):
			table = m[1]
		case match(add, line, &m):
			s.add(file, m[1], m[2])
		case match(dropColumn, line, &m):
			s.drop(func(c Column) bool { return c.Table == m[1] && c.Name == m[2] })
		case match(dropTable, line, &m):
			s.drop(func(c Column) bool { return c.Table == m[1] })
		case match(unknown, line, &m):
			return fmt.Errorf("%s:%d: write one column on one line, and ADD COLUMN or DROP COLUMN", file, n+1)
		case strings.HasPrefix(line, ")"):
			table = ""
		case table != "":
			s.add(file, table, line)
		}
	}
	return nil
}

func match(pattern *regexp.Regexp, line string, m *[]string) bool {
	*m = pattern.FindStringSubmatch(line)
	return *m != nil
}

func (s *schema) drop(gone func(Column) bool) { s.columns = slices.DeleteFunc(s.columns, gone) }

// add reads the line of a column; lines of keys, checks and options are none.
func (s *schema) add(file, table, line string) {
	m := regexp.MustCompile(`^\s*([a-z_][a-z_0-9]*)\s*([^\s-]?.*)$`).FindStringSubmatch(line)
	if m == nil || strings.HasPrefix(m[2], "=") {
		return
	}
	_, comment, _ := strings.Cut(line, "--")
	class, _, _ := strings.Cut(strings.TrimSpace(comment), " ")
	s.columns = append(s.columns, Column{Table: table, Name: m[1], Class: Class(class), File: file})
}
