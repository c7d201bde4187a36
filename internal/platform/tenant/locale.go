package tenant

import "embed"

// Locale holds the texts of this slice and of its pages.
//
//go:embed locale/*.json
var Locale embed.FS
