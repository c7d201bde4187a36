package app

import (
	"io"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/reach"
)

// The region of the demo has the size its article reports, and every figure in
// it stands up to a count from scratch.
func TestTheDemoIsABelievableRegion(t *testing.T) {
	t.Parallel()
	cfg := Config{Data: t.TempDir(), demo: true}
	e := &env{ctx: t.Context(), cfg: &cfg, stdout: io.Discard, stderr: io.Discard}
	k, err := openKit(t.Context(), &cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = k.DB.Close() })
	made, err := demoCmd{Seed: 1}.make(e, k)
	if err != nil {
		t.Fatal(err)
	}
	for what, want := range map[string]int{
		`SELECT COUNT(*) FROM place p JOIN tenant t ON t.id = p.tenant_id WHERE t.slug = 'brugge-noord' AND p.roles LIKE '%digipunt%'`:   13,
		`SELECT COUNT(*) FROM contact c JOIN tenant t ON t.id = c.tenant_id WHERE t.slug = 'brugge-noord' AND c.current = 1`:             15000,
		`SELECT COUNT(*) FROM tenant_municipality m JOIN tenant t ON t.id = m.tenant_id WHERE t.slug = 'brugge-noord' AND m.to_day = ''`: 4,
		`SELECT COUNT(*) FROM tenant`: 2,
	} {
		if got, err := db.Value[int](t.Context(), k.DB, what); err != nil || got != want {
			t.Errorf("%s: %d, want %d (%v)", what, got, want, err)
		}
	}
	findings, err := reach.Verify(t.Context(), k.DB, k.Keys)
	if err != nil || len(findings) > 0 {
		t.Errorf("verify: %v\n%s", err, strings.Join(findings, "\n"))
	}
	figures := reach.NewFigures(k)
	a := actor.System(tenantID(t, k.DB), actor.Job)
	f, err := db.Value[string](t.Context(), k.DB, `SELECT counting_id FROM fund WHERE id = $1`, made.Sample["fund"])
	if err != nil {
		t.Fatal(err)
	}
	u, err := figures.Users(t.Context(), a, reach.Counting{ID: f}, true)
	if err != nil || u.Total() < 900 || u.Total() > 1750 {
		t.Errorf("the fund of today reached %+v (%v)", u, err)
	}
	t.Logf("users of the fund of today: %+v", u)
}

func tenantID(t *testing.T, d *db.DB) string {
	t.Helper()
	id, err := db.Value[string](t.Context(), d, `SELECT id FROM tenant WHERE slug = 'brugge-noord'`)
	if err != nil {
		t.Fatal(err)
	}
	return id
}
