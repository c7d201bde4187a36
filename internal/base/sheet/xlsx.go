package sheet

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Limits of a sheet in the format.
const (
	// MaxRows is the number of rows that fit, the header included.
	MaxRows = 1_048_576
	// MaxCellRunes is the longest text of one cell; longer texts are cut.
	MaxCellRunes = 32_767
)

// ErrTooLong says that a sheet is full.
var ErrTooLong = errors.New("sheet: too many rows")

// xlsxWriter writes one sheet through a temporary file on disk.
type xlsxWriter struct {
	order
	out   io.Writer
	file  *excelize.File
	sheet *excelize.StreamWriter
	next  int // number of the next row
	cells []any
}

// NewXLSX returns a writer of one sheet with that name. Rows wait in a temporary
// file; the whole file goes to w at Close. Call Close also after an error: it
// removes the temporary file.
func NewXLSX(w io.Writer, name string) (Writer, error) {
	f := excelize.NewFile()
	if name = sheetName(name); name != "" {
		if err := f.SetSheetName("Sheet1", name); err != nil {
			return nil, errors.Join(err, f.Close())
		}
	} else {
		name = "Sheet1"
	}
	s, err := f.NewStreamWriter(name)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &xlsxWriter{out: w, file: f, sheet: s, next: 1}, nil
}

// sheetName leaves out the signs that a name may not hold and cuts it at 31.
func sheetName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`[]:*?/\`, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	for utf16Length(name) > 31 {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return strings.Trim(name, "' ")
}

// utf16Length counts as the format does.
func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// Header writes the names of the columns in bold; they stay in sight when
// scrolling.
func (x *xlsxWriter) Header(columns []string) error {
	if err := x.header(columns); err != nil {
		return err
	}
	style, err := x.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	panes := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := x.sheet.SetPanes(panes); err != nil {
		return err
	}
	cells := make([]any, len(columns))
	for i, name := range columns {
		cells[i] = excelize.Cell{StyleID: style, Value: cellText(name)}
	}
	return x.write(cells)
}

// Row writes one row; whole numbers stay numbers, everything else is text.
func (x *xlsxWriter) Row(values []any) error {
	if err := x.row(values); err != nil {
		return err
	}
	x.cells = x.cells[:0]
	for _, v := range values {
		switch v.(type) {
		case nil, bool, int, int64:
			x.cells = append(x.cells, v)
			continue
		}
		s, exact, err := text(v)
		if err != nil {
			return err
		}
		if exact {
			x.cells = append(x.cells, decimal(s))
			continue
		}
		x.cells = append(x.cells, cellText(s))
	}
	return x.write(x.cells)
}

// cellText neutralises a text and leaves out what the format cannot hold.
func cellText(s string) string {
	s = Neutral(s)
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if len(s) > MaxCellRunes {
		s = string([]rune(s)[:min(utf8.RuneCountInString(s), MaxCellRunes)])
	}
	return s
}

func (x *xlsxWriter) write(cells []any) error {
	if x.next > MaxRows {
		return ErrTooLong
	}
	cell := fmt.Sprintf("A%d", x.next)
	x.next++
	return x.sheet.SetRow(cell, cells)
}

// Close writes the file and removes the temporary one.
func (x *xlsxWriter) Close() error {
	if !x.close() {
		return ErrOrder
	}
	err := x.sheet.Flush()
	if err == nil {
		err = x.file.Write(x.out)
	}
	return errors.Join(err, x.file.Close())
}

// maxExactDigits is how many digits a number in a spreadsheet keeps.
const maxExactDigits = 15

// decimal returns a plain number as a number when the format holds it exactly, and
// else as text.
func decimal(s string) any {
	if len(strings.Trim(s, "-.")) > maxExactDigits {
		return s
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return v
}
