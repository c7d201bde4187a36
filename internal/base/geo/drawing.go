package geo

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Shape is one municipality on a drawing.
type Shape struct {
	// NIS is the code of the municipality.
	NIS string
	// Name is its name, for the title of the shape.
	Name string
	// Path is the d attribute of an SVG path.
	Path string
	// X and Y are where a label or a mark stands: the centre.
	X, Y int
}

// Drawing is a flat map of some municipalities, north up.
type Drawing struct {
	// Width and Height are the size of the viewBox "0 0 Width Height".
	Width, Height int
	// Shapes are the municipalities, in the order asked.
	Shapes []Shape

	west, north    float64 // degrees at the left and upper edge
	scaleX, scaleY float64 // units per degree
}

// margin is the free border of a drawing, in units.
const margin = 4

// ViewBox returns the viewBox attribute of the SVG.
func (d Drawing) ViewBox() string { return fmt.Sprintf("0 0 %d %d", d.Width, d.Height) }

// Point returns where a place in degrees stands on the drawing; it may fall
// outside.
func (d Drawing) Point(lat, lon float64) (x, y int) {
	return int(math.Round(margin + (lon-d.west)*d.scaleX)), int(math.Round(margin + (d.north-lat)*d.scaleY))
}

// Draw returns the outlines of today's municipalities with these codes, fitted to
// a viewBox of width units; the height follows. Unknown codes are left out; with
// none left the drawing is empty.
//
// The projection is equirectangular, true to scale at the middle latitude, which
// is more than good enough for an area as small as Flanders.
func (a *Atlas) Draw(nis []string, width int) Drawing {
	all := a.outlines()
	west, south, east, north := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, code := range nis {
		for _, r := range all[code].rings {
			for _, p := range r {
				west, east = min(west, p[0]), max(east, p[0])
				south, north = min(south, p[1]), max(north, p[1])
			}
		}
	}
	if math.IsInf(west, 1) || width <= 2*margin {
		return Drawing{}
	}
	d := Drawing{Width: width, west: west, north: north, scaleX: float64(width-2*margin) / (east - west)}
	d.scaleY = d.scaleX / math.Cos((south+north)/2*math.Pi/180)
	d.Height = int(math.Ceil((north-south)*d.scaleY)) + 2*margin
	for _, code := range nis {
		o, ok := all[code]
		if !ok {
			continue
		}
		m, _ := a.Municipality(code)
		s := Shape{NIS: code, Name: m.Name, Path: d.path(o.rings)}
		s.X, s.Y = d.Point(m.Lat, m.Lon)
		d.Shapes = append(d.Shapes, s)
	}
	return d
}

// path writes rings in whole units, relative to the point before: short, and fine
// enough for a screen.
func (d Drawing) path(rings []ring) string {
	var b strings.Builder
	for _, r := range rings {
		atX, atY := 0, 0
		for i, p := range r {
			x, y := d.Point(p[1], p[0])
			switch {
			case i == 0:
				b.WriteString("M" + strconv.Itoa(x) + " " + strconv.Itoa(y))
			case x != atX || y != atY:
				b.WriteString("l" + strconv.Itoa(x-atX) + " " + strconv.Itoa(y-atY))
			}
			atX, atY = x, y
		}
		b.WriteByte('z')
	}
	return b.String()
}
