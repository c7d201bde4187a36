package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"digibank/internal/base/civil"
	"digibank/internal/base/money"
	"digibank/internal/base/sheet"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// values are a row with every kind of value.
func values() []any {
	return []any{
		"Zoë; \"de\" Smet\nlijn 2", "=1+1", nil, true, 42, int64(-7), civil.MustDate(2026, 4, 3), civil.MustClock(9, 30),
		money.Cents(-123450), time.Date(2026, 4, 3, 7, 30, 0, 0, time.UTC), "-5",
	}
}

func columns() []string {
	return []string{"naam", "@formule", "leeg", "ja", "n", "m", "dag", "uur", "bedrag", "moment", "tekst"}
}

// write writes rows through a writer that make returns.
func write(t *testing.T, newWriter func(io.Writer) (sheet.Writer, error), rows ...[]any) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := newWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Header(columns()); err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if err := w.Row(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func csvWith(opt sheet.CSVOptions) func(io.Writer) (sheet.Writer, error) {
	return func(w io.Writer) (sheet.Writer, error) { return sheet.NewCSV(w, opt), nil }
}

func xlsx(w io.Writer) (sheet.Writer, error) { return sheet.NewXLSX(w, "Lijst: 2026/27") }

func TestCSVForBelgianSpreadsheets(t *testing.T) {
	t.Parallel()
	got := string(write(t, csvWith(sheet.CSVOptions{Semicolon: true, BOM: true}), values()))
	want := "\ufeffnaam;'@formule;leeg;ja;n;m;dag;uur;bedrag;moment;tekst\r\n" +
		"\"Zoë; \"\"de\"\" Smet\r\nlijn 2\";'=1+1;;true;42;-7;2026-04-03;09:30;-1234.50;2026-04-03T07:30:00Z;'-5\r\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOwnExportImportsAsItWas(t *testing.T) { // D18
	t.Parallel()
	for _, opt := range []sheet.CSVOptions{{}, {Semicolon: true}, {BOM: true}, {Semicolon: true, BOM: true}} {
		r := sheet.NewReader(bytes.NewReader(write(t, csvWith(opt), values())))
		head, err := r.Read()
		if diff := cmp.Diff(columns(), head); diff != "" || err != nil {
			t.Fatalf("%+v: %v %s", opt, err, diff)
		}
		row, err := r.Read()
		want := []string{
			"Zoë; \"de\" Smet\nlijn 2", "=1+1", "", "true", "42", "-7", "2026-04-03", "09:30", "-1234.50", "2026-04-03T07:30:00Z", "-5",
		}
		if diff := cmp.Diff(want, row); diff != "" || err != nil || r.Line() != 2 {
			t.Errorf("%+v: %v, line %d %s", opt, err, r.Line(), diff)
		}
		if _, err := r.Read(); !errors.Is(err, io.EOF) {
			t.Errorf("after the last row: %v", err)
		}
	}
}

func TestFormulaCellsAreMadeHarmless(t *testing.T) { // ASVS v5.0.0-1.2.10
	t.Parallel()
	for _, s := range []string{"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\x00x", "＝1", "'=1", "''=1"} {
		n := sheet.Neutral(s)
		if n != "'"+s || sheet.Original(n) != s {
			t.Errorf("%q becomes %q and comes back as %q", s, n, sheet.Original(n))
		}
	}
	for _, s := range []string{"", "Jan", "'s Gravenwezel", "a=b", "0475", "'t Zand"} {
		if sheet.Neutral(s) != s || sheet.Original(s) != s {
			t.Errorf("%q needs no change", s)
		}
	}
}

func TestXLSXOpensAndHoldsNoFormula(t *testing.T) {
	t.Parallel()
	f, err := excelize.OpenReader(bytes.NewReader(write(t, xlsx, values())))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	name := f.GetSheetName(0)
	rows, err := f.GetRows(name)
	if err != nil || len(rows) != 2 || name != "Lijst 202627" {
		t.Fatalf("%q: %d rows, %v", name, len(rows), err)
	}
	want := []string{
		"Zoë; \"de\" Smet\nlijn 2", "'=1+1", "", "TRUE", "42", "-7", "2026-04-03", "09:30", "-1234.5", "2026-04-03T07:30:00Z", "'-5",
	}
	if diff := cmp.Diff(want, rows[1]); diff != "" {
		t.Error(diff)
	}
	for i := range want {
		cell := fmt.Sprintf("%c2", 'A'+i)
		if formula, err := f.GetCellFormula(name, cell); formula != "" || err != nil {
			t.Errorf("%s holds formula %q, %v", cell, formula, err)
		}
	}
	for cell, want := range map[string]excelize.CellType{"E2": excelize.CellTypeUnset, "I2": excelize.CellTypeUnset, "K2": excelize.CellTypeInlineString} {
		if got, _ := f.GetCellType(name, cell); got != want {
			t.Errorf("%s has type %d, want %d", cell, got, want)
		}
	}
}

func TestCallsInTheWrongOrderAreRefused(t *testing.T) {
	t.Parallel()
	for name, newWriter := range map[string]func(io.Writer) (sheet.Writer, error){"csv": csvWith(sheet.CSVOptions{}), "xlsx": xlsx} {
		w, err := newWriter(io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Row([]any{1}); !errors.Is(err, sheet.ErrOrder) {
			t.Errorf("%s: row before header: %v", name, err)
		}
		if err := w.Header([]string{"a", "b"}); err != nil {
			t.Error(err)
		}
		if err := w.Header([]string{"a"}); !errors.Is(err, sheet.ErrOrder) {
			t.Errorf("%s: second header: %v", name, err)
		}
		if err := w.Row([]any{1}); !errors.Is(err, sheet.ErrWidth) {
			t.Errorf("%s: short row: %v", name, err)
		}
		if err := w.Row([]any{1, struct{}{}}); err == nil {
			t.Errorf("%s: a value that cannot be written", name)
		}
		if err := w.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if w.Close() == nil || w.Row([]any{1, 2}) == nil {
			t.Errorf("%s: something after the end", name)
		}
	}
}

func TestTheFirstByteOfADownloadComesBeforeTheRows(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	w := sheet.NewCSV(&b, sheet.CSVOptions{})
	if err := w.Header([]string{"a", "b"}); err != nil || b.String() != "a,b\r\n" {
		t.Errorf("%q, %v", b.String(), err)
	}
}

// counter counts bytes and lets them go.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// It measures the memory of the whole process, so it runs alone.
func TestAHundredThousandRowsNeedLittleMemory(t *testing.T) { // D53
	const rows, limit = 100_000, 96 << 20
	for name, newWriter := range map[string]func(io.Writer) (sheet.Writer, error){"csv": csvWith(sheet.CSVOptions{}), "xlsx": xlsx} {
		var out counter
		w, err := newWriter(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Header(columns()[:5]); err != nil {
			t.Fatal(err)
		}
		row, most := values()[:5], uint64(0)
		for i := range rows {
			if err := w.Row(row); err != nil {
				t.Fatal(err)
			}
			if i%20_000 == 0 {
				most = max(most, heap())
			}
		}
		most = max(most, heap())
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if most > limit || out < rows {
			t.Errorf("%s: %d MB in use for %d rows, %d bytes out", name, most>>20, rows, out)
		}
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestEveryTextComesBack(t *testing.T) {
	t.Parallel()
	cell := rapid.StringMatching("[='\"\\-+@a;,\\t\\n é]{0,6}")
	rapid.Check(t, func(t *rapid.T) {
		opt := sheet.CSVOptions{Semicolon: rapid.Bool().Draw(t, "semicolon"), BOM: rapid.Bool().Draw(t, "bom")}
		a, b := cell.Draw(t, "a"), cell.Draw(t, "b")
		var out bytes.Buffer
		w := sheet.NewCSV(&out, opt)
		if err := errors.Join(w.Header([]string{"een", "twee"}), w.Row([]any{a, b}), w.Close()); err != nil {
			t.Fatal(err)
		}
		r := sheet.NewReader(&out)
		_, err1 := r.Read()
		got, err2 := r.Read()
		if diff := cmp.Diff([]string{a, b}, got); diff != "" || err1 != nil || err2 != nil {
			t.Fatalf("%v %v %s", err1, err2, diff)
		}
	})
}

func FuzzReader(f *testing.F) {
	for _, s := range []string{"a;b\r\n1;2\r\n", "\ufeffnaam,n\n\"x\"\"y\",'=1\n", "a\tb\n", "\"open", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := sheet.NewReader(strings.NewReader(s))
		for {
			row, err := r.Read()
			if err != nil {
				return
			}
			for _, c := range row {
				if sheet.Original(sheet.Neutral(c)) != c {
					t.Fatalf("%q does not come back", c)
				}
			}
			if r.Line() < 1 {
				t.Fatal("a row starts on a line")
			}
		}
	})
}
