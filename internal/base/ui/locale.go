package ui

import "embed"

// Locale holds the words of the components, per language.
//
//go:embed locale/*.json
var Locale embed.FS
