package ui

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

// StaticPath is where the assets are served.
const StaticPath = "/static/"

//go:embed all:dist
var built embed.FS

// Assets knows the built files: their addresses, and how to serve them. The
// nil value knows none: it gives plain addresses and serves 404.
type Assets struct {
	files    fs.FS
	manifest map[string]string // plain name -> file name with its hash
	served   map[string]bool   // file names that may be fetched
}

// EmbeddedAssets returns the assets inside the program.
func EmbeddedAssets() (*Assets, error) {
	files, err := fs.Sub(built, "dist")
	if err != nil {
		return nil, fmt.Errorf("open the built assets: %w", err)
	}
	return NewAssets(files)
}

// NewAssets reads manifest.json of a directory of built assets. Without that
// file nothing has been built: the addresses stay plain and lead nowhere.
func NewAssets(files fs.FS) (*Assets, error) {
	a := &Assets{files: files, manifest: map[string]string{}, served: map[string]bool{}}
	data, err := fs.ReadFile(files, "manifest.json")
	if err != nil {
		return a, nil //nolint:nilerr // a checkout where nothing has been built yet
	}
	if err := json.Unmarshal(data, &a.manifest); err != nil {
		return nil, fmt.Errorf("read the asset manifest: %w", err)
	}
	for _, file := range a.manifest {
		a.served[file] = true
	}
	return a, nil
}

// Built reports whether the assets have been built.
func (a *Assets) Built() bool { return a != nil && len(a.manifest) > 0 }

// URL returns the address of an asset by its plain name, such as "app.css". Its
// file name changes with its content, so it may be cached for ever.
func (a *Assets) URL(name string) string {
	if a != nil {
		if file, ok := a.manifest[name]; ok {
			return StaticPath + file
		}
	}
	return StaticPath + name
}

type assetsKey struct{}

// WithAssets gives the assets to the components rendered with the context.
func WithAssets(ctx context.Context, a *Assets) context.Context {
	return context.WithValue(ctx, assetsKey{}, a)
}

// assetURL returns the address of an asset for a template.
func assetURL(ctx context.Context, name string) string {
	a, _ := ctx.Value(assetsKey{}).(*Assets)
	return a.URL(name)
}
