package helpdesk_test

import (
	"strings"
	"testing"
	"time"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/feature/helpdesk"
)

// findings runs the check.
func (h *desk) findings(t testing.TB) []string {
	t.Helper()
	found, err := helpdesk.Verify(t.Context(), h.db)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// lived is a desk with a kept, a corrected and a withdrawn contact.
func lived(t *testing.T, d *db.DB) (*desk, map[string]string) {
	t.Helper()
	h := setup(t, d)
	jan := h.meet(t, "Jan", "Maes", 1950)
	known := h.visit()
	known.Who.PersonID = jan
	kept, changed, gone := h.log(t, h.an(), known), h.log(t, h.an(), h.visit()), h.log(t, h.an(), h.visit())
	minutes := 40
	if _, err := h.Correct(t.Context(), h.an(), helpdesk.Correct{ID: changed.ID, Version: 1, Change: helpdesk.Change{Minutes: &minutes}}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Withdraw(t.Context(), h.an(), helpdesk.Withdraw{ID: gone.ID}); err != nil {
		t.Fatal(err)
	}
	return h, map[string]string{"kept": kept.ID, "corrected": changed.ID, "withdrawn": gone.ID}
}

func TestWhatTheDeskAndTheLedgerSayIsTheSame(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h, _ := lived(t, d)
		h.clock.Advance(time.Hour)
		if found := h.findings(t); len(found) > 0 {
			t.Errorf("nothing is wrong, and yet:\n%s", strings.Join(found, "\n"))
		}
	})
}

// Each planted error is something that happened behind the back of the desk or
// of the ledger; the check finds it and says which contact it is.
func TestTheCheckFindsAPlantedError(t *testing.T) {
	t.Parallel()
	plants := map[string]struct{ which, query string }{
		"another length":             {"kept", `UPDATE contact SET minutes = minutes + 5 WHERE tenant_id = $1 AND id = $2`},
		"another place":              {"corrected", `UPDATE contact SET place_id = 'elsewhere' WHERE tenant_id = $1 AND id = $2`},
		"another day":                {"kept", `UPDATE contact SET at = '2026-03-17T11:00:00.000Z' WHERE tenant_id = $1 AND id = $2`},
		"another person":             {"kept", `UPDATE contact SET person_id = 'nobody' WHERE tenant_id = $1 AND id = $2`},
		"another age":                {"kept", `UPDATE contact SET age_band = 'u12' WHERE tenant_id = $1 AND id = $2`},
		"another theme":              {"kept", `UPDATE question SET theme = 'other' WHERE tenant_id = $1 AND contact_id = $2`},
		"a question less":            {"kept", `DELETE FROM question WHERE tenant_id = $1 AND contact_id = $2`},
		"another outcome":            {"kept", `UPDATE question SET outcome = 'not_solved' WHERE tenant_id = $1 AND contact_id = $2`},
		"withdrawn and counted":      {"kept", `UPDATE contact SET state = 'withdrawn' WHERE tenant_id = $1 AND id = $2`},
		"not counted any more":       {"kept", `UPDATE service SET replaced_by = 'void' WHERE tenant_id = $1 AND evidence_id = $2`},
		"withdrawn in words only":    {"withdrawn", `UPDATE contact SET state = 'kept' WHERE tenant_id = $1 AND id = $2`},
		"no current version":         {"corrected", `UPDATE contact SET current = 0 WHERE tenant_id = $1 AND id = $2`},
		"two current versions":       {"corrected", `UPDATE contact SET current = 1 WHERE tenant_id = $1 AND id = $2`},
		"a version that is not last": {"corrected", `UPDATE contact SET current = 1 - current WHERE tenant_id = $1 AND id = $2`},
		"a service without contact": {"kept", `INSERT INTO service (id, tenant_id, kind, evidence_kind, evidence_id, evidence_version, at, day, place_id, partner_id, helper_id,
			channel, objective, themes, minutes, person_id, known_before, age_band, gender, nis, birth_year, replaces, hash)
			SELECT 'planted', tenant_id, kind, evidence_kind, 'planted-' || $2, 1, at, day, place_id, partner_id, helper_id,
			channel, objective, themes, minutes, person_id, known_before, age_band, gender, nis, birth_year, '', hash FROM service WHERE tenant_id = $1 AND evidence_id = $2`},
	}
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		for name, p := range plants {
			h, ids := lived(t, dbtest.Open(t, d.Engine()))
			h.exec(t, p.query, h.tenant, ids[p.which])
			found := strings.Join(h.findings(t), "\n")
			if !strings.Contains(found, h.tenant) || !strings.Contains(found, ids[p.which]) && !strings.Contains(found, "planted") {
				t.Errorf("%s: found %q", name, found)
			}
		}
	})
}
