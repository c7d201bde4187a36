package api

import "embed"

// Locale holds the texts of problems and of the documentation in Dutch, French
// and English.
//
//go:embed locale/*.json
var Locale embed.FS
