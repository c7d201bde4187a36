package geo_test

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/geo"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func today() civil.Date { return civil.MustDate(2026, time.April, 3) }

func before() civil.Date { return civil.MustDate(2024, time.December, 31) }

func TestEveryMunicipalityIsComplete(t *testing.T) {
	t.Parallel()
	a := geo.New()
	all := a.Municipalities(today())
	perProvince := map[string]int{}
	postcodes := 0
	var codes []string
	for _, m := range all {
		perProvince[m.Province]++
		codes = append(codes, m.NIS)
		list := a.PostcodesOf(m.NIS)
		postcodes += len(list)
		for _, p := range list {
			if back, ok := a.ByPostcode(p); !ok || back != m {
				t.Errorf("postcode %s of %s leads to %s", p, m.Name, back.Name)
			}
		}
		if len(list) == 0 || m.Population < 50 || m.PopulationYear != 2020 || m.Lat < 50.6 || m.Lat > 51.6 || m.Lon < 2.5 || m.Lon > 6 {
			t.Errorf("%s is not complete: %+v, postcodes %v", m.Name, m, list)
		}
	}
	want := map[string]int{"Antwerpen": 67, "Vlaams-Brabant": 63, "West-Vlaanderen": 62, "Oost-Vlaanderen": 55, "Limburg": 38}
	if diff := cmp.Diff(want, perProvince); diff != "" || postcodes != 517 {
		t.Errorf("%d postcodes, %s", postcodes, diff)
	}
	d := a.Draw(codes, 1000)
	if len(d.Shapes) != 285 {
		t.Errorf("%d of 285 outlines", len(d.Shapes))
	}
	size := 0
	for _, s := range d.Shapes {
		size += len(s.Path)
		if !strings.HasPrefix(s.Path, "M") || strings.Count(s.Path, "l") < 3 {
			t.Errorf("%s has no outline: %q", s.Name, s.Path)
		}
		if s.X < 0 || s.X > d.Width || s.Y < 0 || s.Y > d.Height {
			t.Errorf("the label of %s falls off the map", s.Name)
		}
	}
	if size > 60_000 {
		t.Errorf("the map of Flanders takes %d bytes of a page of 100 kB", size)
	}
}

func TestMunicipalitiesMergedIn2025(t *testing.T) { // K7
	t.Parallel()
	a := geo.New()
	if now, then := len(a.Municipalities(today())), len(a.Municipalities(before())); now != 285 || then != 300 {
		t.Errorf("%d municipalities now and %d before", now, then)
	}
	if n := len(a.Mergers()); n != 28 {
		t.Errorf("%d old municipalities merged", n)
	}
	tests := []struct {
		nis  string
		on   civil.Date
		want string
	}{
		{"44040", today(), "44088"}, {"44040", before(), "44040"}, {"11002", before(), "11002"}, {"11002", today(), "11002"},
		{"11007", today(), "11002"}, {"71022", today(), "71072"}, {"31004", today(), "31004"}, {"99999", today(), "99999"},
	}
	for _, tt := range tests {
		if got := a.On(tt.nis, tt.on); got != tt.want {
			t.Errorf("%s on %s is %s, want %s", tt.nis, tt.on, got, tt.want)
		}
	}
	if diff := cmp.Diff([]string{"44040", "44043"}, a.Predecessors("44088")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"31004"}, a.Predecessors("31004")); diff != "" {
		t.Error(diff)
	}
	for _, m := range a.Mergers() {
		old, ok1 := a.Municipality(m.OldNIS)
		fresh, ok2 := a.Municipality(m.NewNIS)
		if !ok1 || !ok2 || (m.OldNIS != m.NewNIS && old.ValidTo != m.On) || !slices.Contains(a.Municipalities(today()), fresh) {
			t.Errorf("merger %+v: %+v, %+v", m, old, fresh)
		}
	}
	if old, _ := a.Municipality("11056"); old.Province != "Antwerpen" || old.Population != 0 {
		t.Errorf("Zwijndrecht lay in the province of Antwerpen: %+v", old)
	}
}

