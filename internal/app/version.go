package app

import (
	"fmt"
	"runtime"
)

// version is set by the build.
var version = "dev"

type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run(e *env) error {
	fmt.Fprintf(e.stdout, "digibank %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}
