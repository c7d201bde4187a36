package office

import (
	"net/http"

	"digibank/internal/platform/access"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/route"
)

// RightDesign allows seeing every component of the design system.
const RightDesign actor.Right = "office.design"

// Rules declares the rights of this slice.
func Rules() []access.Rule {
	return []access.Rule{
		{Right: RightDesign, Roles: []actor.Role{actor.Admin}, Doc: "see the components of the design system"},
	}
}

// Nav lists the entries of the navigation that are the shell's own.
func Nav() []frame.Item {
	return []frame.Item{{Key: "design", Path: "/office/design", Right: RightDesign, Icon: "creative", Order: 95}}
}

// Routes lists the pages of the shell itself.
func (o *Office) Routes() []route.Route {
	return []route.Route{
		{Method: http.MethodGet, Path: "/{$}", Right: access.Public, Handle: o.root},
		{Method: http.MethodGet, Path: "/office/{$}", Right: access.SignedIn, Handle: o.home},
		{Method: http.MethodGet, Path: "/office/alive", Right: access.SignedIn, Handle: alive},
		{Method: http.MethodGet, Path: "/office/design", Right: RightDesign, Handle: o.design},
		{Method: http.MethodGet, Path: "/office/help", Right: access.Public, Handle: o.helpIndex},
		{Method: http.MethodGet, Path: "/office/help/{page}", Right: access.Public, Handle: o.helpPage},
		{Method: http.MethodPost, Path: "/language", Right: access.Public, Handle: o.setLanguage},
		{Method: http.MethodPost, Path: "/theme", Right: access.Public, Handle: o.saveTheme},
	}
}

// alive answers nothing: that the session was used is enough to keep it.
func alive(w http.ResponseWriter, _ *http.Request, _ actor.Actor) error {
	w.WriteHeader(http.StatusNoContent)
	return nil
}