func TestPostcodesThatAreEasyToGetWrong(t *testing.T) {
	t.Parallel()
	a := geo.New()
	for code, nis := range map[string]string{
		"2070": "46030", "3720": "71072", "9090": "44088", "9185": "44087", "9180": "46029", "8755": "37021", "8760": "37022", "8370": "31004",
	} {
		if m, ok := a.ByPostcode(code); !ok || m.NIS != nis {
			t.Errorf("%s is %s %s, want %s", code, m.NIS, m.Name, nis)
		}
	}
	for _, code := range []string{"1000", "4000", "", "8370 "} {
		if m, ok := a.ByPostcode(code); ok {
			t.Errorf("%q lies outside Flanders but is %s", code, m.Name)
		}
	}
	if m, ok := a.ByName(" hasselt"); !ok || m.NIS != "71072" {
		t.Errorf("Hasselt of today: %+v", m)
	}
	if m, ok := a.ByName("Melle"); !ok || m.NIS != "44040" {
		t.Errorf("Melle of before: %+v", m)
	}
	if _, ok := a.ByName("Charleroi"); ok {
		t.Error("Charleroi does not lie in Flanders")
	}
}

func TestADrawingKeepsProportions(t *testing.T) {
	t.Parallel()
	a := geo.New()
	codes := []string{"31004", "31042", "00000"}
	d := a.Draw(codes, 800)
	if len(d.Shapes) != 2 || !regexp.MustCompile(`^0 0 800 \d+$`).MatchString(d.ViewBox()) {
		t.Fatalf("%d shapes in %s", len(d.Shapes), d.ViewBox())
	}
	numbers := regexp.MustCompile(`M(-?\d+) (-?\d+)|l(-?\d+) (-?\d+)`)
	for _, s := range d.Shapes {
		x, y := 0, 0
		for _, m := range numbers.FindAllStringSubmatch(s.Path, -1) {
			if m[1] != "" {
				x, y = atoi(m[1]), atoi(m[2])
			} else {
				x, y = x+atoi(m[3]), y+atoi(m[4])
			}
			if x < 0 || x > d.Width || y < 0 || y > d.Height {
				t.Fatalf("%s leaves the drawing at %d,%d", s.Name, x, y)
			}
		}
	}
	// a kilometre east is as long as a kilometre north
	x0, y0 := d.Point(51.2, 3.3)
	x1, _ := d.Point(51.2, 3.5)
	_, y1 := d.Point(51.3, 3.3)
	east := float64(x1-x0) / geo.Distance(51.2, 3.3, 51.2, 3.5)
	north := float64(y0-y1) / geo.Distance(51.2, 3.3, 51.3, 3.3)
	if math.Abs(east/north-1) > 0.01 {
		t.Errorf("east %g and north %g units per metre", east, north)
	}
	if empty := a.Draw(nil, 800); empty.Width != 0 || len(empty.Shapes) != 0 {
		t.Errorf("a drawing of nothing: %+v", empty)
	}
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

func TestGeoJSONCarriesNames(t *testing.T) {
	t.Parallel()
	b, err := geo.New().GeoJSON([]string{"31004", "99999"})
	var got struct {
		Features []struct {
			Properties struct{ NIS, Name string }
			Geometry   struct{ Type string }
		}
	}
	if err != nil || json.Unmarshal(b, &got) != nil || len(got.Features) != 1 {
		t.Fatalf("%v: %.100s", err, b)
	}
	if f := got.Features[0]; f.Properties.Name != "Blankenberge" || f.Geometry.Type != "Polygon" {
		t.Errorf("%+v", f)
	}
}

func TestDistances(t *testing.T) {
	t.Parallel()
	if km := geo.Distance(51.2093, 3.2247, 51.0543, 3.7174) / 1000; math.Abs(km-38.5) > 1 {
		t.Errorf("Brugge to Gent is %.1f km", km)
	}
	rapid.Check(t, func(t *rapid.T) {
		lat, lon := rapid.Float64Range(-90, 90), rapid.Float64Range(-180, 180)
		a, b, c, d := lat.Draw(t, "lat1"), lon.Draw(t, "lon1"), lat.Draw(t, "lat2"), lon.Draw(t, "lon2")
		there, back := geo.Distance(a, b, c, d), geo.Distance(c, d, a, b)
		if math.Abs(there-back) > 1e-3 || there < 0 || there > 20_100_000 || geo.Distance(a, b, a, b) != 0 {
			t.Fatalf("%g and %g", there, back)
		}
	})
}

func BenchmarkLoadLists(b *testing.B) {
	for b.Loop() {
		geo.New().ByPostcode("8370")
	}
}

func BenchmarkLoadOutlines(b *testing.B) {
	for b.Loop() {
		geo.New().Draw([]string{"31004"}, 400)
	}
}
