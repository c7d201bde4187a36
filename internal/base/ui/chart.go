package ui

import (
	"context"
	"math"
	"strconv"
	"strings"

	"digibank/internal/base/i18n"
)

// Datum is one value of a chart.
type Datum struct {
	Label string
	Value float64 // zero or more
	Text  string  // the value as people read it; empty: a whole number
	URL   string  // the rows behind the value; bars and tables lead there
}

// Chart is what all charts share. The drawing has a title and a description,
// and the same figures stand in a table under it.
type Chart struct {
	ID        string // unique in the page
	Title     string
	HideTitle bool   // the title is not drawn: a heading says the same
	Desc      string // what there is to see, in one sentence
	LabelHead string // head of the table's first column: "Thema"
	ValueHead string // head of the second: "Vragen"
	Items     []Datum
}

// BarChart compares things with long names: one bar under the other.
type BarChart Chart

// ColumnChart shows a value per week or month, the oldest first.
type ColumnChart Chart

// SplitChart divides one bar into at most five parts of a whole.
type SplitChart Chart

// Series is one line of a LineChart.
type Series struct {
	Name   string
	Values []float64 // one per label
}

// LineChart compares at most three courses over time.
type LineChart struct {
	Chart
	Labels []string
	Series []Series
}

func (d Datum) text(ctx context.Context) string {
	if d.Text != "" {
		return d.Text
	}
	return i18n.Number(ctx, int64(math.Round(d.Value)))
}

func (c Chart) max() float64 {
	top := 0.0
	for _, d := range c.Items {
		top = max(top, d.Value)
	}
	return top
}

func (c Chart) sum() float64 {
	total := 0.0
	for _, d := range c.Items {
		total += d.Value
	}
	return total
}

// scaleTop returns a round even number of at least top, so that the line half
// way up is a whole number too.
func scaleTop(top float64) float64 {
	if top <= 2 {
		return 2
	}
	unit := math.Pow(10, math.Floor(math.Log10(top)))
	for _, step := range []float64{1, 2, 4, 6, 8, 10} {
		if v := step * unit; v >= top && math.Mod(v, 2) == 0 {
			return v
		}
	}
	return 10 * unit
}

// percent writes part/whole as an SVG length, 0% when there is no whole.
func percent(part, whole float64) string {
	if whole <= 0 {
		return "0%"
	}
	return strconv.FormatFloat(math.Round(part/whole*10000)/100, 'f', -1, 64) + "%"
}

// pixels writes a length in the drawing.
func pixels(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }

// table is the twin of a drawing.
func (c Chart) table(ctx context.Context) Table {
	t := Table{
		Caption: c.Title, HideTitle: true,
		Columns: []Column{{Head: c.LabelHead, Header: true}, {Head: c.ValueHead, Number: true}},
	}
	for _, d := range c.Items {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: d.Label}, {Text: d.text(ctx), URL: d.URL}}})
	}
	return t
}

// table is the twin of the lines: one column per series.
func (l LineChart) table(ctx context.Context) Table {
	t := Table{Caption: l.Title, HideTitle: true, Columns: []Column{{Head: l.LabelHead, Header: true}}}
	for _, s := range l.Series {
		t.Columns = append(t.Columns, Column{Head: s.Name, Number: true})
	}
	for i, label := range l.Labels {
		cells := Cells(label)
		for _, s := range l.Series {
			cells = append(cells, Cell{Text: s.at(ctx, i)})
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}

func (s Series) at(ctx context.Context, i int) string {
	if i < 0 || i >= len(s.Values) {
		return ""
	}
	return Datum{Value: s.Values[i]}.text(ctx)
}

func (l LineChart) top() float64 {
	top := 0.0
	for _, s := range l.Series {
		for _, v := range s.Values {
			top = max(top, v)
		}
	}
	return scaleTop(top)
}

// points places a line in a box of 100 by plotHeight.
func (s Series) points(top float64) string {
	var b strings.Builder
	for i, v := range s.Values {
		x := 50.0
		if n := len(s.Values); n > 1 {
			x = float64(i) * 100 / float64(n-1)
		}
		b.WriteString(pixels(x) + "," + pixels(plotHeight*(1-v/top)) + " ")
	}
	return strings.TrimSpace(b.String())
}

// plotHeight is the height of columns and lines, in pixels.
const plotHeight = 200

// every returns how many labels share one that is drawn, when at most room fit.
func every(labels, room int) int { return max(1, (labels+room-1)/room) }

// Rooms are how many labels fit under a drawing.
const (
	wideRoom  = 14
	phoneRoom = 2
)

// tickClass hides labels, of those that are drawn, for which a phone has no room.
func tickClass(i, labels int) string {
	drawn := every(labels, wideRoom)
	if i%(drawn*every(every(labels, drawn), phoneRoom)) == 0 {
		return "ui-chart__soft"
	}
	return "ui-chart__soft ui-chart__minor"
}

func fillClass(i int) string { return "ui-chart__fill-" + strconv.Itoa(i%5+1) }
func lineClass(i int) string { return "ui-chart__line-" + strconv.Itoa(i%5+1) }
