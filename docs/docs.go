// Package docs carries the user guide into the program, which shows it as help.
package docs

import "embed"

// User holds the pages of the user guide: user/NN-name.md in Dutch, and
// user/NN-name.fr.md or .en.md where a translation exists.
//
//go:embed user/*.md
var User embed.FS
