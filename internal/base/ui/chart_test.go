package ui

import (
	"context"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheTopOfAScaleHoldsEveryValueAndHasAWholeMiddle(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		top := rapid.Float64Range(0, 1e9).Draw(t, "top")
		got := scaleTop(top)
		if got < top || math.Mod(got, 2) != 0 {
			t.Fatalf("scaleTop(%v) = %v", top, got)
		}
		if top > 2 && got > 2.5*top {
			t.Fatalf("scaleTop(%v) = %v leaves most of the drawing empty", top, got)
		}
	})
}

func TestTheSharesOfASplitFillTheBarExactly(t *testing.T) {
	t.Parallel()
	c := Chart{Items: []Datum{{Value: 750}, {Value: 180}, {Value: 70}}}
	for i, want := range []string{"0%", "75%", "93%"} {
		if got := percent(c.before(i), c.sum()); got != want {
			t.Errorf("part %d starts at %s, want %s", i, got, want)
		}
	}
	if got := percent(1, 0); got != "0%" {
		t.Errorf("a part of nothing is %s", got)
	}
}

func TestALineStaysInsideItsDrawing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := Series{Values: rapid.SliceOfN(rapid.Float64Range(0, 1e6), 1, 60).Draw(t, "values")}
		l := LineChart{Series: []Series{s}}
		points := strings.Fields(s.points(l.top()))
		if len(points) != len(s.Values) {
			t.Fatalf("%d points for %d values", len(points), len(s.Values))
		}
		for _, p := range points {
			a, b, _ := strings.Cut(p, ",")
			x, _ := strconv.ParseFloat(a, 64)
			y, _ := strconv.ParseFloat(b, 64)
			if x < 0 || x > 100 || y < 0 || y > plotHeight {
				t.Fatalf("point %s is outside", p)
			}
		}
	})
}

func TestTheTableUnderAChartHoldsEveryFigure(t *testing.T) {
	t.Parallel()
	l := LineChart{Chart: Chart{LabelHead: "Maand"}, Labels: []string{"jan", "feb"}, Series: []Series{{Name: "A", Values: []float64{1, 2}}, {Name: "B", Values: []float64{3}}}}
	table := l.table(context.Background())
	if got := table.Rows[1].Cells; got[0].Text != "feb" || got[1].Text != "2" || got[2].Text != "" {
		t.Errorf("row %v", got)
	}
	if len(table.Columns) != 3 {
		t.Errorf("%d columns", len(table.Columns))
	}
}

func TestProgressNeverDrawsPastItsEnd(t *testing.T) {
	t.Parallel()
	for value, want := range map[float64]string{-5: "0%", 0: "0%", 5: "50%", 10: "100%", 25: "100%"} {
		if got := (Progress{Value: value, Max: 10}).filled(); got != want {
			t.Errorf("%v of 10 is drawn as %s, want %s", value, got, want)
		}
	}
}

func TestLabelsAreThinnedOutSoThatTheyFit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ labels, room, want int }{{0, 5, 1}, {5, 5, 1}, {6, 5, 2}, {52, 14, 4}} {
		if got := every(c.labels, c.room); got != c.want {
			t.Errorf("every(%d, %d) = %d, want %d", c.labels, c.room, got, c.want)
		}
	}
}
