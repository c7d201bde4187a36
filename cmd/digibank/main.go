// Command digibank runs a digital-inclusion programme: see docs/architecture.md.
package main

import (
	"os"

	"digibank/internal/app"
)

func main() { os.Exit(app.Main(os.Args[1:], os.Stdout, os.Stderr)) }
