package tenant_test

import (
	"errors"
	"io/fs"
	"sync"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/clock"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/errs"
	"digibank/internal/base/i18n/i18ncheck"
	"digibank/internal/base/id"
	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/tenant"
)

const brugge, damme = "31005", "31006"

type house struct {
	svc  *tenant.Service
	boss actor.Actor // coordinator of the digibank
	far  actor.Actor // coordinator of another one
}

func setup(t *testing.T, d *db.DB) *house {
	t.Helper()
	c := clock.NewFake(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	svc := tenant.New(kit.Kit{DB: d, Clock: c, IDs: id.Random{}, Audit: audit.New(c, id.Random{})}, func(nis string) bool { return nis == brugge || nis == damme })
	policy, err := access.NewPolicy(tenant.Rules())
	if err != nil {
		t.Fatal(err)
	}
	as := func(slug string) actor.Actor {
		tn, err := svc.Create(t.Context(), actor.System("", actor.CLI), tenant.Create{Slug: slug, Name: "Digibank " + slug, Phone: "050 44 55 66", Municipalities: []string{brugge}, From: civil.MustDate(2023, 1, 1)})
		if err != nil {
			t.Fatal(err)
		}
		return actor.Actor{TenantID: tn.ID, AccountID: "acc", Grants: []actor.Grant{policy.Allow(actor.Grant{Role: actor.Coordinator})}}
	}
	return &house{svc: svc, boss: as("brugge-noord"), far: as("elders")}
}

func fieldCode(err error) string {
	if fields := errs.FieldsOf(err); len(fields) > 0 {
		return fields[0].Field + ":" + fields[0].Code
	}
	return errs.Code(err)
}

func TestTimesOfOneMunicipalityNeverOverlap(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		err := h.svc.Join(t.Context(), h.boss, tenant.Join{NIS: brugge, From: civil.MustDate(2026, 1, 1)})
		if fieldCode(err) != "municipality:tenant-member" {
			t.Errorf("a second time while the first runs: %v", err)
		}
		if err := h.svc.Leave(t.Context(), h.boss, brugge, civil.MustDate(2022, 1, 1)); fieldCode(err) != "to:tenant-order" {
			t.Errorf("left before it came: %v", err)
		}
		if err := h.svc.Leave(t.Context(), h.boss, brugge, civil.MustDate(2025, 1, 1)); err != nil {
			t.Fatal(err)
		}
		if err := h.svc.Leave(t.Context(), h.boss, brugge, civil.MustDate(2025, 1, 1)); !errs.Is(err, errs.NotFound) {
			t.Errorf("left twice: %v", err)
		}
		if err := h.svc.Join(t.Context(), h.boss, tenant.Join{NIS: brugge, From: civil.MustDate(2025, 1, 1)}); err != nil {
			t.Errorf("came back the day it left: %v", err)
		}
		if err := h.svc.Join(t.Context(), h.boss, tenant.Join{NIS: "99999", From: civil.MustDate(2025, 1, 1)}); fieldCode(err) != "municipality:municipality" {
			t.Errorf("unknown municipality: %v", err)
		}
		list, err := h.svc.Members(t.Context(), h.boss.TenantID)
		if err != nil || len(list) != 2 {
			t.Errorf("members %+v, %v", list, err)
		}
		if list, err := h.svc.Members(t.Context(), h.far.TenantID); err != nil || len(list) != 1 || !list[0].To.IsZero() {
			t.Errorf("the other digibank changed: %+v, %v", list, err)
		}
	})
}

func TestOneMunicipalityJoinsOnceWhenAskedTogether(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		var mu sync.Mutex
		var wg sync.WaitGroup
		joined := 0
		for day := range 8 {
			wg.Go(func() {
				if err := h.svc.Join(t.Context(), h.boss, tenant.Join{NIS: damme, From: civil.MustDate(2026, 1, 1+day)}); err == nil {
					mu.Lock()
					joined++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if joined != 1 {
			t.Errorf("joined %d times", joined)
		}
	})
}

func TestSettingsAreCheckedAndNeverOverwriteANewerVersion(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		good := tenant.Settings{Name: "Digibank", Phone: "050/44.55.66", Email: "Info@Digibank.be", Banner: "Met steun van", Version: 1}
		if err := h.svc.Update(t.Context(), h.boss, good); err != nil {
			t.Fatal(err)
		}
		got, err := h.svc.ByID(t.Context(), h.boss.TenantID)
		if err != nil || got.Phone != "+3250445566" || got.Email != "info@digibank.be" || got.Version != 2 {
			t.Errorf("stored %+v, %v", got, err)
		}
		if err := h.svc.Update(t.Context(), h.boss, good); !errs.Is(err, errs.Stale) {
			t.Errorf("an old version: %v", err)
		}
		bad := tenant.Settings{Phone: "bel mij", Email: "geen", Version: 2}
		if fields := errs.FieldsOf(h.svc.Update(t.Context(), h.boss, bad)); len(fields) != 3 {
			t.Errorf("wrong settings: %+v", fields)
		}
	})
}

