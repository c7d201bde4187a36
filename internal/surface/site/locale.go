package site

import "embed"

// Locale holds the texts of the public site.
//
//go:embed locale/*.json
var Locale embed.FS
