package site_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"digibank/internal/base/civil"
	"digibank/internal/base/db"
	"digibank/internal/base/db/dbtest"
	"digibank/internal/base/hours"
	"digibank/internal/base/id"
	"digibank/internal/platform/place"
)

func TestInACrowdEveryLaterVisitorSeesAClosing(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		s := setup(t, d)
		all, err := s.places.Directory(t.Context(), s.boss.TenantID)
		s.must(err)
		stop, crowd := make(chan struct{}), sync.WaitGroup{}
		for range 4 {
			crowd.Go(func() {
				for {
					select {
					case <-stop:
						return
					default:
						if w := s.visit("/brugge-noord/digipunten/" + all[0].Slug); w.Code != http.StatusOK {
							t.Errorf("status %d", w.Code)
						}
					}
				}
			})
		}
		for range 4 {
			e, err := s.places.AddException(t.Context(), s.boss, place.AddException{PlaceID: all[0].ID, ClientID: id.Random{}.New(), Exception: hours.Exception{
				First: civil.MustDate(2026, 3, 3), Kind: hours.Closed, Reason: "Storm"}})
			s.must(err)
			s.shows("/brugge-noord/digipunten/"+all[0].Slug, "Gesloten: Storm")
			s.must(s.places.RemoveException(t.Context(), s.boss, all[0].ID, e.ID))
			s.hides("/brugge-noord/digipunten/"+all[0].Slug, "Gesloten: Storm")
		}
		close(stop)
		crowd.Wait()
	})
}

func TestTheFirstVisitFitsASlowPhone(t *testing.T) { // under 60 kB over the line
	t.Parallel()
	s := setup(t, dbtest.Open(t, db.SQLite))
	if !s.assets.Built() {
		t.Fatal("the assets are not built: run `node web/build.mjs`")
	}
	for _, path := range []string{"/brugge-noord/", "/brugge-noord/digipunten", "/brugge-noord/digipunten/bibliotheek-sijsele"} {
		w := s.visit(path, "Accept-Encoding", "gzip")
		if w.Header().Get("Content-Encoding") != "gzip" {
			t.Fatalf("%s is sent as it is", path)
		}
		sent := w.Body.Len()
		page := s.visit(path).Body.String()
		for _, asset := range []string{"text", "public", "icon", "pictograms"} {
			sent += s.sizeOf(page, "/static/"+asset)
		}
		if sent > 60_000 {
			t.Errorf("%s: %d bytes", path, sent)
		}
		if strings.Contains(page, "http://") || strings.Contains(page, `src="https://`) {
			t.Errorf("%s fetches something from elsewhere", path)
		}
	}
}
