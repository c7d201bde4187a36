package sheet

import (
	"bufio"
	"encoding/csv"
	"io"
	"strings"
)

// bom tells a spreadsheet that a file is UTF-8.
const bom = "\ufeff"

// CSVOptions says how a CSV file looks; the zero value is RFC 4180 with commas.
type CSVOptions struct {
	// Semicolon separates with ';', as spreadsheets in Belgium expect.
	Semicolon bool
	// BOM starts the file with the UTF-8 mark, which Excel needs for accents.
	BOM bool
}

// comma returns the separator.
func (o CSVOptions) comma() rune {
	if o.Semicolon {
		return ';'
	}
	return ','
}

// csvWriter writes CSV.
type csvWriter struct {
	order
	out    io.Writer
	w      *csv.Writer
	opt    CSVOptions
	record []string
}

// NewCSV returns a writer of CSV (RFC 4180, UTF-8, lines end in CR LF). The header
// is sent on at once, so that a download starts before the first row is ready.
func NewCSV(w io.Writer, opt CSVOptions) Writer {
	c := &csvWriter{out: w, w: csv.NewWriter(w), opt: opt}
	c.w.Comma, c.w.UseCRLF = opt.comma(), true
	return c
}

// Header writes the names of the columns and sends them on.
func (c *csvWriter) Header(columns []string) error {
	if err := c.header(columns); err != nil {
		return err
	}
	if c.opt.BOM {
		if _, err := io.WriteString(c.out, bom); err != nil {
			return err
		}
	}
	c.record = c.record[:0]
	for _, name := range columns {
		c.record = append(c.record, Neutral(name))
	}
	if err := c.write(); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

// Row writes one row.
func (c *csvWriter) Row(values []any) error {
	if err := c.row(values); err != nil {
		return err
	}
	c.record = c.record[:0]
	for _, v := range values {
		s, exact, err := text(v)
		if err != nil {
			return err
		}
		if !exact {
			s = Neutral(s)
		}
		c.record = append(c.record, s)
	}
	return c.write()
}

// write writes the record. A carriage return inside a cell becomes a line feed,
// because readers of CSV do not keep it.
func (c *csvWriter) write() error {
	for i, s := range c.record {
		if strings.Contains(s, "\r") {
			c.record[i] = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
		}
	}
	return c.w.Write(c.record)
}

// Close sends on what is left.
func (c *csvWriter) Close() error {
	if !c.close() {
		return ErrOrder
	}
	c.w.Flush()
	return c.w.Error()
}

// Reader reads a CSV file row by row.
type Reader struct {
	r *csv.Reader
}

// NewReader returns a reader that skips the UTF-8 mark and finds out from the
// first line whether ';', ',' or a tab separates. Rows may differ in width: the
// importer says which row is wrong.
func NewReader(r io.Reader) *Reader {
	in := bufio.NewReaderSize(r, 64<<10)
	if head, err := in.Peek(len(bom)); err == nil && string(head) == bom {
		_, _ = in.Discard(len(bom)) // just peeked: cannot fail
	}
	c := csv.NewReader(in)
	c.Comma, c.FieldsPerRecord = separator(in), -1
	return &Reader{c}
}

// separator returns the sign that stands most often, outside quotes, in the first
// line; a comma when there is none.
func separator(in *bufio.Reader) rune {
	head, _ := in.Peek(4 << 10) // a short file gives what there is
	line := string(head)
	counts, quoted := map[rune]int{}, false
	for _, r := range line {
		if r == '"' {
			quoted = !quoted
		}
		if (r == '\n' || r == '\r') && !quoted {
			break
		}
		if !quoted {
			counts[r]++
		}
	}
	best := ','
	for _, r := range []rune{';', '\t'} {
		if counts[r] > counts[best] {
			best = r
		}
	}
	return best
}

// Read returns the next row with its original values, or io.EOF after the last.
func (r *Reader) Read() ([]string, error) {
	record, err := r.r.Read()
	for i, s := range record {
		record[i] = Original(s)
	}
	return record, err
}

// Line returns the number of the line on which the row last read began, from 1.
func (r *Reader) Line() int {
	line, _ := r.r.FieldPos(0)
	return line
}
