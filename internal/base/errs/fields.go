package errs

import "errors"

// Check collects what is wrong with an input, field by field.
type Check struct {
	fields []Field
}

// Add notes that a field is wrong.
func (c *Check) Add(field, code string, args ...any) {
	c.fields = append(c.fields, Field{Field: field, Code: code, Args: args})
}

// That notes that a field is wrong unless ok.
func (c *Check) That(ok bool, field, code string, args ...any) {
	if !ok {
		c.Add(field, code, args...)
	}
}

// Has says whether a field was noted.
func (c *Check) Has(field string) bool {
	for _, f := range c.fields {
		if f.Field == field {
			return true
		}
	}
	return false
}

// Err gives an Invalid error that holds all notes, or nil when there are none.
func (c *Check) Err() error {
	if len(c.fields) == 0 {
		return nil
	}
	return &Error{Kind: Invalid, Code: "invalid", Fields: c.fields}
}

// OneField is an Invalid error about a single field.
func OneField(field, code string, args ...any) error {
	var c Check
	c.Add(field, code, args...)
	return c.Err()
}

// FieldsOf gives the notes that err carries, nil when it is of another sort.
func FieldsOf(err error) []Field {
	var e *Error
	if errors.As(err, &e) {
		return e.Fields
	}
	return nil
}
