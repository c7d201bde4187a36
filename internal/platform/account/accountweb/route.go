package accountweb

import (
	"context"
	"net/http"

	"digibank/internal/platform/access"
	"digibank/internal/platform/account"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/route"
)

// Handlers holds the pages.
type Handlers struct {
	svc   *account.Service
	frame frame.Frame
	newID func() string
}

// New returns the pages; newID makes client ids.
func New(s *account.Service, fr frame.Frame, newID func() string) *Handlers {
	return &Handlers{svc: s, frame: fr, newID: newID}
}

// Routes lists them.
func (h *Handlers) Routes() []route.Route {
	routes := append(h.door(), h.own()...)
	return append(append(routes, h.others()...), h.tokenRoutes()...)
}

// door are the pages for who is not in yet.
func (h *Handlers) door() []route.Route {
	return []route.Route{
		{Method: "GET", Path: "/login", Right: access.Public, Handle: h.loginForm},
		{Method: "POST", Path: "/login", Right: access.Public, Handle: h.login},
		{Method: "GET", Path: "/login/second-factor", Right: access.Public, Handle: h.secondForm},
		{Method: "POST", Path: "/login/second-factor", Right: access.Public, Handle: h.second},
		{Method: "POST", Path: "/logout", Right: access.Public, Handle: h.logout},
		{Method: "GET", Path: "/forgot", Right: access.Public, Handle: h.forgotForm},
		{Method: "POST", Path: "/forgot", Right: access.Public, Handle: h.forgot},
		{Method: "GET", Path: "/reset/{token}", Right: access.Public, Handle: h.resetForm},
		{Method: "POST", Path: "/reset/{token}", Right: access.Public, Handle: h.reset},
		{Method: "GET", Path: "/invite/{token}", Right: access.Public, Handle: h.inviteForm},
		{Method: "POST", Path: "/invite/{token}", Right: access.Public, Handle: h.acceptInvite},
	}
}

// own are the pages of one's own account.
func (h *Handlers) own() []route.Route {
	return []route.Route{
		{Method: "GET", Path: "/office/account", Right: access.SignedIn, Handle: h.ownPage},
		{Method: "POST", Path: "/office/account/profile", Right: access.SignedIn, Handle: h.saveProfile},
		{Method: "POST", Path: "/office/account/password", Right: access.SignedIn, Handle: h.changePassword},
		{Method: "GET", Path: "/office/account/second-factor", Right: access.SignedIn, Handle: h.enrolForm},
		{Method: "POST", Path: "/office/account/second-factor", Right: access.SignedIn, Handle: h.enrol},
		{Method: "POST", Path: "/office/account/sessions/end", Right: access.SignedIn, Handle: h.endSessions},
		{Method: "POST", Path: "/office/account/sessions/{id}/end", Right: access.SignedIn, Thing: h.sessionThing, Handle: h.endSession},
	}
}

// others are the pages of who manages accounts.
func (h *Handlers) others() []route.Route {
	right := account.RightManage
	return []route.Route{
		{Method: "GET", Path: "/office/accounts", Right: right, Handle: h.list},
		{Method: "GET", Path: "/office/accounts/new", Right: right, Handle: h.newForm},
		{Method: "POST", Path: "/office/accounts/new", Right: right, Handle: h.create},
		{Method: "GET", Path: "/office/accounts/{id}", Right: right, Thing: h.thing, Handle: h.detail},
		{Method: "POST", Path: "/office/accounts/{id}/grants", Right: right, Thing: h.thing, Handle: h.give},
		{Method: "POST", Path: "/office/accounts/{id}/grants/{grant}/end", Right: right, Thing: h.thing, Handle: h.endGrant},
		{Method: "POST", Path: "/office/accounts/{id}/disable", Right: right, Thing: h.thing, Handle: h.change(h.svc.Disable, "account.done.disabled")},
		{Method: "POST", Path: "/office/accounts/{id}/enable", Right: right, Thing: h.thing, Handle: h.change(h.svc.Enable, "account.done.enabled")},
		{Method: "POST", Path: "/office/accounts/{id}/resend", Right: right, Thing: h.thing, Handle: h.change(h.svc.Resend, "account.done.resent")},
		{Method: "POST", Path: "/office/accounts/{id}/sign-out", Right: right, Thing: h.thing, Handle: h.change(h.svc.SignOutOther, "account.done.signed-out-other")},
		{Method: "POST", Path: "/office/accounts/{id}/clear-second-factor", Right: right, Thing: h.thing, Handle: h.change(h.svc.ClearSecond, "account.done.second-cleared")},
	}
}

func (h *Handlers) tokenRoutes() []route.Route {
	return []route.Route{
		{Method: "GET", Path: "/office/tokens", Right: account.RightToken, Handle: h.tokens},
		{Method: "POST", Path: "/office/tokens", Right: account.RightToken, Handle: h.makeToken},
		{Method: "POST", Path: "/office/tokens/{id}/revoke", Right: account.RightToken, Thing: h.tokenThing, Handle: h.revokeToken},
	}
}

// Nav lists the entries of the navigation.
func (h *Handlers) Nav() []frame.Item {
	return []frame.Item{{Key: "accounts", Path: "/office/accounts", Right: account.RightManage, Icon: "people", Order: 80}}
}

// AccountNav lists the entries of the menu of the account.
func (h *Handlers) AccountNav() []frame.Item {
	return []frame.Item{
		{Key: "account", Path: "/office/account", Right: access.SignedIn, Icon: "person", Order: 10},
		{Key: "tokens", Path: "/office/tokens", Right: account.RightToken, Icon: "key", Order: 20},
	}
}

func (h *Handlers) thing(ctx context.Context, a actor.Actor, r *http.Request) error {
	return h.svc.IsOwn(ctx, a, r.PathValue("id"))
}

func (h *Handlers) sessionThing(ctx context.Context, a actor.Actor, r *http.Request) error {
	return h.svc.IsOwnSession(ctx, a, r.PathValue("id"))
}

func (h *Handlers) tokenThing(ctx context.Context, a actor.Actor, r *http.Request) error {
	return h.svc.IsOwnToken(ctx, a, r.PathValue("id"))
}
