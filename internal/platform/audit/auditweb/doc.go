// Package auditweb shows the audit trail to coordinator and auditor: a list with
// filters, and the same as CSV. Names of who did something are shown as they
// were at the time; nobody's contact data is in the trail.
package auditweb
