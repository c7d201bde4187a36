package arch

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/db/migrations"
	"digibank/internal/platform/retention"
)

// engineOnly gives the one engine that a statement is for, by the end of its
// name, or empty for both: sqlPutSQLite, sqlPutPostgres, sqlPgNow, sqlLiteCheck.
func engineOnly(s statement) db.Engine {
	switch {
	case strings.HasSuffix(s.name, "SQLite"), strings.HasPrefix(s.name, "sqlLite"):
		return db.SQLite
	case strings.HasSuffix(s.name, "Postgres"), strings.HasPrefix(s.name, "sqlPg"), s.subject() == "internal/base/db.sqlLock":
		return db.Postgres
	}
	return ""
}

// checkPrepared: every statement is prepared on the engine. Design rule 3.
func checkPrepared(ctx context.Context, list []statement, d *db.DB) []finding {
	var found []finding
	for _, s := range list {
		if only := engineOnly(s); only != "" && only != d.Engine() {
			continue
		}
		if err := prepared(ctx, d, s.value); err != nil {
			found = append(found, finding{"sql-prepare", s.subject(), string(d.Engine()) + ": " + err.Error()})
		}
	}
	return compact(found)
}

// prepared compiles a statement without running it. SQLite compiles when it
// runs, so it is asked for the plan.
func prepared(ctx context.Context, d *db.DB, query string) error {
	query = db.Rewrite(d.Engine(), query)
	if d.Engine() == db.Postgres {
		st, err := d.Raw().PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		return st.Close()
	}
	rows, err := d.Raw().QueryContext(ctx, "EXPLAIN "+query, make([]any, params(query))...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err()
}

var paramForm = regexp.MustCompile(`\$(\d+)`)

// params counts the parameters of a statement: the highest $N.
func params(query string) int {
	most := 0
	for _, m := range paramForm.FindAllStringSubmatch(query, -1) {
		n, _ := strconv.Atoi(m[1]) // digits
		most = max(most, n)
	}
	return most
}

// checkTenant: SQL on a tenant's table says of which tenant, where rows are
// chosen: in its WHERE or ON, not only in the list of columns. Design rule 4.
func checkTenant(list []statement, owned []string) []finding {
	var found []finding
	for _, s := range list {
		i := slices.IndexFunc(s.tables, func(table string) bool { return slices.Contains(owned, table) })
		if i >= 0 && !strings.Contains(chosen(s.value), "tenant_id") {
			found = append(found, finding{"sql-tenant", s.subject(), "table " + s.tables[i] + " is a tenant's: WHERE tenant_id = …"})
		}
	}
	return compact(found)
}

// chosen gives the part of a statement that chooses rows.
func chosen(query string) string {
	at := 0
	switch verb := strings.ToUpper(strings.Fields(query)[0]); verb {
	case "UPDATE":
		at = strings.Index(query, "WHERE")
	case "SELECT", "DELETE":
		at = strings.Index(query, "FROM")
	}
	if at < 0 {
		return ""
	}
	return query[at:]
}

func houseStatements(t *testing.T) []statement {
	t.Helper()
	list := statements(newConsts(theHouse(t)))
	return slices.DeleteFunc(list, func(s statement) bool { return strings.HasPrefix(s.pkg.dir, "internal/base/db/") })
}

func TestEveryStatementIsPreparedOnBothEngines(t *testing.T) {
	t.Parallel()
	list := houseStatements(t)
	if len(list) < 100 {
		t.Fatalf("only %d statements found", len(list))
	}
	allowed, err := exceptions()
	if err != nil {
		t.Fatal(err)
	}
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		for _, f := range judge(checkPrepared(t.Context(), list, d), allowed) {
			t.Error(f)
		}
	})
}

func TestStatementsOnATenantsTableNameTheTenant(t *testing.T) {
	t.Parallel()
	owned := map[string]bool{}
	for _, engine := range []db.Engine{db.SQLite, db.Postgres} {
		register, err := retention.Read(migrations.FS, engine)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range register.TablesWith("tenant_id") {
			owned[table] = true
		}
	}
	var tables []string
	for table := range owned {
		tables = append(tables, table)
	}
	holds(t, checkTenant(houseStatements(t), tables), "sql-tenant")
}

const statementExample = `
-- internal/feature/desk/store.go --
package desk
const sqlGood = "SELECT id, name FROM tenant WHERE id = $1 FOR UPDATE"
const sqlList = "SELECT id FROM tenant WHERE id IN LIST($1)"
const sqlTypo = "SELECT id, nmae FROM tenant WHERE id = $1"
const sqlOnePostgres = "SELECT to_jsonb(id) FROM tenant WHERE id = $1"
const sqlPartners = "SELECT tenant_id, name FROM partner WHERE id = $1"
const sqlOwn = "SELECT name FROM partner WHERE tenant_id = $1"
const sqlEnd = "UPDATE partner SET tenant_id = $1 WHERE id = $2"
const sqlAdd = "INSERT INTO partner (id, tenant_id) VALUES ($1, $2)"
`

func TestAStatementThatDoesNotPrepareIsFound(t *testing.T) {
	t.Parallel()
	list := statements(newConsts(example(t, statementExample)))[:4]
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		bites(t, checkPrepared(t.Context(), list, d), "sql-prepare internal/feature/desk.sqlTypo")
	})
}

func TestAStatementWithoutItsTenantIsFound(t *testing.T) {
	t.Parallel()
	list := statements(newConsts(example(t, statementExample)))
	bites(t, checkTenant(list, []string{"partner"}),
		"sql-tenant internal/feature/desk.sqlPartners", "sql-tenant internal/feature/desk.sqlEnd")
}
