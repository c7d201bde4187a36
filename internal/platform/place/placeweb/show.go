package placeweb

import (
	"net/http"

	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
	"digibank/internal/platform/frame"
)

// showPage shows a page with a form, with status 422 when something is wrong.
func (h *Handlers) showPage(w http.ResponseWriter, r *http.Request, a actor.Actor, f *web.Form, p frame.Page) error {
	if f != nil && len(f.Problems(r.Context())) > 0 {
		p.Status = http.StatusUnprocessableEntity
	}
	return h.frame.Show(w, r, a, p)
}
