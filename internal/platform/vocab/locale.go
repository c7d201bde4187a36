package vocab

import "embed"

// Locale holds the labels in Dutch, French and English.
//
//go:embed locale/*.json
var Locale embed.FS
