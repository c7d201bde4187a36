package app

import (
	"io/fs"

	"digibank/internal/base/ui"
	"digibank/internal/feature/grant"
	"digibank/internal/feature/helpdesk"
	"digibank/internal/platform/access"
	"digibank/internal/platform/account"
	"digibank/internal/platform/audit"
	"digibank/internal/platform/person"
	"digibank/internal/platform/place"
	"digibank/internal/platform/reach"
	"digibank/internal/platform/tenant"
	"digibank/internal/platform/vocab"
	"digibank/internal/surface/api"
	"digibank/internal/surface/office"
	"digibank/internal/surface/site"
)

// rules lists the rights that the slices declare.
func rules() [][]access.Rule {
	return [][]access.Rule{
		audit.Rules(),
		tenant.Rules(),
		account.Rules(),
		place.Rules(),
		person.Rules(),
		reach.Rules(),
		grant.Rules(),
		helpdesk.Rules(),
		office.Rules(),
	}
}

// catalogues lists the texts that the packages bring.
func catalogues() []fs.FS {
	return []fs.FS{
		ui.Locale,
		office.Locale,
		vocab.Locale,
		account.Locale,
		audit.Locale,
		tenant.Locale,
		place.Locale,
		person.Locale,
		grant.Locale,
		helpdesk.Locale,
		site.Locale,
		api.Locale,
	}
}
