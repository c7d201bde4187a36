package auditweb_test

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n"
	"digibank/internal/base/i18n/i18ncheck"
	"digibank/internal/base/id"
	"digibank/internal/base/sheet"
	"digibank/internal/base/ui"
	"digibank/internal/base/web"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/audit/auditweb"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/route"
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

// desk is the trail of two digibanken, read by somebody of the first.
type desk struct {
	t     *testing.T
	kit   kit.Kit
	clock *clock.Fake
	texts *i18n.Bundle
	role  actor.Role
}

func setup(t *testing.T, d *db.DB) *desk {
	t.Helper()
	c := clock.NewFake(time.Date(2026, 3, 2, 23, 30, 0, 0, time.UTC)) // 3 March in Brussels
	texts, err := i18n.New(audit.Locale, ui.Locale)
	if err != nil {
		t.Fatal(err)
	}
	k := &desk{t: t, clock: c, texts: texts, role: actor.Auditor}
	k.kit = kit.Kit{DB: d, Clock: c, IDs: id.Random{}, Audit: audit.New(c, id.Random{})}
	k.record("a", actor.Actor{AccountID: "acc-1", Name: "=An Peeters"}, audit.Entry{Action: "contact.create", Kind: "contact", ID: "c-1"})
	k.record("b", actor.Actor{AccountID: "acc-9", Name: "Buur"}, audit.Entry{Action: "neighbour.secret", Kind: "contact", ID: "c-9"})
	c.Advance(24 * time.Hour)
	k.record("a", actor.Actor{AccountID: "acc-2", Name: "Bo Claes"}, audit.Entry{Action: "person.view", Kind: "person", ID: "p-1", Person: "p-1", Reason: "<b>reden</b>"})
	k.record("a", actor.Actor{}, audit.Entry{Action: "account.sign-in", Kind: "account", Result: audit.Denied})
	return k
}

func (k *desk) record(tenantID string, a actor.Actor, e audit.Entry) {
	k.t.Helper()
	a.TenantID, a.Channel = tenantID, actor.Web
	err := k.kit.DB.Update(k.t.Context(), func(tx *db.Tx) error {
		k.kit.Audit.Record(tx, a, e)
		return nil
	})
	if err != nil {
		k.t.Fatal(err)
	}
}

func (k *desk) get(path string) *httptest.ResponseRecorder {
	k.t.Helper()
	policy, err := access.NewPolicy(audit.Rules())
	if err != nil {
		k.t.Fatal(err)
	}
	a := actor.Actor{TenantID: "a", AccountID: "acc-0", Name: "Controle", Channel: actor.Web, Grants: []actor.Grant{policy.Allow(actor.Grant{Role: k.role})}}
	mux := http.NewServeMux()
	route.Gate{
		Authenticate: func(*http.Request) (actor.Actor, error) { return a, nil },
		Fail: func(w http.ResponseWriter, _ *http.Request, _ actor.Actor, err error) {
			http.Error(w, err.Error(), web.Status(errs.KindOf(err)))
		},
	}.Mount(mux, auditweb.New(audit.NewService(k.kit.DB), k.kit, bare{}).Routes())
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, path, http.NoBody)
	mux.ServeHTTP(w, r.WithContext(i18n.With(r.Context(), k.texts.Localizer("nl"))))
	return w
}

func (k *desk) wants(path string, status int, has, lacks string) {
	k.t.Helper()
	w := k.get(path)
	if w.Code != status {
		k.t.Errorf("%s: status %d, want %d", path, w.Code, status)
	}
	for _, s := range strings.Split(has, "|") {
		if !strings.Contains(w.Body.String(), s) {
			k.t.Errorf("%s lacks %q", path, s)
		}
	}
	for _, s := range strings.Split(lacks, "|") {
		if s != "" && strings.Contains(w.Body.String(), s) {
			k.t.Errorf("%s has %q", path, s)
		}
	}
}

func TestFiltersCombine(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		k := setup(t, d)
		an, bo := "=An Peeters", "Bo Claes"
		k.wants("/office/audit", 200, an+"|"+bo+"|Niet aangemeld|&lt;b&gt;reden", "neighbour.secret|Buur|<b>reden")
		k.wants("/office/audit?action=person.view", 200, bo, an)
		k.wants("/office/audit?actor=acc-1", 200, an, bo)
		k.wants("/office/audit?person=p-1", 200, bo, an)
		k.wants("/office/audit?object=c-1", 200, an, bo)
		k.wants("/office/audit?object=c-9", 200, "Niets past", "Buur")
		k.wants("/office/audit?result=denied", 200, "Niet aangemeld", an+"|"+bo)
		k.wants("/office/audit?to=3/3/2026", 200, an, bo) // a day in Brussels
		k.wants("/office/audit?from=4/3/2026", 200, bo, an)
		k.wants("/office/audit?from=3/3/2026&to=3/3/2026&action=contact.create", 200, an, bo)
		k.wants("/office/audit?from=ooit", 422, "Vul een dag in", an)
	})
}

func TestLongTrailIsReadInPages(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		k := setup(t, d)
		for n := range 5 {
			k.record("a", actor.Actor{AccountID: "acc-1", Name: "An"}, audit.Entry{Action: "page.test", Kind: "page", ID: "row-" + strconv.Itoa(n)})
		}
		seen, path := "", "/office/audit?action=page.test&limit=2"
		for path != "" {
			body := k.get(path).Body.String()
			for n := range 5 {
				if strings.Contains(body, "object=row-"+strconv.Itoa(n)) {
					seen += strconv.Itoa(n)
				}
			}
			_, after, found := strings.Cut(body, "cursor=")
			path = ""
			if found {
				cursor, _, _ := strings.Cut(after, `"`)
				path = "/office/audit?limit=2&action=page.test&cursor=" + cursor
			}
		}
		if len(seen) != 5 {
			t.Errorf("rows seen %s, want each of five once", seen)
		}
	})
}

func TestExportIsSafeAndWrittenDown(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		k := setup(t, d)
		w := k.get("/office/audit.csv?action=contact.create")
		body := w.Body.String()
		rows := 0
		r := sheet.NewReader(strings.NewReader(body))
		raw := ""
		for {
			cells, err := r.Read()
			if err != nil {
				break
			}
			rows++
			raw += strings.Join(cells, "|") + "\n"
		}
		if rows != 2 || !strings.Contains(raw, "An Peeters|") || strings.Contains(raw, "neighbour") {
			t.Errorf("export:\n%s", raw)
		}
		if strings.Contains(body, ";=An") || !strings.Contains(body, "=An") { // v5.0.0-1.2.10
			t.Error("a cell starts a formula")
		}
		k.wants("/office/audit", 200, "audit.export", "")
	})
}

func TestOnlyCoordinatorAndAuditorReadTheTrail(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		k := setup(t, d)
		for _, role := range actor.Roles() {
			k.role = role
			want := http.StatusForbidden
			if role == actor.Coordinator || role == actor.Auditor {
				want = http.StatusOK
			}
			for _, path := range []string{"/office/audit", "/office/audit.csv"} {
				if got := k.get(path).Code; got != want {
					t.Errorf("%s as %s: %d, want %d", path, role, got, want)
				}
			}
		}
	})
}

func TestTextsAreCompleteAndPlain(t *testing.T) {
	t.Parallel()
	i18ncheck.Run(t, i18ncheck.Options{Catalogues: []fs.FS{audit.Locale}, Source: []string{".."}, Computed: []string{"invalid.", "nav.", "audit."}})
}
