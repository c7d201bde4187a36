package civil

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// MarshalText writes "2006-01-02", and nothing for no date. JSON and forms use
// it too.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads "2006-01-02"; an empty text is no date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseISO(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Value stores the date as text, and no date as the empty text: columns of the
// program are never NULL.
func (d Date) Value() (driver.Value, error) { return d.String(), nil }

// Scan reads a text column; NULL is no date. A driver that gives a time.Time
// for a date column is read at its own wall date.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	case time.Time:
		*d = DateOf(v, v.Location())
		return nil
	}
	return fmt.Errorf("%w: column holds %T", ErrDate, src)
}

// MarshalText writes "14:30"; JSON and forms use it too.
func (c Clock) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads exactly "14:30".
func (c *Clock) UnmarshalText(b []byte) error {
	s := string(b)
	if len(s) != 5 || s[2] != ':' {
		return fmt.Errorf("%w: want HH:MM", ErrClock)
	}
	h, ok1 := digits(s[:2])
	m, ok2 := digits(s[3:])
	if !ok1 || !ok2 {
		return fmt.Errorf("%w: want HH:MM", ErrClock)
	}
	v, err := NewClock(h, m)
	if err != nil {
		return err
	}
	*c = v
	return nil
}

// Value stores the time of day as text "14:30".
func (c Clock) Value() (driver.Value, error) { return c.String(), nil }

// Scan reads a text column "14:30"; NULL is refused, because 00:00 is a time.
func (c *Clock) Scan(src any) error {
	switch v := src.(type) {
	case string:
		return c.UnmarshalText([]byte(v))
	case []byte:
		return c.UnmarshalText(v)
	}
	return fmt.Errorf("%w: column holds %T", ErrClock, src)
}
