package chart_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"digibank/internal/base/chart"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAxesAreEasyToRead(t *testing.T) {
	t.Parallel()
	for most, want := range map[int64][]int64{
		0: {0, 1}, 1: {0, 1}, 5: {0, 1, 2, 3, 4, 5}, 7: {0, 2, 4, 6, 8}, 23: {0, 5, 10, 15, 20, 25}, 122: {0, 50, 100, 150}, 1000: {0, 200, 400, 600, 800, 1000},
	} {
		if diff := cmp.Diff(want, chart.NewScale(most, 5).Ticks()); diff != "" {
			t.Errorf("up to %d: %s", most, diff)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		most, steps := rapid.Int64Range(0, 1<<62).Draw(t, "most"), rapid.IntRange(1, 10).Draw(t, "steps")
		s := chart.NewScale(most, steps)
		lead := strings.TrimRight(strconv.FormatInt(s.Step, 10), "0")
		if most < 1<<58 && s.Max < most || s.Max%s.Step != 0 || len(s.Ticks()) > steps+1 || !strings.Contains("1 2 5", lead) {
			t.Fatalf("up to %d in %d steps: %+v", most, steps, s)
		}
	})
}

// element is one drawn part with its attributes.
type element map[string]string

// parts reads an SVG and returns its elements by name; wrong XML fails the test.
func parts(t *testing.T, svg string) map[string][]element {
	t.Helper()
	out := map[string][]element{}
	d := xml.NewDecoder(strings.NewReader(svg))
	var text *element
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		switch v := token.(type) {
		case xml.StartElement:
			e := element{}
			for _, a := range v.Attr {
				e[a.Name.Local] = a.Value
			}
			out[v.Name.Local] = append(out[v.Name.Local], e)
			text = &e
		case xml.CharData:
			(*text)["text"] = string(v)
		}
	}
}

func sample() chart.Chart {
	c := chart.Chart{
		Title: "Vragen & <thema's>", Description: "Per maand", Labels: []string{"jan", "feb", "mrt"}, Missing: "*",
		Series: []chart.Series{chart.Of("Damme", 10, 0, 5), chart.Of("Brugge", 2)},
	}
	c.Series[0].Values[1].Missing = true
	return c
}

func TestBarsShowTheirFigures(t *testing.T) {
	t.Parallel()
	got := parts(t, chart.Bars(sample()))
	if label := got["svg"][0]["aria-label"]; label != "Vragen & <thema's>. Per maand" || got["svg"][0]["role"] != "img" {
		t.Errorf("the screen reader hears %q", label)
	}
	var widths, texts []string
	for _, r := range got["rect"] {
		widths = append(widths, r["width"])
	}
	for _, x := range got["text"] {
		texts = append(texts, x["text"])
	}
	if diff := cmp.Diff([]string{"370", "74", "185"}, widths); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"jan", "10", "2", "feb", "*", "*", "mrt", "5", "*"}, texts); diff != "" {
		t.Error(diff)
	}
}

func TestALineBreaksWhereAFigureIsMissing(t *testing.T) { // K4
	t.Parallel()
	c := sample()
	got := parts(t, chart.Lines(c))
	if len(got["polyline"]) != 0 || len(got["circle"]) != 3 {
		t.Errorf("%d lines and %d dots", len(got["polyline"]), len(got["circle"]))
	}
	c.Series[0].Values[1].Missing = false
	got = parts(t, chart.Lines(c))
	if len(got["polyline"]) != 1 || len(strings.Fields(got["polyline"][0]["points"])) != 3 || len(got["circle"]) != 4 {
		t.Errorf("without gap: %v", got["polyline"])
	}
	if title := got["title"][0]["text"]; title != "Damme, jan: 10" {
		t.Errorf("a dot says %q", title)
	}
}

func TestEveryChartStaysInItsBox(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 100).Draw(rt, "labels")
		c := chart.Chart{Title: rapid.String().Draw(rt, "title"), Labels: make([]string, n)}
		for range rapid.IntRange(0, 3).Draw(rt, "series") {
			c.Series = append(c.Series, chart.Of("s", rapid.SliceOfN(rapid.IntRange(-5, 1<<40), 0, 100).Draw(rt, "figures")...))
		}
		for _, svg := range []string{chart.Bars(c), chart.Lines(c)} {
			got := parts(t, svg)
			box := strings.Fields(got["svg"][0]["viewBox"])
			for _, e := range append(got["rect"], got["circle"]...) {
				right, bottom := number(e["x"])+number(e["width"])+number(e["cx"]), number(e["y"])+number(e["height"])+number(e["cy"])
				if right < 0 || right > number(box[2]) || bottom < 0 || bottom > number(box[3]) || number(e["width"]) < 0 {
					t.Fatalf("%v leaves %v", e, box)
				}
			}
		}
	})
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // an attribute that is not there counts as 0
	return n
}

func TestLongLabelsAreCutAndFiguresWritten(t *testing.T) {
	t.Parallel()
	svg := chart.Bars(chart.Chart{
		Labels: []string{strings.Repeat("é", 40)}, Series: []chart.Series{chart.Of("x", 1234)},
		Format: func(n int64) string { return "€ " + strconv.FormatInt(n, 10) },
	})
	if !strings.Contains(svg, ">"+strings.Repeat("é", 27)+"…<") || !strings.Contains(svg, ">€ 1234<") {
		t.Error(svg)
	}
}
