package db

import (
	"database/sql/driver"
	"fmt"
	"regexp"
	"strings"
)

var listParam = regexp.MustCompile(`LIST\((\$\d+)\)`)

// Rewrite turns the notations of this package into the engine's own SQL.
func Rewrite(e Engine, query string) string {
	if strings.Contains(query, "LIST(") {
		query = rewriteList(e, query)
	}
	if e == Postgres {
		return query
	}
	query = strings.TrimRight(query, " \n\t;")
	return strings.TrimSuffix(strings.TrimSuffix(query, "FOR UPDATE"), "FOR SHARE")
}

func rewriteList(e Engine, query string) string {
	if e == Postgres {
		return listParam.ReplaceAllString(query, "(SELECT jsonb_array_elements_text(($1)::jsonb))")
	}
	return listParam.ReplaceAllString(query, "(SELECT value FROM json_each($1))")
}

// Bool is a truth value stored as 0 or 1, the same on both engines.
type Bool bool

// Value gives 0 or 1.
func (b Bool) Value() (driver.Value, error) {
	if b {
		return int64(1), nil
	}
	return int64(0), nil
}

// Scan reads 0 or 1.
func (b *Bool) Scan(v any) error {
	n, ok := v.(int64)
	if !ok {
		return fmt.Errorf("db: cannot read a Bool from %T", v)
	}
	*b = n != 0
	return nil
}
