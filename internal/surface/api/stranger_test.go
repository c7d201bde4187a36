package api_test

import (
	"net/http"
	"strings"
	"testing"

	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/route"
)

// guarded gives the operations that need a right, with the ids of things filled in.
func (h *house) guarded(fill func(kind string) string) []route.Route {
	var out []route.Route
	for _, rt := range h.api.Routes() {
		if rt.Right == access.Public {
			continue
		}
		kind, _, _ := strings.Cut(strings.TrimPrefix(rt.Path, "/api/v1/"), "/")
		rt.Path = strings.ReplaceAll(rt.Path, "{id}", fill(kind))
		out = append(out, rt)
	}
	return out
}

// body is what makes every operation that changes something go as far as it can.
func (h *house) bodyFor(rt route.Route) (any, map[string]string) {
	switch {
	case rt.Method == http.MethodGet:
		return nil, nil
	case strings.HasSuffix(rt.Path, "/merge"):
		return map[string]any{"into": h.elsewhere["persons"]}, nil
	}
	return map[string]any{"reason": "x"}, map[string]string{"If-Match": `"1"`}
}

// v5.0.0-8.4.1
func TestAThingOfAnotherDigibankIsNotThere(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		tried := 0
		for _, rt := range h.guarded(func(kind string) string { return h.elsewhere[kind] }) {
			if !strings.Contains(rt.Path, h.elsewhere["places"]) && !strings.Contains(rt.Path, h.elsewhere["persons"]) &&
				!strings.Contains(rt.Path, h.elsewhere["funds"]) && !strings.Contains(rt.Path, h.elsewhere["contacts"]) {
				continue
			}
			tried++
			h.refusesInTheTable(rt)
			body, header := h.bodyFor(rt)
			h.want(404, rt.Method, rt.Path, ask{body: body, header: header})
			h.want(404, rt.Method, strings.ReplaceAll(rt.Path, h.elsewhere["places"], h.kit.IDs.New()), ask{body: body, header: header})
			if rt.Method != http.MethodGet { // before the body is read
				h.want(404, rt.Method, rt.Path, ask{body: "{", header: header})
			}
		}
		if tried < 11 {
			t.Errorf("only %d operations name a thing", tried)
		}
		h.want(404, "POST", "/api/v1/persons/"+h.person+"/merge", ask{body: map[string]any{"into": h.elsewhere["persons"]}})
		for field, id := range map[string]string{"place": h.elsewhere["places"], "person": h.elsewhere["persons"]} {
			if r := h.want(422, "POST", "/api/v1/contacts", ask{body: h.visit(field, id)}); !r.wrong(field, "") {
				t.Errorf("%s of another digibank: %s", field, r.raw)
			}
		}
		if r := h.want(200, "GET", "/api/v1/contacts?place="+h.elsewhere["places"], ask{}); len(r.items()) != 0 {
			t.Errorf("contacts of another digibank: %s", r.raw)
		}
	})
}

// v5.0.0-8.2.1, v5.0.0-8.3.1
func TestEveryOperationAsksForItsRightBeforeTheBody(t *testing.T) {
	t.Parallel()
	h := setup(t, dbtest.Open(t, db.SQLite))
	made := h.want(201, "POST", "/api/v1/contacts", ask{as: "helper", body: h.visit()}) // one's own: others' need another right
	own := map[string]string{"places": h.library, "persons": h.person, "funds": h.fund, "contacts": made.text("id")}
	roles := []actor.Role{actor.Coordinator, actor.Lead, actor.Helper, actor.Trainer, actor.Technician, actor.Finance, actor.Auditor, actor.Observer}
	policy := h.policy()
	refused := 0
	for _, rt := range h.guarded(func(kind string) string { return own[kind] }) {
		h.want(401, rt.Method, rt.Path, ask{as: "-", body: "{"})
		for _, role := range roles {
			may := policy.Rights(role)[rt.Right]
			r := h.call(rt.Method, rt.Path, ask{as: string(role), body: "{"})
			if !may {
				refused++
			}
			if (r.status == http.StatusForbidden) == may {
				t.Errorf("%s %s as %s: got %d, holds %s: %v", rt.Method, rt.Path, role, r.status, rt.Right, may)
			}
		}
	}
	if refused == 0 || len(h.denied) != refused {
		t.Errorf("%d refusals, %d in the log", refused, len(h.denied))
	}
}

// refusesInTheTable asks the check that the table of routes carries.
func (h *house) refusesInTheTable(rt route.Route) {
	h.t.Helper()
	req, err := http.NewRequestWithContext(h.t.Context(), rt.Method, "http://x"+rt.Path, http.NoBody)
	h.must(err)
	for _, id := range h.elsewhere {
		if strings.Contains(rt.Path, id) {
			req.SetPathValue("id", id)
		}
	}
	boss := actor.System(h.tenant, actor.API)
	if err := rt.Thing(h.t.Context(), boss, req); !errs.Is(err, errs.NotFound) {
		h.t.Errorf("%s %s: the check of the table says %v", rt.Method, rt.Path, err)
	}
}

func TestOnesLimitsHoldBeforeTheBody(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		made := h.want(201, "POST", "/api/v1/contacts", ask{body: h.visit("place", h.sociaal)})
		path := "/api/v1/contacts/" + made.text("id")
		h.want(403, "POST", "/api/v1/contacts", ask{as: "helper", body: h.visit("place", h.sociaal)})
		for _, as := range []string{"helper", "lead"} {
			h.want(403, "GET", path, ask{as: as})
			h.want(403, "PATCH", path, ask{as: as, body: "{", header: map[string]string{"If-Match": `"1"`}})
			h.want(403, "POST", path+"/withdraw", ask{as: as, body: "{"})
			if r := h.want(200, "GET", "/api/v1/contacts", ask{as: as}); strings.Contains(r.raw, made.text("id")) {
				t.Errorf("%s sees a contact beyond the limits", as)
			}
		}
		h.want(403, "GET", "/api/v1/places/"+h.sociaal, ask{as: "helper"})
	})
}

// v5.0.0-2.4.1
func TestAWildTokenIsSlowedDownAndOthersAreNot(t *testing.T) {
	t.Parallel()
	h := setupWith(t, dbtest.Open(t, db.SQLite), options{perSecond: 1})
	for range 10 {
		h.want(200, "GET", "/api/v1/funds", ask{})
	}
	if r := h.want(429, "GET", "/api/v1/funds", ask{}); r.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	h.want(200, "GET", "/api/v1/funds", ask{as: "lead"})
	h.clock.Advance(1e9)
	h.want(200, "GET", "/api/v1/funds", ask{})
}
