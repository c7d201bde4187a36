// Package kit bundles what every service is made with. It is passed to the
// constructors and holds no state of its own.
package kit

import (
	"digibank/internal/base/clock"
	"digibank/internal/base/crypt"
	"digibank/internal/base/db"
	"digibank/internal/base/id"
	"digibank/internal/platform/audit"
)

// Kit is the tools of a service.
type Kit struct {
	DB    *db.DB
	Clock clock.Clock
	IDs   id.Source
	Keys  *crypt.Keyring
	Audit *audit.Log
}