func TestPartnersAreOfOneDigibankAndHaveOneName(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		c := tenant.SavePartner{ClientID: id.Random{}.New(), Name: "Kringwinkel", Kind: "reuse", Controller: tenant.PrivateController, Role: tenant.Core, KBO: "BE 0566.988.259", Website: "https://kringwinkel.be", From: civil.MustDate(2025, 1, 1)}
		p, err := h.svc.CreatePartner(t.Context(), h.boss, c)
		if err != nil || p.KBO != "0566988259" {
			t.Fatalf("%+v, %v", p, err)
		}
		if again, err := h.svc.CreatePartner(t.Context(), h.boss, c); err != nil || again.ID != p.ID {
			t.Errorf("the same request: %+v, %v", again, err)
		}
		double := c
		double.ClientID = ""
		if _, err := h.svc.CreatePartner(t.Context(), h.boss, double); fieldCode(err) != "name:tenant-partner" {
			t.Errorf("the same name: %v", err)
		}
		if _, err := h.svc.CreatePartner(t.Context(), h.far, double); err != nil {
			t.Errorf("the same name elsewhere: %v", err)
		}
		if _, err := h.svc.Partner(t.Context(), h.far, p.ID); !errs.Is(err, errs.NotFound) {
			t.Errorf("seen by another digibank: %v", err)
		}
		if err := h.svc.UpdatePartner(t.Context(), h.far, p.ID, 1, c); !errs.Is(err, errs.NotFound) {
			t.Errorf("changed by another digibank: %v", err)
		}
		c.To = civil.MustDate(2026, 3, 2)
		if err := h.svc.UpdatePartner(t.Context(), h.boss, p.ID, 1, c); err != nil {
			t.Fatal(err)
		}
		if err := h.svc.UpdatePartner(t.Context(), h.boss, p.ID, 1, c); !errs.Is(err, errs.Stale) {
			t.Errorf("an old version: %v", err)
		}
		if on, err := h.svc.PartnersOn(t.Context(), h.boss.TenantID, h.svc.Today()); err != nil || len(on) != 0 {
			t.Errorf("still a partner on its first day without: %+v, %v", on, err)
		}
	})
}

func TestWrongPartnersAreRefused(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		good := tenant.SavePartner{Name: "Kringwinkel", Kind: "reuse", Controller: "private", Role: "core", From: civil.MustDate(2025, 1, 1)}
		for want, change := range map[string]func(*tenant.SavePartner){
			"name:required":          func(c *tenant.SavePartner) { c.Name = " " },
			"kind:required":          func(c *tenant.SavePartner) { c.Kind = "gang" },
			"controller:required":    func(c *tenant.SavePartner) { c.Controller = "" },
			"role:required":          func(c *tenant.SavePartner) { c.Role = "boss" },
			"from:required":          func(c *tenant.SavePartner) { c.From = civil.Date{} },
			"to:tenant-order":        func(c *tenant.SavePartner) { c.To = civil.MustDate(2024, 1, 1) },
			"kbo:tenant-kbo":         func(c *tenant.SavePartner) { c.KBO = "0566.988.258" },
			"website:tenant-website": func(c *tenant.SavePartner) { c.Website = "javascript:alert(1)" },
		} {
			c := good
			change(&c)
			if _, err := h.svc.CreatePartner(t.Context(), h.boss, c); fieldCode(err) != want {
				t.Errorf("got %v, want %s", err, want)
			}
		}
	})
}

func TestOnlyACoordinatorChangesTheDigibank(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := setup(t, d)
		nobody := actor.Actor{TenantID: h.boss.TenantID, AccountID: "x"}
		_, list := h.svc.Partners(t.Context(), nobody)
		_, create := h.svc.CreatePartner(t.Context(), nobody, tenant.SavePartner{})
		_, tenants := h.svc.All(t.Context(), h.boss) // only an administrator lists digibanken
		all := []error{
			list, create, tenants, h.svc.Update(t.Context(), nobody, tenant.Settings{}), h.svc.Join(t.Context(), nobody, tenant.Join{}),
			h.svc.Leave(t.Context(), nobody, brugge, civil.Date{}), h.svc.UpdatePartner(t.Context(), nobody, "x", 1, tenant.SavePartner{}),
		}
		for i, err := range all {
			if !errs.Is(err, errs.Forbidden) {
				t.Errorf("%d: %v, want forbidden", i, err)
			}
		}
		if errors.Join(all...) == nil {
			t.Error("nothing was tried")
		}
	})
}

func TestTextsAreCompleteAndPlain(t *testing.T) {
	t.Parallel()
	i18ncheck.Run(t, i18ncheck.Options{Catalogues: []fs.FS{tenant.Locale}, Source: []string{"."}, Computed: []string{
		"invalid.", "nav.", "tenant.partner.kind.", "tenant.partner.role.", "tenant.partner.controller.", "tenant.done.",
	}})
}
