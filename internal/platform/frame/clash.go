package frame

// Clash is an errs.Stale that can show what both people wrote. A handler that
// knows the two versions returns it instead of the bare error.
type Clash struct {
	Err    error      // the errs.Stale
	Reload string     // address of the form with the saved version
	Rows   []ClashRow // the fields that differ
}

// ClashRow is one field that differs.
type ClashRow struct {
	Label  string // in the reader's language
	Yours  string // what was just typed
	Theirs string // what was saved meanwhile
}

// Error gives the line for the log, without values.
func (c *Clash) Error() string { return c.Err.Error() }

// Unwrap gives the errs.Stale.
func (c *Clash) Unwrap() error { return c.Err }
