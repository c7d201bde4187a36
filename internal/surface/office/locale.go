package office

import "embed"

// Locale holds the words of the shell, and the common failures.
//
//go:embed locale/*.json
var Locale embed.FS
