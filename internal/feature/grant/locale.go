package grant

import "embed"

// Locale holds the texts of this slice.
//
//go:embed locale/*.json
var Locale embed.FS
