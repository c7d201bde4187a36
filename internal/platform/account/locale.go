package account

import "embed"

// Locale holds the texts of this slice, of its pages and of its mails.
//
//go:embed locale/*.json
var Locale embed.FS
