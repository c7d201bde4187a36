package app

import (
	"net/http"

	"digibank/internal/base/errs"
	"digibank/internal/base/web"
	"digibank/internal/platform/actor"
)

func errNoPage() error { return errs.Missing() }

func errMethod() error { return errs.New(errs.Malformed, "method") }

// fail is where every failed request ends: it notes the failure for the log,
// lets the client finish sending, and shows the page.
func (p *program) fail(w http.ResponseWriter, r *http.Request, a actor.Actor, err error) {
	note := web.NoteOf(r)
	note.Account, note.Tenant, note.Code = a.AccountID, a.TenantID, errs.Code(err)
	if note.Err == nil {
		note.Err = err
	}
	if note.Route == "" {
		note.Route = r.Pattern
	}
	web.Drain(r)
	p.office.Fail(w, r, a, err)
}

// failNobody is fail before anybody was recognised.
func (p *program) failNobody(w http.ResponseWriter, r *http.Request, err error) {
	if fail, ok := p.failures[firstPart(r.URL.Path)]; ok {
		web.NoteOf(r).Code = errs.Code(err)
		web.Drain(r)
		fail(w, r, err)
		return
	}
	p.fail(w, r, actor.Actor{}, err)
}
