package helpdesk

import "embed"

// Locale holds the texts in Dutch, French and English.
//
//go:embed locale/*.json
var Locale embed.FS
