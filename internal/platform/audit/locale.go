package audit

import "embed"

// Locale holds the texts of the page of this slice.
//
//go:embed locale/*.json
var Locale embed.FS
