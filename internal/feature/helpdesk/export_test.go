package helpdesk_test

import (
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/feature/helpdesk"
)

// D43, D53: an export holds exactly the rows of the list, however many chunks.
func TestAnExportHoldsEveryFilteredContactOnce(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	mia, _ := h.history(t)
	for range 1000 {
		h.log(t, h.an(), h.visit())
	}
	for name, f := range map[string]helpdesk.Filter{"all": {}, "theme": {Theme: "email"}, "none": {Theme: "parenting", Who: "person"}} {
		seen, named := map[string]bool{}, 0
		err := h.Export(t.Context(), h.cor(), f, func(e helpdesk.Exported) error {
			if seen[e.ID] || e.Place == "" || e.Helper == "" || len(e.Questions) == 0 || e.Note != "" {
				t.Errorf("%s: row %+v", name, e)
			}
			if e.PersonID == mia && e.Person == "Mia Peeters" {
				named++
			}
			seen[e.ID] = true
			return nil
		})
		if want := h.number(t, map[string]string{
			"all":   `SELECT count(*) FROM contact WHERE current = 1`,
			"theme": `SELECT count(DISTINCT contact_id) FROM question WHERE theme = 'email'`,
			"none":  `SELECT count(*) FROM contact WHERE who = 'person' AND gist LIKE '% parenting:%'`,
		}[name]); err != nil || len(seen) != want {
			t.Errorf("%s: %d rows, want %d, %v", name, len(seen), want, err)
		}
		if name == "all" && named != 20 {
			t.Errorf("%d rows name Mia, want 20", named)
		}
	}
	if n := h.number(t, `SELECT count(*) FROM audit_entry WHERE action = 'contact.export'`); n != 3 {
		t.Errorf("%d exports in the trail, want 3", n)
	}
}

func TestAHelperExportsNothing(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	err := h.Export(t.Context(), h.an(), helpdesk.Filter{}, func(helpdesk.Exported) error { return nil })
	refused(t, err, errs.Forbidden, "", "")
}
