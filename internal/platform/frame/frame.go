// Package frame is how a slice shows a page without knowing the shell around
// it: the staff side implements Frame once, with header, navigation, language
// switch and footer.
package frame

import (
	"net/http"

	"github.com/a-h/templ"

	"digibank/internal/platform/actor"
)

// Page is what a slice wants shown.
type Page struct {
	Title  string          // as in <title> and, unless the body brings one, nowhere else
	Active string          // key of the navigation item, such as "desk"
	Status int             // 200 when zero; 422 for a form that came back
	Back   string          // address of the page above, "" for none
	Print  bool            // made for paper: no navigation
	Body   templ.Component // holds the one <h1>
}

// Frame shows pages of the staff side.
type Frame interface {
	// Show writes the page.
	Show(w http.ResponseWriter, r *http.Request, a actor.Actor, p Page) error
	// Plain writes a page for who is not signed in: no navigation.
	Plain(w http.ResponseWriter, r *http.Request, p Page) error
	// Done sends the browser on after a change that worked, and shows the text
	// of key on the next page.
	Done(w http.ResponseWriter, r *http.Request, to, key string, args ...any) error
}

// Item is one entry of the navigation.
type Item struct {
	Key   string // as in Page.Active; its text is "nav.<Key>"
	Path  string
	Right actor.Right
	Icon  string // pictogram
	Order int
}
