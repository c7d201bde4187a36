package chart

import (
	"strconv"
	"strings"
)

// Room around the plot of a line chart, in units.
const (
	plotHeight = 260
	plotLeft   = 70
	plotTop    = 16
	plotBottom = 36
	plotRight  = 24
	lineLabels = 12 // labels under the axis that fit side by side
)

// Lines returns an SVG with a line per series and a dot per figure, such as months
// of a year. A missing figure breaks the line.
func Lines(c Chart) string {
	scale := NewScale(c.top(), 5)
	d := c.start(width, plotTop+plotHeight+plotBottom)
	for _, n := range scale.Ticks() {
		y := plotTop + plotHeight - scale.along(n, plotHeight)
		d.line("chart-grid", plotLeft, y, width-plotRight, y)
		d.text("chart-tick", plotLeft-8, y, "end", c.figure(n))
	}
	every := (len(c.Labels) + lineLabels - 1) / lineLabels
	for i, label := range c.Labels {
		if i%every == 0 {
			d.text("chart-label", c.column(i), plotTop+plotHeight+20, "middle", label)
		}
	}
	for k, s := range c.Series {
		d.series(c, k, s, scale)
	}
	return d.end()
}

// column returns where the points of label i stand.
func (c Chart) column(i int) int {
	room := width - plotLeft - plotRight
	if len(c.Labels) < 2 {
		return plotLeft + room/2
	}
	return plotLeft + i*room/(len(c.Labels)-1)
}

// series draws the stretches of one line and its dots, each with its figure as
// title.
func (d *drawing) series(c Chart, k int, s Series, scale Scale) {
	var points []string
	flush := func() {
		if len(points) > 1 {
			d.polyline(seriesClass(k), strings.Join(points, " "))
		}
		points = nil
	}
	for i, label := range c.Labels {
		v := s.at(i)
		if v.Missing {
			flush()
			continue
		}
		x, y := c.column(i), plotTop+plotHeight-scale.along(v.N, plotHeight)
		points = append(points, strconv.Itoa(x)+","+strconv.Itoa(y))
		d.dot(seriesClass(k), x, y, s.Name+", "+label+": "+c.figure(v.N))
	}
	flush()
}
