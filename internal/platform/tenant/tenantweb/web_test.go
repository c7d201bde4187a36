package tenantweb_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/geo"
	"digibank/internal/base/i18n"
	"digibank/internal/base/id"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/route"
	"digibank/internal/platform/tenant"
	"digibank/internal/platform/tenant/tenantweb"
)

// bare is a shell without anything around the page.
type bare struct{}

func (bare) Show(w http.ResponseWriter, r *http.Request, _ actor.Actor, p frame.Page) error {
	w.WriteHeader(max(p.Status, http.StatusOK))
	return p.Body.Render(r.Context(), w)
}

func (b bare) Plain(w http.ResponseWriter, r *http.Request, p frame.Page) error {
	return b.Show(w, r, actor.Actor{}, p)
}

func (bare) Done(w http.ResponseWriter, r *http.Request, to, _ string, _ ...any) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// house is a digibank, seen by somebody with one role.
type house struct {
	t       *testing.T
	svc     *tenant.Service
	texts   *i18n.Bundle
	who     actor.Actor
	invited []string
}

func setup(t *testing.T, d *db.DB) *house {
	t.Helper()
	c := clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	atlas := geo.New()
	h := &house{t: t}
	h.svc = tenant.New(kit.Kit{DB: d, Clock: c, IDs: id.Random{}, Audit: audit.New(c, id.Random{})}, func(nis string) bool { _, ok := atlas.Municipality(nis); return ok })
	tn, err := h.svc.Create(t.Context(), actor.System("", actor.CLI), tenant.Create{Slug: "brugge-noord", Name: "Digibank Brugge Noord", Municipalities: []string{"31005"}, From: civil.MustDate(2023, 1, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if h.texts, err = i18n.New(tenant.Locale, ui.Locale); err != nil {
		t.Fatal(err)
	}
	h.as(actor.Coordinator, tn.ID)
	return h
}

func (h *house) as(role actor.Role, tenantID string) {
	h.t.Helper()
	policy, err := access.NewPolicy(tenant.Rules())
	if err != nil {
		h.t.Fatal(err)
	}
	h.who = actor.Actor{TenantID: tenantID, AccountID: "acc", Channel: actor.Web, Grants: []actor.Grant{policy.Allow(actor.Grant{Role: role})}}
}

func (h *house) invite(_ context.Context, _ actor.Actor, tenantID, email, _ string) error {
	if email == "" {
		return errs.OneField("email", "tenant-email")
	}
	h.invited = append(h.invited, tenantID+" "+email)
	return nil
}

func (h *house) send(method, path string, pairs ...string) *httptest.ResponseRecorder {
	h.t.Helper()
	mux := http.NewServeMux()
	route.Gate{
		Authenticate: func(*http.Request) (actor.Actor, error) { return h.who, nil },
		Fail: func(w http.ResponseWriter, _ *http.Request, _ actor.Actor, err error) {
			http.Error(w, err.Error(), web.Status(errs.KindOf(err)))
		},
	}.Mount(mux, tenantweb.New(h.svc, geo.New(), bare{}, id.Random{}.New, h.invite).Routes())
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, r.WithContext(i18n.With(r.Context(), h.texts.Localizer("nl"))))
	return w
}

func (h *house) get(path string, status int, has ...string) string {
	h.t.Helper()
	return h.check(h.send(http.MethodGet, path), path, status, has)
}

func (h *house) post(path string, status int, has string, pairs ...string) string {
	h.t.Helper()
	return h.check(h.send(http.MethodPost, path, pairs...), path, status, []string{has})
}

func (h *house) check(w *httptest.ResponseRecorder, path string, status int, has []string) string {
	h.t.Helper()
	if w.Code != status {
		h.t.Errorf("%s: status %d, want %d: %.200s", path, w.Code, status, w.Body.String())
	}
	for _, s := range has {
		if !strings.Contains(w.Body.String(), s) {
			h.t.Errorf("%s lacks %q", path, s)
		}
	}
	return w.Body.String()
}

func TestCoordinatorChangesSettingsAndMunicipalities(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.get("/office/settings", 200, "Digibank Brugge Noord", "Brugge", `value="31006"`)
		h.post("/office/settings", 422, "Vul een telefoonnummer in", "name", `"><script>x`, "phone", "bel", "version", "1")
		h.post("/office/settings", 303, "", "name", "Digibank Noord", "phone", "050 44 55 66", "version", "1")
		h.post("/office/settings", 412, "", "name", "Te laat", "version", "1")
		h.post("/office/settings/municipalities", 422, "hoort al bij", "municipality", "31005", "from", "1/1/2026")
		h.post("/office/settings/municipalities", 422, "Vul een dag in", "municipality", "31006", "from", "ooit")
		h.post("/office/settings/municipalities", 303, "", "municipality", "31006", "from", "1/1/2026")
		h.post("/office/settings/municipalities/31006/end", 422, `href="#to-31006"`, "to", "31/12/2020")
		h.post("/office/settings/municipalities/31006/end", 303, "", "to", "31/3/2026")
		h.get("/office/settings", 200, "Damme", "31 maart 2026", "Digibank Noord")
	})
}

func TestCoordinatorKeepsPartners(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.get("/office/partners", 200, "nog geen partners")
		h.post("/office/partners/new", 422, "Dit is geen ondernemingsnummer", "name", "Kringwinkel", "kind", "reuse", "controller", "private", "role", "core", "kbo", "123", "from", "1/1/2025")
		h.post("/office/partners/new", 303, "", "name", "Kringwinkel <Noord>", "kind", "reuse", "controller", "private", "role", "core", "kbo", "0566.988.259", "from", "1/1/2025")
		list := h.get("/office/partners", 200, "Kringwinkel &lt;Noord&gt;", "Kernpartner", "1 januari 2025")
		path := regexp.MustCompile(`/office/partners/[0-9a-f-]{36}`).FindString(list)
		h.get(path, 200, `value="0566.988.259"`, `name="version" value="1"`)
		h.post(path, 303, "", "version", "1", "name", "Kringwinkel Noord", "kind", "reuse", "controller", "private", "role", "network", "from", "1/1/2025", "to", "28/2/2026")
		h.post(path, 412, "", "version", "1", "name", "Te laat", "kind", "reuse", "controller", "private", "role", "network", "from", "1/1/2025")
		h.get("/office/partners", 200, "28 februari 2026", "Netwerkpartner")
		h.as(actor.Coordinator, "another")
		h.get(path, 404)
		h.post(path, 404, "")
	})
}

func TestAdministratorMakesADigibankAndInvitesItsCoordinator(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		h.get("/office/tenants", 403) // a coordinator sees no other digibanken
		h.as(actor.Admin, "")
		h.get("/office/tenants", 200, "brugge-noord", "Open")
		h.post("/office/tenants/new", 422, "invalid.slug", "name", "X", "slug", "Office")
		w := h.send(http.MethodPost, "/office/tenants/new", "name", "Digibank West", "slug", "west")
		to := w.Header().Get("Location")
		if w.Code != 303 || !strings.HasSuffix(to, "/coordinator") {
			t.Fatalf("%d to %s", w.Code, to)
		}
		h.get(to, 200, "Digibank West")
		h.post(to, 422, "e-mailadres", "name", "An", "email", "")
		h.post(to, 303, "", "name", "An", "email", "an@example.be")
		if len(h.invited) != 1 || !strings.HasSuffix(h.invited[0], " an@example.be") || !strings.Contains(to, strings.Fields(h.invited[0])[0]) {
			t.Errorf("invited %v", h.invited)
		}
		h.get("/office/tenants/nothing/coordinator", 404)
	})
}
