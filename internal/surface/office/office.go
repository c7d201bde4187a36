package office

import (
	"cmp"
	"context"
	"slices"

	"github.com/a-h/templ"

	"digibank/internal/base/crypt"
	"digibank/internal/base/i18n"
	"digibank/internal/base/ui"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/route"
)

// Tenant is what the shell shows of a digibank.
type Tenant struct {
	Slug, Name, Phone string
}

// Tenants finds digibanken for the shell.
type Tenants interface {
	TenantByID(ctx context.Context, id string) (Tenant, error)
	OpenTenants(ctx context.Context) ([]Tenant, error)
}

// Options are what the shell is made with.
type Options struct {
	Texts   *i18n.Bundle
	Assets  *ui.Assets
	Keys    *crypt.Keyring // signs the flash cookie
	Product string         // name of the program
	Idle    int            // seconds without a request after which a session ends
	Denied  func(ctx context.Context, a actor.Actor, route string) error
}

// Tile is a part of the home page.
type Tile struct {
	Right actor.Right
	Order int
	Make  func(ctx context.Context, a actor.Actor) (templ.Component, error)
}

// Office is the shell. Add to it while wiring; after that it does not change.
type Office struct {
	Options
	Tenants      Tenants
	SaveLanguage func(ctx context.Context, a actor.Actor, lang string) error // stores it with the account; may be nil
	items        []frame.Item
	tiles        []Tile
	account      []frame.Item
	sign         []byte
	help         *helpPages
}

// New returns the shell, still without navigation.
func New(o Options) *Office {
	off := &Office{Options: o, help: newHelp()}
	if o.Keys != nil {
		off.sign = o.Keys.Key("flash")
	}
	return off
}

// AddItems puts entries in the navigation, in their order.
func (o *Office) AddItems(items ...frame.Item) {
	o.items = append(o.items, items...)
	slices.SortStableFunc(o.items, func(a, b frame.Item) int { return cmp.Compare(a.Order, b.Order) })
}

// AddAccountItems puts entries in the menu of the account.
func (o *Office) AddAccountItems(items ...frame.Item) { o.account = append(o.account, items...) }

// AddTiles puts parts on the home page, in their order.
func (o *Office) AddTiles(tiles ...Tile) {
	o.tiles = append(o.tiles, tiles...)
	slices.SortStableFunc(o.tiles, func(a, b Tile) int { return cmp.Compare(a.Order, b.Order) })
}

// allowed gives the items whose right the actor holds.
func allowed(items []frame.Item, a actor.Actor) []frame.Item {
	var out []frame.Item
	for _, it := range items {
		if it.Right == "" || route.Admit(a, it.Right) == nil {
			out = append(out, it)
		}
	}
	return out
}
