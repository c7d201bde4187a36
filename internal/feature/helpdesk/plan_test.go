package helpdesk

import (
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/page"
	"digibank/internal/platform/actor"
)

// A list walks its index, newest first, and sorts nothing.
func TestAListReadsAnIndexAndSortsNothing(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.SQLite)
	list := Filter{}.query(actor.System("t", actor.CLI), RightRead, page.Request{Limit: 50}).args
	for _, c := range []struct {
		name, sql, index string
		args             []any
	}{
		{"all places", sqlList, "contact_at", append(list, 50)},
		{"one place", sqlListPlace, "contact_place", append(list, 50)},
		{"one place at a glance", sqlGlancePlain, "contact_place", []any{"t", "~", "", "p", "onsite", "% email:%", "", 50}},
		{"own habits", sqlHabits, "contact_at", []any{"t", "", "an"}},
		{"by client", sqlByClient, "contact_client", []any{"t", "c"}},
		{"follow-ups", sqlFollowUpsOf, "followup_contact", []any{"t", "c"}},
	} {
		plan, err := db.All(t.Context(), d, func(s db.Scanner) (string, error) {
			var id, parent, unused int
			var detail string
			err := s.Scan(&id, &parent, &unused, &detail)
			return detail, err
		}, "EXPLAIN QUERY PLAN "+c.sql, c.args...)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(plan, "\n")
		sorts := strings.Contains(text, "TEMP B-TREE") && c.name != "follow-ups"
		if !strings.Contains(plan[0], "INDEX "+c.index+" ") || sorts {
			t.Errorf("%s:\n%s", c.name, text)
		}
	}
}
