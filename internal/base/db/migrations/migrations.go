// Package migrations carries the schema as one numbered list of SQL files.
// Every column line ends in a comment with its privacy class, which
// platform/retention reads; the build fails on a column without one.
package migrations

import "embed"

// FS holds the files.
//
//go:embed *.sql
var FS embed.FS
