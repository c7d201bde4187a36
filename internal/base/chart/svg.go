package chart

import (
	"fmt"
	"html"
	"strings"
	"unicode"
)

// drawing collects the SVG. Every text is escaped here and nowhere else.
type drawing struct{ b strings.Builder }

// start opens the SVG with its name and description for a screen reader.
func (c Chart) start(w, h int) *drawing {
	d := &drawing{}
	fmt.Fprintf(&d.b, `<svg class="chart" role="img" viewBox="0 0 %d %d" aria-label="%s">`,
		w, h, escape(strings.TrimSpace(c.Title+". "+c.Description)))
	return d
}

// end closes the SVG and returns it.
func (d *drawing) end() string { return d.b.String() + "</svg>" }

func (d *drawing) text(class string, x, y int, anchor, s string) {
	if s == "" {
		return
	}
	fmt.Fprintf(&d.b, `<text class="%s" x="%d" y="%d" text-anchor="%s" dominant-baseline="middle">%s</text>`,
		class, x, y, anchor, escape(s))
}

func (d *drawing) rect(class string, x, y, w, h int) {
	fmt.Fprintf(&d.b, `<rect class="%s" x="%d" y="%d" width="%d" height="%d"/>`, class, x, y, w, h)
}

func (d *drawing) line(class string, x1, y1, x2, y2 int) {
	fmt.Fprintf(&d.b, `<line class="%s" x1="%d" y1="%d" x2="%d" y2="%d"/>`, class, x1, y1, x2, y2)
}

func (d *drawing) polyline(class, points string) {
	fmt.Fprintf(&d.b, `<polyline class="%s" fill="none" points="%s"/>`, class, points)
}

func (d *drawing) dot(class string, x, y int, title string) {
	fmt.Fprintf(&d.b, `<circle class="%s" cx="%d" cy="%d" r="4"><title>%s</title></circle>`, class, x, y, escape(title))
}

// escape makes a text safe between tags and in attributes, and leaves out control
// characters, which XML cannot hold.
func escape(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "")))
}
