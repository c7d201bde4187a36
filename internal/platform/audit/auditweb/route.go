package auditweb

import (
	"digibank/internal/platform/audit"
	"digibank/internal/platform/frame"
	"digibank/internal/platform/kit"
	"digibank/internal/platform/route"
)

// Handlers holds the pages.
type Handlers struct {
	svc   *audit.Service
	kit   kit.Kit
	frame frame.Frame
}

// New returns the pages; the kit writes down who took an export.
func New(s *audit.Service, k kit.Kit, fr frame.Frame) *Handlers { return &Handlers{s, k, fr} }

// Routes lists them.
func (h *Handlers) Routes() []route.Route {
	return []route.Route{
		{Method: "GET", Path: "/office/audit", Right: audit.RightRead, Handle: h.list},
		{Method: "GET", Path: "/office/audit.csv", Right: audit.RightRead, Handle: h.export},
	}
}

// Nav lists the entry of the navigation.
func (h *Handlers) Nav() []frame.Item {
	return []frame.Item{{Key: "audit", Path: "/office/audit", Right: audit.RightRead, Icon: "clock", Order: 95}}
}
