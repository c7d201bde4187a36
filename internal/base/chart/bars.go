package chart

import "strconv"

// Sizes of a chart in units; the page scales the whole.
const (
	width      = 640
	rowHeight  = 30 // room of one horizontal bar
	barHeight  = 22
	groupGap   = 10
	labelWidth = 200 // room for the labels beside horizontal bars
	valueWidth = 70  // room for the figure behind a bar
)

// Bars returns an SVG of horizontal bars, one group per label: long labels fit,
// also on a phone.
func Bars(c Chart) string {
	scale := NewScale(c.top(), 5)
	room := width - labelWidth - valueWidth
	group := len(c.Series)*rowHeight + groupGap
	d := c.start(width, max(1, len(c.Labels))*group)
	for i, label := range c.Labels {
		y := i * group
		d.text("chart-label", labelWidth-8, y+len(c.Series)*rowHeight/2, "end", shorten(label))
		for k, s := range c.Series {
			d.bar(c, k, s.at(i), y+k*rowHeight, scale, room)
		}
	}
	return d.end()
}

// bar draws one bar and its figure.
func (d *drawing) bar(c Chart, series int, v Value, y int, scale Scale, room int) {
	if v.Missing {
		d.text("chart-value", labelWidth+4, y+rowHeight/2, "start", c.Missing)
		return
	}
	length := scale.along(v.N, room)
	d.rect(seriesClass(series), labelWidth, y+(rowHeight-barHeight)/2, length, barHeight)
	d.text("chart-value", labelWidth+length+6, y+rowHeight/2, "start", c.figure(v.N))
}

// figure writes a figure.
func (c Chart) figure(n int64) string {
	if c.Format != nil {
		return c.Format(n)
	}
	return strconv.FormatInt(n, 10)
}

// seriesClass is the CSS class of a series; six differ, then they repeat.
func seriesClass(k int) string { return "chart-series chart-series-" + strconv.Itoa(k%6+1) }

// maxLabel is how many code points of a label fit beside the bars; the table shows
// it whole.
const maxLabel = 28

func shorten(s string) string {
	r := []rune(s)
	if len(r) <= maxLabel {
		return s
	}
	return string(r[:maxLabel-1]) + "…"
}
