package sheet

import (
	"encoding"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Writer writes one list. Header comes first, Close last; a list without Close is
// not complete. A Writer is for one goroutine.
type Writer interface {
	// Header writes the names of the columns.
	Header(columns []string) error
	// Row writes one row. A value may be nil, a string, a bool, an integer, a
	// time.Time, or anything that writes itself as text (a date, a time of day) or
	// has a String method (an amount).
	Row(values []any) error
	// Close writes what is left; it does not close the file behind it.
	Close() error
}

// ErrOrder says that Header did not come first, or something came after Close.
var ErrOrder = errors.New("sheet: wrong order of calls")

// ErrWidth says that a row has another number of columns than the header.
var ErrWidth = errors.New("sheet: row and header differ in width")

// order checks the order of calls and the width of rows.
type order struct {
	width  int
	opened bool
	closed bool
}

func (o *order) header(columns []string) error {
	if o.opened || o.closed {
		return ErrOrder
	}
	o.opened, o.width = true, len(columns)
	return nil
}

func (o *order) row(values []any) error {
	if !o.opened || o.closed {
		return ErrOrder
	}
	if len(values) != o.width {
		return fmt.Errorf("%w: %d and %d", ErrWidth, len(values), o.width)
	}
	return nil
}

// close reports whether there is still something to close.
func (o *order) close() bool {
	was := o.closed
	o.closed = true
	return !was
}

// text writes a value as text. exact says that it is a number or a truth, which a
// spreadsheet cannot take for a formula.
func text(v any) (s string, exact bool, err error) {
	switch v := v.(type) {
	case nil:
		return "", true, nil
	case string:
		return v, false, nil
	case bool:
		return strconv.FormatBool(v), true, nil
	case int:
		return strconv.Itoa(v), true, nil
	case int64:
		return strconv.FormatInt(v, 10), true, nil
	case time.Time:
		return v.Format(time.RFC3339), false, nil
	case encoding.TextMarshaler:
		b, err := v.MarshalText()
		return string(b), false, err
	case fmt.Stringer:
		s = v.String()
		return s, isDecimal(s), nil
	}
	return "", false, fmt.Errorf("sheet: cannot write a %T", v)
}

// isDecimal reports whether s is a plain number such as "-1234.50"; "0042" is a
// code, not a number.
func isDecimal(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, part, point := strings.Cut(s, ".")
	if whole == "" || (len(whole) > 1 && whole[0] == '0') || (point && part == "") {
		return false
	}
	return strings.Trim(whole+part, "0123456789") == ""
}
