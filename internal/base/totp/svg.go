package totp

import (
	"fmt"
	"html"
	"strings"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
)

// quiet is the empty margin that scanners need, in modules.
const quiet = 4

// SVG draws a QR code as one black path on white, which scanners need in dark mode too. Label is what a
// screen reader says. The size is left to the style sheet.
func SVG(content, label string) (string, error) {
	code, err := qr.Encode(content, qr.M, qr.Auto)
	if err != nil {
		return "", fmt.Errorf("draw the QR code: %w", err)
	}
	size := code.Bounds().Dx()
	side := size + 2*quiet
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s" shape-rendering="crispEdges">`, side, side, html.EscapeString(label))
	fmt.Fprintf(&b, `<path fill="#fff" d="M0 0h%dv%dh-%dz"/><path fill="#000" d="`, side, side, side)
	for y := range size {
		row(&b, code, y, size)
	}
	b.WriteString(`"/></svg>`)
	return b.String(), nil
}

// row draws the dark runs of one line.
func row(b *strings.Builder, code barcode.Barcode, y, size int) {
	for x := 0; x < size; x++ {
		from := x
		for x < size && dark(code, x, y) {
			x++
		}
		if n := x - from; n > 0 {
			fmt.Fprintf(b, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, n, n)
		}
	}
}

func dark(code barcode.Barcode, x, y int) bool {
	r, _, _, _ := code.At(x, y).RGBA()
	return r == 0
}
